import type { Passage } from '../document/passage.js';

const kindOfText =
  '(?:用户|会员|客户|最终|的|个人信息(?:保护)?及?|儿童|未成年人|青少年){0,4}(?:隐私权?|个人信息)(?:及|和|与)?(?:个人信息)?(?:保护)?(?:政策|声明|协议|指引|条款|通知|说明|须知)';
/** `某某隐私政策` as a title or between 《》. */
const title = new RegExp(`^[《【]?(.{2,24}?)${kindOfText}`, 'u');
const cited = new RegExp(`《([^《》]{2,24}?)${kindOfText}`, 'gu');
/** `某某（以下简称“本应用”）`, `某某App`. */
const introduced =
  /["“「]?([\p{Script=Han}A-Za-z0-9·+]{2,16}?)["”」]?\s?(?:app|应用|软件|客户端|小程序)?\s?[(（][^)）]{0,8}(?:称|简称)[^)）]{0,14}["“”'‘]?(?:本应用|本软件|本客户端|本产品|本平台|app|本app|本服务|该软件|本游戏)/giu;
const used =
  /(?:欢迎您?使用|您使用|在使用|开始使用|适用于)["“「]?([\p{Script=Han}A-Za-z0-9·+]{2,14}?)["”」]?(?:app|客户端|软件|产品|服务|平台)/giu;
const quoted =
  /[“"「『]\s?([\p{Script=Han}A-Za-z0-9·+]{2,14}?)\s?[”"」』]\s?(?:app|客户端|软件|产品|应用|平台|小程序|提供的|及相关|及其|服务|账号|帐号)/giu;
const described = /^["“「《]?([\p{Script=Han}A-Za-z0-9·+]{2,16}?)["”」》]?(?:app|软件)?是(?:一款|一个|由)/iu;
const agreement = /《([^《》]{2,16}?)(?:用户|软件|平台)?(?:服务|使用|许可)?(?:服务|使用|许可|用户)协议》/gu;
const english =
  /(?:welcome to|use of|using|applies to) (?:the )?([A-Z][A-Za-z0-9]*(?: [A-Z][A-Za-z0-9]*){0,3})(?: app\b|,| \(|\.)/g;

/** What running text says of the app's name, and how much each says. */
const inText = [
  [introduced, 3],
  [english, 2],
  [used, 1],
  [quoted, 1],
  [agreement, 1],
] as const;

/** Words that make a phrase speak of no app in particular. */
const nameless =
  /^(?:本|我|您|你|当|将|如|若|因|为了|所|请|在|第.{1,3}(?:部分|章|条)|[一二三四五六七八九十\d、.]+$|该|此|其|各|任|某|第三方|用户|相关|以上|以下|上述|其他|所有|部分|这|最新|个人|隐私|儿童|未成年|产品|服务|软件|应用|平台|网站|公司|(?:手机|移动)$|关于|特定|不同|某些|同意|our|the|your|this|privacy)|政策|协议|隐私|用户$|\bsdk/i;

const englishTitle =
  /^(?:the )?([A-Z][\w&'.-]*(?: [\w&'.-]+){0,4}?)(?:'s)? (?:App )?Privacy (?:Policy|Notice|Statement)/;

const opening = 16;
/** Units of a passage in which a name is looked for. */
const longestRead = 2000;
const leastVotes = 2;

/** The name of the app the policy is for; null where the policy gives none. */
export function readAppName(passages: readonly Passage[], titles: readonly (string | null)[]): string | null {
  const votes = new Map<string, number>();
  const vote = (candidate: string | undefined, weight: number): void => {
    const name = bareName(candidate ?? '');
    if (name !== null) votes.set(name, (votes.get(name) ?? 0) + weight);
  };
  for (const text of titles) vote(title.exec(text?.trim() ?? '')?.[1], 4);
  for (const passage of passages.slice(0, opening)) {
    const text = passage.text.text.slice(0, longestRead);
    if (text.length < 40 && passage.kind !== 'cell') {
      // Read in simplified characters and taken as written: both have one length.
      const named = title.exec(passage.match)?.[1];
      const at = named === undefined ? -1 : passage.match.indexOf(named);
      if (named !== undefined) vote(text.slice(at, at + named.length), 4);
      else vote(englishTitle.exec(text)?.[1], 4);
    }
    for (const [pattern, weight] of inText)
      for (const found of text.matchAll(pattern)) vote(found[1], weight);
    vote(described.exec(text)?.[1], 2);
  }
  for (const passage of passages)
    for (const found of passage.text.text.matchAll(cited))
      if (passage.section.role !== 'sdk-list' && passage.kind !== 'cell') vote(found[1], 1);
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best === undefined || best[1] < leastVotes ? null : best[0];
}

/** A candidate without what goes round names; null where it names no app. */
function bareName(candidate: string): string | null {
  const name = candidate
    .trim()
    .replace(
      /^(?:.*(?:说明|阐述|使用|适用于|关于|提供的|运营的|开发的)|欢迎您?选择|《|【|"|“|「|\d+[.、])+/u,
      '',
    )
    .replace(
      /(?:app|客户端|软件|用户|的|法律声明[及和与]?|产品(?:[及和与、]相关|[及和与、])?服务|["”」\s·|_–—-])+$/iu,
      '',
    )
    .trim();
  if (name.length < 2 || nameless.test(name) || /[，。,;；：:]|有限公司/.test(name)) return null;
  return name;
}
