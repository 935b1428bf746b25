import type { SdkListWords } from '../lexicon/lexicon-schema.js';
import { alternatives, spacedAlternatives } from '../lexicon/word-patterns.js';

/** What words tell of the names, rows, lines and headers of SDK lists; all texts lower case and simplified. */
export interface ListWords {
  /** `广告主及其代理商`: whoever it may be. */
  isAnyParty(name: string): boolean;
  /** Sharing from server to server, or by the system's own parts: nothing of it is in the app. */
  isOutsideTheApp(told: string): boolean;
  /** `不是SDK`. */
  isNotOne(told: string): boolean;
  /** A line that announces a list, and names nothing. */
  announces(line: string): boolean;
  /** A heading or line about what others provide. */
  isOfThirdParty(line: string): boolean;
  /** A header of the column that names the SDK itself. */
  headsSdks(label: string): boolean;
  /** A header of the column that names who is behind it. */
  headsParties(label: string): boolean;
  /** `网络信息：IP 地址、WiFi 信息`: a further kind of data. */
  isKindOfData(line: string): boolean;
  /** `设备信息（型号、系统）：用于…`: where an item of data ends and why it is collected begins; -1 without a reason. */
  reasonIn(line: string): number;
  /** `该SDK来自…`: a line that tells of none of the fields. */
  isAside(line: string): boolean;
}

export function readListWords(words: SdkListWords): ListWords {
  const anyParty = new RegExp(`${alternatives(words.anyParty)}$`);
  const outside = new RegExp(
    `${alternatives(words.outsideTheApp)}|^\\s?(?:${spacedAlternatives(words.outsideOpeners)}|${alternatives(words.outsideWhole)}\\s?$)`,
  );
  const notOne = new RegExp(alternatives(words.notOne));
  const announces = new RegExp(alternatives(words.announces));
  const thirdParty = new RegExp(alternatives(words.thirdParty));
  const ofSdk = new RegExp(alternatives(words.ofSdk));
  const ofParty = new RegExp(alternatives(words.ofParty));
  const kindOfData = new RegExp(`^[^，,。：:]{2,10}${alternatives(words.dataKinds)}[：:].`);
  const reason = new RegExp(`[：:] ?${alternatives(words.onlyFor)}?${alternatives(words.reasons)}`);
  const aside = new RegExp(`^${spacedAlternatives(words.asides)}`);
  return {
    isAnyParty: (name) => anyParty.test(name),
    isOutsideTheApp: (told) => outside.test(told),
    isNotOne: (told) => notOne.test(told),
    announces: (line) => announces.test(line),
    isOfThirdParty: (line) => thirdParty.test(line),
    headsSdks: (label) => ofSdk.test(label),
    headsParties: (label) => ofParty.test(label) && !ofSdk.test(label),
    isKindOfData: (line) => kindOfData.test(line),
    reasonIn: (line) => line.search(reason),
    isAside: (line) => aside.test(line),
  };
}
