import type { PolicyFacts } from '../../facts/policy-facts.js';
import { dataTypeByWord, dataTypes, wordsFor } from '../../taxonomy/data-types.js';
import type { SentenceReader } from '../accesses/sentence-sense.js';
import { evidenceOf, type Passage, type Quote, quote } from '../document/passage.js';
import { denseText } from '../normalize/match-text.js';
import { type WordHit, WordScanner } from '../normalize/word-scanner.js';
import { splitStretches } from '../sdk-list/enumeration.js';
import type { SdkRow } from '../sdk-list/sdk-row.js';
import { hitsBySentence } from './sentence-hits.js';

type ToldDataType = PolicyFacts['dataTypes'][number];

/** What one place of a policy says of a kind of data. */
interface DataStatement {
  readonly id: string;
  readonly quote: Quote;
  readonly strength: 'collected' | 'denied';
  readonly by: 'app' | 'sdk';
}

/** Sections that name data without saying that it is collected. */
const unread = new Set(['definitions', 'consent-exceptions', 'changes', 'contact']);
/** Sections whose enumerations are of data collected, verb or no verb. */
const collecting = new Set(['collection', 'permission-list', 'sdk-list', 'sharing', 'cookies']);
const mostQuotes = 5;

/** Reads which kinds of personal data a policy says are collected, or not, by the app and by the SDKs in it. */
export class ToldDataReader {
  readonly #scanner = new WordScanner(dataWords());
  readonly #statements = new Map<string, DataStatement[]>();
  readonly #sense: SentenceReader;

  constructor(sense: SentenceReader) {
    this.#sense = sense;
  }

  /** Passages of one document; those that `rows` were read from are left to readRow. */
  readPassages(passages: readonly Passage[], rows: readonly SdkRow[]): void {
    const ofRows = new Set(rows.flatMap((row) => (row.fields.get('data') ?? []).map((data) => data.passage)));
    for (const passage of passages) {
      if (!unread.has(passage.section.role) && !ofRows.has(passage)) this.#readPassage(passage);
    }
  }

  /** The data field of an SDK's row: items by their whole phrase, then by the words in them. */
  readRow(row: SdkRow): void {
    for (const data of row.fields.get('data') ?? []) {
      const { passage, start, end } = data;
      for (const item of splitStretches(passage.match.slice(start, end), /[、，,;；。\n|]/)) {
        const stated = quote(passage, start + item.start, start + item.end);
        if (/不涉及|不收集|不获取|未收集/.test(stated.text)) continue;
        const whole = dataTypeByWord(stated.text)?.id;
        const ids = whole === undefined ? this.#idsIn(stated) : [whole];
        for (const id of ids) this.#add({ id, quote: stated, strength: 'collected', by: 'sdk' });
      }
    }
  }

  /** One entry a kind of data: collected where any statement says so. */
  dataTypes(): ToldDataType[] {
    return [...this.#statements.values()].map(toDataType);
  }

  #idsIn(stated: Quote): string[] {
    const dense = denseText(stated.passage.match.slice(stated.start, stated.end));
    return [...new Set(outermost([...this.#scanner.hits(dense.text)], dense.text).map(({ value }) => value))];
  }

  #readPassage(passage: Passage): void {
    const dense = denseText(passage.match);
    const hits = outermost([...this.#scanner.hits(dense.text)], dense.text);
    for (const { sentence, hits: inside } of hitsBySentence(dense.text, hits)) {
      const sense = this.#sense(dense.text.slice(sentence.start, sentence.end));
      if (sense.declaresNothing) continue;
      const listed = collecting.has(passage.section.role) && (passage.kind === 'cell' || inside.length > 1);
      for (const { start, end, value } of inside) {
        const denied = sense.deniedAt(start - sentence.start) === 'denied';
        if (!denied && !sense.collects && !listed) continue;
        this.#add({
          id: value,
          quote: quote(passage, dense.indexes[start] ?? 0, dense.indexes[end] ?? passage.match.length),
          strength: denied ? 'denied' : 'collected',
          by: passage.section.role === 'sdk-list' || sense.sdkActs ? 'sdk' : 'app',
        });
      }
    }
  }

  #add(statement: DataStatement): void {
    const present = this.#statements.get(statement.id);
    if (present === undefined) this.#statements.set(statement.id, [statement]);
    else present.push(statement);
  }
}

/** Words as the dense, lower-case text spells them, with and without their blanks and hyphens. */
function dataWords(): [string, string][] {
  const words = new Map<string, string>();
  for (const type of dataTypes) {
    for (const word of wordsFor(type)) {
      const lower = word.normalize('NFKC').toLowerCase();
      const dense = denseText(lower).text;
      for (const spelling of [dense, dense.replaceAll(/[\s_-]/g, ''), dense.replaceAll('-', ' ')])
        if (spelling.length >= 2 && !words.has(spelling)) words.set(spelling, type.id);
    }
  }
  return [...words];
}

/** Hits that no longer hit covers; a Latin word only where it ends as a word. */
function outermost(hits: readonly WordHit<string>[], text: string): WordHit<string>[] {
  const kept: WordHit<string>[] = [];
  let reached = 0;
  for (const hit of hits) {
    if (hit.end <= reached || !endsAsWord(text, hit)) continue;
    reached = hit.end;
    kept.push(hit);
  }
  return kept;
}

function endsAsWord(text: string, { end }: WordHit<string>): boolean {
  return !/[a-z]/.test(text.charAt(end - 1)) || !/[a-z]/.test(text.charAt(end).replace('s', ''));
}

function toDataType(statements: readonly DataStatement[]): ToldDataType {
  const collected = statements.filter(({ strength }) => strength === 'collected');
  const deciding = collected.length > 0 ? collected : statements;
  const [first] = deciding;
  if (first === undefined) throw new Error('a kind of data without statement');
  const [app, sdk] = [deciding.some(({ by }) => by === 'app'), deciding.some(({ by }) => by === 'sdk')];
  return {
    id: first.id,
    text: first.quote.text,
    strength: first.strength,
    by: app && sdk ? 'both' : sdk ? 'sdk' : 'app',
    evidence: deciding.slice(0, mostQuotes).map((statement) => evidenceOf(statement.quote)),
  };
}
