import type { PolicyFacts } from '../../facts/policy-facts.js';
import { dataTypeByWord, dataTypes, wordsFor } from '../../taxonomy/data-types.js';
import type { SentenceReader } from '../accesses/sentence-sense.js';
import { evidenceOf, type Passage, quote } from '../document/passage.js';
import { WordScanner } from '../normalize/word-scanner.js';
import { sentencesOf } from '../sdk-list/sentences.js';

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
  const scanner = new WordScanner(
    dataTypes.flatMap((type) =>
      wordsFor(type).map((word) => [word.normalize('NFKC').toLowerCase(), type.id] as const),
    ),
  );
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
        for (const { start, end } of sentencesOf(passage.match)) {
          const hits = [...scanner.hits(passage.match, start, end)];
          if (hits.length === 0) continue;
          const told = sense(passage.match.slice(start, end));
          const bySdk = told.sdkActs || ofSdks.has(passage) || passage.section.role === 'sdk-list';
          if (told.declaresNothing || (!told.collects && !ofSdks.has(passage))) continue;
          for (const hit of hits) {
            const denied = told.deniedAt(hit.start - start);
            if (denied === 'conditional') continue;
            add(found, {
              id: hit.value,
              text: passage.text.text.slice(hit.start, hit.end),
              strength: denied === null ? 'collected' : 'denied',
              by: bySdk ? 'sdk' : 'app',
              evidence: [
                evidenceOf(quote(passage, Math.max(start, hit.start - 24), Math.min(end, hit.end + 24))),
              ],
            });
          }
        }
      }
      return [...found.values()];
    },
  };
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
