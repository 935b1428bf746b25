import type { PolicyFacts } from '../facts/policy-facts.js';
import type { Passage } from './document/passage.js';

const leastShare = 0.15;

/** The language or languages of the passages, by where their characters are. */
export function languageOf(passages: readonly Passage[]): PolicyFacts['language'] {
  let chinese = 0;
  let traditional = 0;
  let english = 0;
  for (const { text, match } of passages) {
    const { han, letters, changed } = countScripts(text.text, match);
    chinese += han;
    traditional += changed;
    if (han * 4 < letters) english += letters / 3;
  }
  const total = chinese + english;
  if (total === 0) return 'unknown';
  if (chinese < total * leastShare) return 'en';
  const script = traditional > chinese * 0.1 ? 'zh-Hant' : 'zh-Hans';
  return english > total * leastShare ? `${script}+en` : script;
}

/** Chinese characters, Latin letters, and Chinese characters that are written otherwise in simplified Chinese. */
function countScripts(text: string, match: string): { han: number; letters: number; changed: number } {
  let [han, letters, changed] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isHan(unit)) {
      han++;
      if (match.charCodeAt(i) !== unit) changed++;
    } else if (isLetter(unit)) letters++;
  }
  return { han, letters, changed };
}

/** CJK Unified Ideographs and Extension A. */
function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
