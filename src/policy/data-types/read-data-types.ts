import type { PolicyFacts } from '../../facts/policy-facts.js';
import { dataTypeByWord, dataTypes, wordsFor } from '../../taxonomy/data-types.js';
import type { SentenceReader } from '../accesses/sentence-sense.js';
import { evidenceOf, type Passage, quote } from '../document/passage.js';
import { type Stretch, sentencesOf } from '../document/sentences.js';
import { type WordHit, WordScanner } from '../normalize/word-scanner.js';

type PolicyDataType = PolicyFacts['dataTypes'][number];

const mostEvidence = 5;
const unread = new Set(['definitions', 'consent-exceptions', 'changes']);

/** Finds items of personal data by the words of the taxonomy. */
export interface DataTypeFinder {
  /** The type that an item of a list names, null where the taxonomy has none. */
  idOf(item: string): string | null;
  /** The items that passages say are collected, or are not. */
  read(passages: readonly Passage[], ofSdks: ReadonlySet<Passage>): PolicyDataType[];
}

export function findDataTypes(sense: SentenceReader): DataTypeFinder {
  const scanner = new WordScanner(dataWords());
  return {
    idOf(item) {
      const exact = dataTypeByWord(item.replace(/[（(].*$/u, ''));
      if (exact !== undefined) return exact.id;
      const text = item.normalize('NFKC').toLowerCase();
      return [...scanner.hits(text)].sort((a, b) => b.end - b.start - (a.end - a.start))[0]?.value ?? null;
    },
    read(passages, ofSdks) {
      const found = new Map<string, PolicyDataType>();
      for (const passage of passages) {
        if (unread.has(passage.section.role)) continue;
        for (const sentence of sentencesOf(passage.match))
          for (const item of toldIn(passage, sentence, ofSdks.has(passage))) add(found, item);
      }
      return [...found.values()];
    },
  };

  /** The items that one sentence says are collected, or are not. */
  function toldIn(passage: Passage, { start, end }: Stretch, inRow: boolean): PolicyDataType[] {
    const hits = outermost(scanner.hits(passage.match, start, end), passage.match);
    if (hits.length === 0) return [];
    const told = sense(passage.match.slice(start, end));
    if (told.declaresNothing || (!told.speaksOfCollecting && !inRow)) return [];
    const by = told.sdkActs || inRow || passage.section.role === 'sdk-list' ? 'sdk' : 'app';
    return hits.flatMap((hit): PolicyDataType[] => {
      const denied = told.deniedAt(hit.start - start);
      if (denied === 'conditional' || (denied === null && !told.collects && !inRow)) return [];
      const around = quote(passage, Math.max(start, hit.start - 24), Math.min(end, hit.end + 24));
      return [
        {
          id: hit.value,
          text: passage.text.text.slice(hit.start, hit.end),
          strength: denied === null ? 'collected' : 'denied',
          by,
          evidence: [evidenceOf(around)],
        },
      ];
    });
  }
}

/** Every word once, with and without its blanks and hyphens. */
function dataWords(): Map<string, string> {
  const words = new Map<string, string>();
  for (const type of dataTypes) {
    for (const written of wordsFor(type)) {
      const word = written.normalize('NFKC').toLowerCase();
      for (const spelling of [word, word.replaceAll(/[\s_-]/g, ''), word.replaceAll('-', ' ')])
        if (spelling.length >= 2 && !words.has(spelling)) words.set(spelling, type.id);
    }
  }
  return words;
}

/** Hits that no longer one covers; a Latin word only where it ends as a word: no `ip` in `ipad`. */
function outermost(hits: Iterable<WordHit<string>>, text: string): WordHit<string>[] {
  const kept: WordHit<string>[] = [];
  let reached = 0;
  for (const hit of hits) {
    if (hit.end <= reached || !endsAsWord(text, hit.end)) continue;
    reached = hit.end;
    kept.push(hit);
  }
  return kept;
}

function endsAsWord(text: string, end: number): boolean {
  return !/[a-z]/.test(text.charAt(end - 1)) || !/[a-z]/.test(text.charAt(end).replace('s', ''));
}

/** What is collected outweighs what is denied. */
function add(found: Map<string, PolicyDataType>, item: PolicyDataType): void {
  const present = found.get(item.id);
  if (present === undefined || (present.strength === 'denied' && item.strength === 'collected')) {
    found.set(item.id, item);
    return;
  }
  if (present.strength !== item.strength) return;
  if (present.by !== item.by) present.by = 'both';
  if (present.evidence.length < mostEvidence) present.evidence.push(...item.evidence);
}
