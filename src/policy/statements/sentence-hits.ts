import { type Stretch, sentencesOf } from '../document/sentences.js';
import type { WordHit } from '../normalize/word-scanner.js';

/** A sentence with the words that begin in it. */
export interface SentenceHits<T> {
  readonly sentence: Stretch;
  readonly hits: readonly WordHit<T>[];
}

/** The sentences of a text that hold a hit. `hits` are in the order of the text. */
export function* hitsBySentence<T>(text: string, hits: readonly WordHit<T>[]): Generator<SentenceHits<T>> {
  if (hits.length === 0) return;
  let next = 0;
  for (const sentence of sentencesOf(text)) {
    const inside: WordHit<T>[] = [];
    for (let hit = hits[next]; hit !== undefined && hit.start < sentence.end; hit = hits[++next])
      inside.push(hit);
    if (inside.length > 0) yield { sentence, hits: inside };
  }
}
