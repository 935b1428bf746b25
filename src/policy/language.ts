import type { PolicyFacts } from '../facts/policy-facts.js';
import type { Passage } from './document/passage.js';

const leastShare = 0.15;

/** The language or languages of the passages, by where their characters are. */
export function languageOf(passages: readonly Passage[]): PolicyFacts['language'] {
  let chinese = 0;
  let traditional = 0;
  let english = 0;
  for (const { text, match } of passages) {
    const han = text.text.match(/\p{Script=Han}/gu)?.length ?? 0;
    const letters = text.text.match(/[A-Za-z]/g)?.length ?? 0;
    if (han > 0) chinese += han;
    if (han * 4 < letters) english += letters / 3;
    if (han > 0)
      for (let i = 0; i < match.length; i++)
        if (match.charCodeAt(i) >= 0x3400 && match.charAt(i) !== text.text.charAt(i)) traditional++;
  }
  const total = chinese + english;
  if (total === 0) return 'unknown';
  if (chinese < total * leastShare) return 'en';
  const script = traditional > chinese * 0.1 ? 'zh-Hant' : 'zh-Hans';
  return english > total * leastShare ? `${script}+en` : script;
}
