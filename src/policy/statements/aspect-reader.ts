import { oncePer } from '../../collections/once-per.js';
import type { PolicyAspect, SectionRole } from '../../facts/policy-facts.js';
import { type Passage, type Quote, quote } from '../document/passage.js';
import type { Stretch } from '../document/sentences.js';
import type { AspectWords } from '../lexicon/lexicon-schema.js';
import { type DenseText, denseText } from '../normalize/match-text.js';
import { type WordHit, WordScanner } from '../normalize/word-scanner.js';
import { hitsBySentence } from './sentence-hits.js';

/** Where in an aspect's words a word stands. Pairs are numbered: both halves of one pair have to be met. */
type Place =
  | { readonly kind: 'phrase' | 'heading' | 'denial' | 'following' }
  | { readonly kind: 'one' | 'other'; readonly pair: number }
  | { readonly kind: 'section'; readonly role: SectionRole };
type Word = Place & { readonly aspect: PolicyAspect };

/** Passages after one that tells an aspect in which what follows from it is looked for. */
const followingReach = 4;
const mostQuotes = 3;
const longestQuote = 160;

/** Finds the sentences that tell an aspect by its words. */
export class AspectReader {
  readonly #scanner: WordScanner<Word>;
  readonly #followed: ReadonlyMap<PolicyAspect, PolicyAspect>;
  readonly #quotes = new Map<PolicyAspect, Quote[]>();
  /** What only following another aspect makes telling: it counts where nothing tells the aspect by itself. */
  readonly #following = new Map<PolicyAspect, Quote[]>();

  constructor(aspects: readonly AspectWords[]) {
    this.#scanner = scannerOf(aspects);
    this.#followed = new Map(
      aspects.flatMap(({ aspect, follows }) => (follows === null ? [] : [[follows.aspect, aspect] as const])),
    );
  }

  /** Passages of one document, in order. */
  readPassages(passages: readonly Passage[]): void {
    /** Aspects that follow from one told lately, with the passages left. */
    const open = new Map<PolicyAspect, number>();
    for (const passage of passages) {
      this.#readPassage(passage, open);
      for (const [aspect, left] of open) {
        if (left > 0) open.set(aspect, left - 1);
        else open.delete(aspect);
      }
    }
  }

  /** Up to three sentences that tell the aspect, in order; empty where none does. */
  quotesOf(aspect: PolicyAspect): readonly Quote[] {
    return this.#quotes.get(aspect) ?? this.#following.get(aspect) ?? [];
  }

  #readPassage(passage: Passage, open: Map<PolicyAspect, number>): void {
    const dense = denseText(passage.match);
    const found = this.#scanner.hits(dense.text);
    if (found.length === 0) return;
    for (const { sentence, hits } of hitsBySentence(dense.text, found)) {
      for (const [aspect, hit] of toldBy(hits, passage)) {
        add(this.#quotes, aspect, quoteAround(passage, dense, sentence, hit));
        const follower = this.#followed.get(aspect);
        if (follower !== undefined) open.set(follower, followingReach);
      }
    }
    for (const hit of found) {
      const { aspect, kind } = hit.value;
      if (kind === 'following' && open.has(aspect))
        add(this.#following, aspect, quoteAround(passage, dense, { start: 0, end: dense.text.length }, hit));
    }
  }
}

const scannerOf = oncePer(
  (aspects: readonly AspectWords[]) => new WordScanner<Word>(aspects.flatMap(entriesOf)),
);

function add(quotes: Map<PolicyAspect, Quote[]>, aspect: PolicyAspect, found: Quote): void {
  const present = quotes.get(aspect);
  if (present === undefined) quotes.set(aspect, [found]);
  else if (present.length < mostQuotes) present.push(found);
}

function entriesOf(words: AspectWords): [string, Word][] {
  const { aspect, phrases, headings, together, sections, denials, follows } = words;
  const entries = (list: readonly string[], place: Place): [string, Word][] =>
    list.map((word) => [word, { ...place, aspect }]);
  return [
    ...entries(phrases, { kind: 'phrase' }),
    ...entries(headings, { kind: 'heading' }),
    ...entries(denials, { kind: 'denial' }),
    ...entries(follows?.words ?? [], { kind: 'following' }),
    ...together.flatMap(({ one, other }, pair) => [
      ...entries(one, { kind: 'one', pair }),
      ...entries(other, { kind: 'other', pair }),
    ]),
    ...sections.flatMap((section) => entries(section.words, { kind: 'section', role: section.role })),
  ];
}

/** The aspects that the words of one sentence tell, each with the word that shows it. */
function toldBy(hits: readonly WordHit<Word>[], passage: Passage): Map<PolicyAspect, WordHit<Word>> {
  const told = new Map<PolicyAspect, WordHit<Word>>();
  const others = new Set(
    hits.flatMap(({ value }) => (value.kind === 'other' ? [`${value.aspect} ${value.pair}`] : [])),
  );
  for (const hit of hits) {
    const { aspect } = hit.value;
    if (!told.has(aspect) && tells(hit.value, others, passage)) told.set(aspect, hit);
  }
  for (const { value } of hits) if (value.kind === 'denial') told.delete(value.aspect);
  return told;
}

function tells(word: Word, others: ReadonlySet<string>, passage: Passage): boolean {
  switch (word.kind) {
    case 'phrase':
      return true;
    case 'heading':
      return passage.kind === 'heading';
    case 'section':
      return passage.section.role === word.role;
    case 'one':
      return others.has(`${word.aspect} ${word.pair}`);
    default:
      return false;
  }
}

/** The sentence, or as much of it around the word as a reader needs. */
function quoteAround(
  passage: Passage,
  { origin }: DenseText,
  { start, end }: Stretch,
  hit: WordHit<Word>,
): Quote {
  const from = end - start <= longestQuote ? start : Math.max(start, hit.start - longestQuote / 2);
  const to = Math.min(end, from + longestQuote);
  return quote(passage, origin(from), origin(to));
}
