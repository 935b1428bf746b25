import type { PolicyStatement } from '../../facts/policy-facts.js';
import { evidenceOf, type Passage, quote } from '../document/passage.js';
import type { AspectWords } from '../lexicon/lexicon-schema.js';
import { sentencesOf } from '../sdk-list/sentences.js';
import { readDates } from './policy-dates.js';
import { responseDays } from './response-time.js';

const mostEvidence = 3;
const longestSentence = 400;

/** What the policy tells besides accesses and SDKs: every aspect, present with its words or absent. */
export function readAspects(passages: readonly Passage[], words: readonly AspectWords[]): PolicyStatement[] {
  const found = new Map<PolicyStatement['aspect'], PolicyStatement>();
  const note = (
    aspect: PolicyStatement['aspect'],
    value: string | null,
    passage: Passage,
    start: number,
    end: number,
  ): void => {
    const present = found.get(aspect);
    const evidence = evidenceOf(quote(passage, start, end));
    if (present === undefined) found.set(aspect, { aspect, present: true, value, evidence: [evidence] });
    else if (present.evidence.length < mostEvidence) present.evidence.push(evidence);
  };
  for (const passage of passages) {
    if (passage.section.role === 'definitions') continue;
    for (const { start, end } of sentencesOf(passage.match)) {
      const sentence = passage.match.slice(start, Math.min(end, start + longestSentence));
      for (const { aspect, all, none } of words) {
        if (tells(sentence, all, none)) note(aspect, null, passage, start, end);
      }
      const days = responseDays(sentence);
      if (days !== null) note('response-time', String(days), passage, start, end);
    }
  }
  for (const { aspect, value, passage, start, end } of readDates(passages)) {
    if (!found.has(aspect)) note(aspect, value, passage, start, end);
  }
  const aspects = [
    ...words.map(({ aspect }) => aspect),
    'response-time',
    'effective-date',
    'update-date',
  ] as const;
  return aspects.map((aspect) => found.get(aspect) ?? { aspect, present: false, value: null, evidence: [] });
}

function tells(sentence: string, all: readonly (readonly string[])[], none: readonly string[]): boolean {
  return (
    all.every((group) => group.some((word) => sentence.includes(word))) &&
    !none.some((word) => sentence.includes(word))
  );
}
