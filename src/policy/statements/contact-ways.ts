import { type Passage, type Quote, quote } from '../document/passage.js';

/** A way to reach the handler that can be used as it stands. */
export interface ContactWay {
  readonly quote: Quote;
  readonly value: string;
}

const mail = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/;
/** Service numbers (400, 800, 95xxx, 12345), area code and number, or a mobile number, after a word for it. */
const telephone =
  /(?:电话|热线|致电|拨打|客服|手机|座机|tel|phone|call)[^\d。]{0,20}(?<number>(?:\+?86[- ]?)?(?:[48]00[- ]?\d{3,4}[- ]?\d{3,4}|0\d{2,3}[- ]?\d{7,8}|1[3-9]\d{9}|9[56]\d{3,5}|1[02]\d{3,4})(?!\d))/;

/** The first mail address or telephone number outside the lists of third parties. */
export function readContactWay(passages: readonly Passage[]): ContactWay | null {
  for (const passage of passages) {
    if (passage.section.role === 'sdk-list' || passage.kind === 'cell') continue;
    for (const pattern of [mail, telephone]) {
      const found = pattern.exec(passage.match);
      if (found === null) continue;
      const value = found.groups?.['number'] ?? found[0];
      const from = Math.max(0, found.index - 20);
      return { quote: quote(passage, from, found.index + found[0].length), value };
    }
  }
  return null;
}
