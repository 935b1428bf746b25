import { type Passage, type Quote, quote } from '../document/passage.js';
import { companyNamesIn } from './company-names.js';

/** Who the policy says handles the personal information. */
export interface OperatorName {
  readonly quote: Quote;
  /** As written: the legal name where it is given. */
  readonly name: string;
}

const selfNames =
  '我们|我司|我行|本公司|公司|本行|运营者|运营方|本平台|本软件|平台|we|us|our|the company|company';
/** `某某有限公司（以下简称“我们”）` */
const introduces = new RegExp(
  `^\\s?(?:及其?(?:旗下|关联)?[^,，。(（]{0,12})?[(（][^)）]{0,24}(?:称|作|简称|be referred to as|collectively|hereinafter|["“”'])[^)）]{0,16}(?:${selfNames})`,
);
const namesOperator =
  /(?:运营者|运营方|运营主体|运营单位|开发者|开发商|开发者名称|公司名称|公司全称|企业名称|主办单位|个人信息处理者|服务提供者|版权所有|operated by|provided by|developed by|copyright|©)\s?(?:名称)?\s?(?:是|为|:|：|即)?\s?["“]?\s?$/;
const runsIt =
  /^[^。；;，,]{0,40}(?:的运营者|的运营方|的开发者|运营的|开发的|开发并|所有的|所开发|开发、运营|开发和运营|运营并|版权所有|负责运营|提供的一款|\(注册地|（注册地)/;
const ownsIt = /^(?:[(（]?(?:注册地址|注册地|地址|住所|联系地址))/;
/** `中国移动（以下称“我们”）`: a name without a legal form. */
const shortIntroduction =
  /([\p{Script=Han}A-Za-z0-9·]{2,20})\s?[(（](?:以下|下文|下称|简称)[^)）]{0,12}["“”'‘](?:我们|我司|我行|本公司|公司)["“”'’]/u;
/** What runs into a short name without a mark. */
const beforeName = /^.*(?:是由|由|系|即)(?=.{2})/u;
/** `某某公司及其关联公司` */
const withOthers = /(?:及|和|与)其?(?:旗下|关联|附属|下属).*$/u;
/** A phrase about whoever it may be, no name. */
const nameless = /^(?:所|您|你|本|该|其)|使用的|提供方|服务商$|主体$/u;
const speaksOfSdks = /sdk|第三方|合作方/;
const opening = 12;
/** Units of a passage in which a short name is looked for. */
const longestRead = 2000;
const leastWeight = 2;

/** The company with the most telling mentions outside the lists of third parties; null where none is told. */
export function readOperatorName(passages: readonly Passage[]): OperatorName | null {
  const weights = new Map<string, { weight: number; quote: Quote }>();
  let short: OperatorName | null = null;
  /** In a document that is a list of SDKs: the companies from here on are others. */
  let listBegun = false;
  for (const [i, passage] of passages.entries()) {
    if (passage.kind === 'cell') continue;
    const amongOthers = passage.section.role === 'sdk-list';
    if (amongOthers && beginsList(passage)) listBegun = true;
    for (const { start, end } of companyNamesIn(passage.text.text, passage.match)) {
      if (amongOthers && !isOwn(passage, start, end, listBegun)) continue;
      const named = quote(passage, start, end);
      const weight = weightOf(passage, start, end) + (i < opening ? 2 : 0);
      const present = weights.get(named.text);
      if (present === undefined) weights.set(named.text, { weight, quote: named });
      else present.weight += weight;
    }
    if (short === null && i < opening * 3) short = shortNameIn(passage);
  }
  const [best] = [...weights].sort(([, a], [, b]) => b.weight - a.weight);
  if (best === undefined || best[1].weight < leastWeight) return short;
  return { name: best[0], quote: best[1].quote };
}

/** True for the line that leads to a list, or speaks of what is in it; a title does not. */
function beginsList({ kind, match }: Passage): boolean {
  return speaksOfSdks.test(match) && (kind !== 'heading' || /[：:]$|如下|以下/.test(match));
}

/** What a list of SDKs says of whoever publishes it: how it is called there, whose page it is, who stands above the list. */
function isOwn({ match }: Passage, start: number, end: number, listBegun: boolean): boolean {
  const before = match.slice(Math.max(0, start - 24), start);
  if (introduces.test(match.slice(end, end + 60)) || /(?:版权所有|copyright|©)[^，,。]{0,20}$/.test(before))
    return true;
  return !listBegun && namesOperator.test(before);
}

/** A name without a legal form that a passage introduces as the policy's own. */
function shortNameIn(passage: Passage): OperatorName | null {
  const introduced = shortIntroduction.exec(passage.text.text.slice(0, longestRead));
  const written = introduced?.[1];
  if (introduced === null || written === undefined) return null;
  const name = written.replace(beforeName, '').replace(withOthers, '');
  if (nameless.test(name)) return null;
  const start = introduced.index + written.lastIndexOf(name);
  return { name, quote: quote(passage, start, start + name.length) };
}

function weightOf(passage: Passage, start: number, end: number): number {
  const { match, section } = passage;
  const before = match.slice(Math.max(0, start - 24), start);
  const after = match.slice(end, end + 60);
  if (introduces.test(after)) return 6;
  if (namesOperator.test(before) || runsIt.test(after)) return 5;
  if (ownsIt.test(after)) return 3;
  // In the opening and the contact section a policy speaks of itself; elsewhere of others too.
  if (section.role === 'contact') return 2;
  return passage.match.length < 40 && passage.kind !== 'heading' ? 1 : 0.3;
}
