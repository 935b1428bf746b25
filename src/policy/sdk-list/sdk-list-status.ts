import type { SdkList } from '../../facts/policy-facts.js';
import { evidenceOf, linksAround, type Passage, quote, quoteAll } from '../document/passage.js';
import type { PolicyDocument } from '../document/policy-document.js';
import type { SdkListReferenceWords } from '../lexicon/lexicon-schema.js';
import { alternatives } from '../lexicon/word-patterns.js';
import type { SdkRow } from './sdk-row.js';
import { firstUrl } from './urls.js';

const longestReference = 400;

/**
 * Whether the documents hold a list of SDKs. Rows of a list are one; without any, words that point to a list mean
 * that it stands elsewhere, even where SDKs are named in passing.
 */
export function sdkListStatus(
  rows: readonly SdkRow[],
  passages: readonly Passage[],
  words: SdkListReferenceWords,
): SdkList {
  const listed = rows.find((row) => row.standing === 'listed');
  if (listed !== undefined) return { status: 'present', evidence: [evidenceOf(listed.name)] };
  const reference = findReference(passages, words);
  if (reference !== null) return reference;
  const [mentioned] = rows;
  return mentioned === undefined
    ? { status: 'absent' }
    : { status: 'present', evidence: [evidenceOf(mentioned.name)] };
}

function findReference(passages: readonly Passage[], words: SdkListReferenceWords): SdkList | null {
  const [subject, kind] = [alternatives(words.subjects), alternatives(words.kinds)];
  const titled = new RegExp(`《[^》]{0,30}${subject}[^》]{0,30}${kind}[^》]{0,20}》`);
  const plain = new RegExp(`${subject}[^，,。；;]{0,16}${kind}`);
  const pointer = new RegExp(alternatives(words.pointers));
  let best: { passage: Passage; start: number; end: number } | null = null;
  for (const passage of passages) {
    if (passage.section.role === 'definitions') continue;
    const match = passage.match.slice(0, 4000);
    const found =
      titled.exec(match) ??
      (pointer.test(match) && linkTitle(passage, plain) !== null ? plain.exec(match) : null);
    if (found === null || !/sdk|插件/.test(match)) continue;
    const here = { passage, start: found.index, end: found.index + found[0].length };
    if (/sdk/.test(found[0])) return elsewhere(here, plain);
    best ??= here;
  }
  return best === null ? null : elsewhere(best, plain);
}

function elsewhere(
  { passage, start, end }: { passage: Passage; start: number; end: number },
  plain: RegExp,
): SdkList {
  const title = quote(passage, start, end);
  const link = linkTitle(passage, plain);
  const rest = passage.text.text.slice(end, end + 120);
  return {
    status: 'elsewhere',
    title: title.text.replace(/^《|》$/g, ''),
    url: link?.url ?? firstUrl(rest),
    evidence: [evidenceOf(passage.match.length <= longestReference ? quoteAll(passage) : title)],
  };
}

/** The link of a passage whose text names the list. */
function linkTitle(passage: Passage, plain: RegExp): PolicyDocument['links'][number] | null {
  const within = linksAround(passage);
  return (
    within.find(({ text }) => /sdk/i.test(text) && plain.test(text.toLowerCase())) ??
    within.find(({ text }) => plain.test(text.toLowerCase())) ??
    null
  );
}
