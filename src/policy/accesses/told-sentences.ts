import { type Stretch, sentencesOf } from '../document/sentences.js';
import type { AccessTerm } from './access-terms.js';
import type { SentenceReader, SentenceSense } from './sentence-sense.js';

/** A sentence with words for accesses in it. */
export interface ToldSentence {
  readonly sentence: Stretch;
  readonly sense: SentenceSense;
  readonly terms: readonly AccessTerm[];
  /** It goes on with what the sentence before it says is collected. */
  readonly goesOn: boolean;
}

/**
 * The sentences of a passage that may tell of accesses. What follows an explanation goes on to explain, until the
 * policy speaks of itself.
 */
export function* toldSentences(
  text: string,
  terms: readonly AccessTerm[],
  readSense: SentenceReader,
): Generator<ToldSentence> {
  let next = 0;
  let explained = false;
  let collects = false;
  for (const sentence of sentencesOf(text)) {
    if (next >= terms.length) return;
    const from = next;
    while ((terms[next]?.start ?? sentence.end) < sentence.end) next++;
    const sense: SentenceSense = readSense(text.slice(sentence.start, sentence.end));
    explained = sense.explains || (explained && !sense.speaks);
    const goesOn: boolean = collects && sense.continues;
    collects = goesOn || (sense.collects && !sense.declaresNothing);
    if (next > from && !explained) yield { sentence, sense, terms: terms.slice(from, next), goesOn };
  }
}
