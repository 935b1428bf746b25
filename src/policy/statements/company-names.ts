/** A company's name in a text, by indexes. */
export interface CompanyName {
  readonly start: number;
  readonly end: number;
}

const suffix =
  /(?:有限(?:责任)?公司|股份公司|集团公司|总公司|合伙企业|[分支]行|工作室|经营部|商行|出版社|研究院|委员会)(?:\(有限合伙\))?(?:[\p{Script=Han}]{2,8}分(?:公司|行))?|集团(?![\p{Script=Han}()]{0,12}公司)|分公司/gu;
const englishName =
  /\b[A-Z][\w&'-]*(?:[ ,.]{1,2}[A-Z(][\w&')-]*\.?){0,7}?[ ,]{1,2}(?:Co\.\s?,?\s?Ltd\b\.?|Inc\b\.?|LLC\b|L\.L\.C\.|Limited\b|Ltd\b\.?|GmbH\b|Corporation\b|Corp\b\.?|Pte\b\.?(?:\s?Ltd\b\.?)?|S\.A\.)/g;
const longestName = 32;
const shortestCore = 2;

/**
 * Words before a name that run into it without a mark: `由上海某某有限公司`. None of them is looked for inside the
 * first characters of what would remain, so that a name that holds one keeps it.
 */
const leads =
  /^.*(?:欢迎您?|选择|提供者|提供商|运营者|开发者|主体|权归|归属于?|隶属于?|\d{4}\s?[.年-]|使用|适用于?|说明|指|委托|由|是|与|系|向|即|经|至|及|以及|或|的|对|我们|本软件|本公司|(?<!华)为|[:：“"'‘《【\s])/u;

/** Legal names begin with the place of registration; what stands there is no lead, whatever the name holds. */
const place =
  /中国|北京|上海|天津|重庆|广东|广州|深圳|东莞|佛山|珠海|浙江|杭州|宁波|江苏|南京|苏州|无锡|福建|福州|厦门|山东|济南|青岛|四川|成都|湖北|武汉|湖南|长沙|河南|郑州|河北|陕西|西安|安徽|合肥|江西|南昌|辽宁|沈阳|大连|吉林|长春|黑龙江|哈尔滨|海南|云南|贵州|广西|山西|甘肃|宁夏|青海|新疆|西藏|内蒙古|香港|澳门|台湾/g;

/** Chinese legal names in the form words are looked up in, English ones in the text as written. */
export function companyNamesIn(text: string, match: string): CompanyName[] {
  const names: CompanyName[] = [];
  for (const found of match.matchAll(suffix)) {
    const end = found.index + found[0].length;
    let start = found.index;
    while (start > 0 && found.index - start < longestName && isNameUnit(match, start - 1)) start--;
    const head = match.slice(start, found.index);
    start += leadLength(head);
    start += openBrackets(match.slice(start, end));
    if (found.index - start >= shortestCore && (names.at(-1)?.end ?? 0) <= start) names.push({ start, end });
  }
  if (/[A-Z]/.test(text))
    for (const found of text.matchAll(englishName))
      names.push({ start: found.index, end: found.index + found[0].length });
  return names;
}

function leadLength(head: string): number {
  const lead = leads.exec(head)?.[0].length ?? 0;
  const places = [...head.matchAll(place)].map(({ index }) => index);
  const before = places.filter((at) => at < lead && !/(?:公司|集团|银行)/.test(head.slice(at, lead)));
  if (places.length > 0 && lead < head.length) return before.at(-1) ?? lead;
  return head.length - lead >= shortestCore ? lead : 0;
}

function isNameUnit(match: string, at: number): boolean {
  return /[\p{Script=Han}a-z0-9()（）·&.]/u.test(match.charAt(at));
}

/** Length of what stands up to a bracket that the name does not close: `(以下简称某某公司` begins after it. */
function openBrackets(name: string): number {
  let open = -1;
  let depth = 0;
  for (let i = 0; i < name.length; i++) {
    const character = name.charAt(i);
    if (character === '(') {
      if (depth++ === 0) open = i;
    } else if (character === ')') {
      if (depth === 0) return i + 1;
      depth--;
    }
  }
  return depth > 0 ? open + 1 : 0;
}
