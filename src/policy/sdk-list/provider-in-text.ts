import { type Passage, type Quote, quote } from '../document/passage.js';
import { lexicon } from '../lexicon/lexicon.js';
import { alternatives } from '../lexicon/word-patterns.js';
import type { NameFinder } from './names-in-text.js';

const companyForm = alternatives(lexicon.sdkLists.companyForms);
const company = String.raw`[^，,。；;：:、“”《》\n]{2,40}?${companyForm}`;
const before = new RegExp(
  String.raw`(?:由|集成了?|接入了?|使用了?|嵌入了?|合作方|引入了?|调用了?|[，,。；;]|^|\s)(${company})(?:[（(][^（()）]{1,30}[)）])?\s?(?:所)?(?:提供|开发|运营|旗下)?的?\s?$`,
);
/** A brand that `由…提供的` tells to be the provider, whatever its name ends with. */
const providedBy =
  /(?:由|采用|使用了?|接入了?|集成了?)([^，,。；;：:、由]{2,20}?)(?:提供|开发|研发|旗下|推出)的\s?$/;
const after = new RegExp(String.raw`^\s?[（(](?:由|提供方[:：]?|公司[:：]?)?(${company})(?:提供)?[)）]`);
/** A name that ends as those of companies do. */
export const companyEnd = new RegExp(`${companyForm}$`, 'i');
const provided = new RegExp(
  String.raw`provided by (${company})|由[“"「]([^“”"「」]{2,30})[”"」] ?(?:提供|开发|运营)|由[“"「]?(${company})[”"」]?(?:[（(][^（()）]{1,30}[)）])?\s?(?:提供|开发|运营)`,
);

/** A name and, in brackets at its end, the company whose it is; null where the brackets hold no company. */
export function companyInBrackets({ text, passage, start }: Quote): { name: Quote; provider: Quote } | null {
  let depth = 0;
  for (let at = text.length - 1; at > 0; at--) {
    const character = text.charAt(at);
    if (character === ')' || character === '）') depth++;
    else if (character === '(' || character === '（') depth--;
    if (depth > 0) continue;
    const inner = text.slice(at + 1, -1);
    if (depth < 0 || at === text.length - 1 || !companyEnd.test(inner)) return null;
    return {
      name: quote(passage, start, start + at),
      provider: quote(passage, start + at + 1, start + text.length - 1),
    };
  }
  return null;
}

/** The company that stands beside the name at `start`..`end` as the one that provides it. */
export function providerBeside(
  passage: Passage,
  start: number,
  end: number,
  sentence: { start: number },
): Quote | null {
  const head = passage.match.slice(Math.max(sentence.start, start - 60), start);
  const ahead = before.exec(head) ?? providedBy.exec(head);
  if (ahead?.[1] !== undefined) {
    const at = start - head.length + ahead.index + ahead[0].indexOf(ahead[1]);
    return quote(passage, at, at + ahead[1].length);
  }
  const tail = after.exec(passage.match.slice(end, end + 60));
  if (tail?.[1] === undefined) return null;
  const at = end + tail[0].indexOf(tail[1]);
  return quote(passage, at, at + tail[1].length);
}

/** The company that a sentence says provides what it is about, wherever it stands. */
export function providerSaid(passage: Passage, { start, end }: { start: number; end: number }): Quote | null {
  const said = provided.exec(passage.match.slice(start, end));
  const name = said?.[1] ?? said?.[2] ?? said?.[3];
  if (said === null || name === undefined) return null;
  const at = start + said.index + said[0].indexOf(name);
  return quote(passage, at, at + name.length);
}

/** A vendor's brand right before a product's name, as in `使用中国移动咪咕SDK` or `腾讯的Bugly`. */
export function brandBefore(passage: Passage, start: number, from: number, names: NameFinder): Quote | null {
  const head = passage.match.slice(Math.max(from, start - 24), start).replace(/的?\s?$/, '');
  const headStart = Math.max(from, start - 24);
  const brand = names.knownIn(passage.match, headStart, headStart + head.length).at(-1);
  if (brand === undefined || brand.end !== headStart + head.length || brand.term.kind !== 'vendor')
    return null;
  return quote(passage, brand.start, brand.end);
}
