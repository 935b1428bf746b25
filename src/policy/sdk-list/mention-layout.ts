import { numberingOf } from '../document/numbering.js';
import { type Passage, type Quote, quote } from '../document/passage.js';
import type { Layout } from './layout.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

/** Names that say SDK but name none. */
const generic =
  /^(?:(?:该|此|这些|上述|其他|其它|相关|各|各类|部分|某些|任何|所有|以下|接入|集成|嵌入|使用|第三方|三方|合作方|合作伙伴|外部|软件|开发|工具|包|类|的|等|个|我们|您|其|本|由|及|和|与|或|不同|版本|android|ios|app|公司|服务商|伙伴)*)$/;

const nameBeforeSdk = /[A-Za-z0-9\u4e00-\u9fff+\-_.·&（）()/ ]{1,32}?\s?sdk(?![a-z])/gi;
const cuts =
  /(?:使用了?|接入了?|集成了?|嵌入了?|通过|包括|包含|例如|比如|以及|由于|我们|第三方|该|此|上述|其他|相关|提供的?|引入|调用|采用|的|了|有|是)/g;

/** SDK names in running text: what stands before the word SDK, back to where a name can begin. */
export const mentionLayout: Layout = (context, at) => {
  const item = context.items[at];
  if (item?.kind !== 'passage') return null;
  return { rows: mentionsIn(item.passage), next: at + 1 };
};

function mentionsIn(passage: Passage): SdkRow[] {
  if (passage.section.role === 'definitions') return [];
  const rows: SdkRow[] = [];
  for (const match of passage.match.matchAll(nameBeforeSdk)) {
    const name = nameWithin(passage, match.index, match.index + match[0].length);
    if (name !== null) rows.push(new SdkRowBuilder().build(name, 'mentioned', passage.section.title));
  }
  return rows;
}

function nameWithin(passage: Passage, start: number, end: number): Quote | null {
  const run = passage.match.slice(start, end);
  let from = start + (numberingOf(run)?.length ?? 0);
  for (const cut of run.matchAll(cuts)) {
    const after = start + cut.index + cut[0].length;
    if (after < end - 3) from = Math.max(from, after);
  }
  const open = passage.match.slice(from, end).search(/[（(][^）)]*$/);
  if (open >= 0) from += open + 1;
  const name = quote(passage, from, end);
  const bare = name.text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/sdk|\s/g, '');
  return generic.test(bare) ? null : name;
}
