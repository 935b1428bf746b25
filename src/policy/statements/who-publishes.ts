import { type Passage, type Quote, quote } from '../document/passage.js';

const body = String.raw`[\u4e00-\u9fffA-Za-z0-9（）() .,&·]{2,40}?`;
const company = String.raw`(?:有限责任公司|股份有限公司|有限公司|公司|集团|银行|服务中心|中心|工作室|研究院|事务所|委员会|大学|医院|局|pte\. ltd\.|co\., ?ltd\.?|ltd\.?|limited|inc\.?|llc|gmbh|corporation)`;
/** How a policy says who `we` are; the first group is the name. */
const patterns: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:^|[，。：:“"（(\s由即])(${body}${company}(?:[\u4e00-\u9fff]{2,8}分行)?)\s?(?:及其?(?:关联|关系)公司)?\s?[（(]\s?(?:以下|下文|下称|亦称|或以下|以下均|简称|“?我们|"?we|")`,
  ),
  new RegExp(
    String.raw`(?:我们是|我们即|我们指|由)\s?(${body}${company})\s?(?:及其关联公司)?(?:，|。|共同)?\s?(?:开发|运营|提供|制定|为您|所有|营运|負責|负责|$|，)`,
  ),
  new RegExp(String.raw`(?:我们|本公司)\s?[（(](${body}${company})[)）]`),
  new RegExp(
    String.raw`(?:^|[，。])(${body}${company})(?:是|为|系)[^。]{2,40}(?:的)?(?:运营者|运营方|开发者|经营者|提供者)`,
  ),
  new RegExp(
    String.raw`(?:公司名称|运营者|运营主体|开发者(?:名称)?|运营单位|主办单位)[:：]\s?(${body}${company})`,
  ),
  new RegExp(String.raw`^(${body}${company})$`),
];
const firstPassages = 60;
const longestTitle = 40;
const policyTitle =
  /^[《【“"]?(.{2,24}?)(?:app|客户端|软件|手机版|应用|平台)?(?:用户)?(?:个人信息)?(?:保护)?(?:及)?(?:儿童)?(?:隐私权?(?:保护)?(?:政策|声明|协议|条款|指引|说明|保护指引)|个人信息保护政策|用户隐私协议|privacy (?:policy|notice|statement))/;
const noName =
  /^(?:本|我们的?|用户|隐私|最新版?|个人信息|第三方|the|our|企业|个人|儿童|未成年人|以下|关于|版本|更新|您的?)/;

/** The company that handles the information, as the policy names it. */
export function findOperator(passages: readonly Passage[]): Quote | null {
  const head = passages.slice(0, firstPassages);
  const contact = passages.filter((passage) => passage.section.role === 'contact').slice(0, 30);
  for (const pattern of patterns) {
    for (const passage of [...head, ...contact]) {
      if (passage.section.role === 'sdk-list' || passage.kind === 'cell') continue;
      const found = pattern.exec(passage.match.slice(0, 600));
      if (found?.[1] === undefined) continue;
      const start = found.index + found[0].indexOf(found[1]);
      return trimName(quote(passage, start, start + found[1].length));
    }
  }
  return null;
}

/** The app's name, from the title of the policy. */
export function findApp(passages: readonly Passage[], title: string | null): string | null {
  for (const passage of passages.slice(0, 12)) {
    if (passage.match.length > longestTitle) continue;
    const found = policyTitle.exec(passage.match);
    const name =
      found?.[1] === undefined
        ? ''
        : passage.text.text.slice(found[0].indexOf(found[1]), found[0].indexOf(found[1]) + found[1].length);
    if (isName(name)) return name.replace(/(?:儿童|用户)$/u, '').trim();
  }
  const titled = title === null ? null : policyTitle.exec(title.toLowerCase());
  const name =
    titled?.[1] === undefined
      ? ''
      : (title ?? '').slice(titled[0].indexOf(titled[1]), titled[0].indexOf(titled[1]) + titled[1].length);
  return isName(name) ? name.replace(/(?:儿童|用户)$/u, '').trim() : null;
}

function isName(name: string): boolean {
  return name.trim().length >= 2 && !noName.test(name.trim().toLowerCase()) && !/[，。；：:]/.test(name);
}

/** Without what the sentence says before the name. */
function trimName(name: Quote): Quote {
  const lead =
    /^(?:.*(?:是由|由|即|的|与|和|为|是)(?=[\u4e00-\u9fff]{4}))/u.exec(name.text.slice(0, -6))?.[0].length ??
    0;
  return quote(name.passage, name.start + lead, name.end);
}
