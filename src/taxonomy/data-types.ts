import data from './data-types.json' with { type: 'json' };
import type { DataTypeTable } from './data-types-schema.js';

/** A kind of personal data, in the words of policies. */
export type DataType = DataTypeTable['dataTypes'][number];

// data-types.json is held to dataTypeTableSchema by the tests.
const table = data as DataTypeTable;

/** Every data type, grouped by kind. */
export const dataTypes: readonly DataType[] = table.dataTypes;

const byId: ReadonlyMap<string, DataType> = new Map(dataTypes.map((type) => [type.id, type]));
const byWord: ReadonlyMap<string, DataType> = new Map(
  dataTypes.flatMap((type) => wordsFor(type).map((word) => [normalise(word), type] as const)),
);
const vagueByWord: ReadonlyMap<string, readonly string[]> = new Map(
  table.vagueTerms.map((term) => [normalise(term.text), term.mayMean]),
);

/** Looks up a data type, e.g. `imei`; undefined for an id nobody wrote down. */
export function dataType(id: string): DataType | undefined {
  return byId.get(id);
}

/** What to call a data type in a report; an unknown id is returned as it is. */
export function dataTypeName(id: string, language: 'zh-CN' | 'en'): string {
  const names = byId.get(id)?.names;
  if (names === undefined) return id;
  return language === 'en' ? names.en : names['zh-Hans'];
}

/**
 * The data type that a whole phrase names, regardless of case, spacing and what policies wrap names in:
 * `设备的MAC地址信息`, `国际移动设备识别码（IMEI）`. A phrase that merely contains a name is not enough.
 */
export function dataTypeByWord(phrase: string): DataType | undefined {
  for (const candidate of candidates(phrase)) {
    const type = byWord.get(candidate);
    if (type !== undefined) return type;
  }
  return undefined;
}

/**
 * For a phrase that names no item of data, such as 设备信息: the ids of what it may mean, perhaps none.
 * Undefined for every other phrase.
 */
export function vagueDataTerm(phrase: string): readonly string[] | undefined {
  return vagueByWord.get(normalise(phrase));
}

/** Every name and synonym of a data type, in the spelling of the table. */
export function wordsFor(type: DataType): string[] {
  return [
    type.names['zh-Hans'],
    type.names['zh-Hant'],
    type.names.en,
    ...type.synonyms['zh-Hans'],
    ...type.synonyms.en,
  ];
}

/** The phrase itself, without its brackets, and what stands in them, each also without its wrapping. */
function* candidates(phrase: string): Generator<string> {
  const [outside = '', inside = ''] = phrase.split(/[（(]/, 2);
  for (const part of [phrase, outside, inside.replace(/[）)].*$/s, '')]) {
    const word = normalise(part);
    const bare = word.replace(WRAPPING_BEFORE, '');
    yield* [word, word.replace(WRAPPING_AFTER, ''), bare, bare.replace(WRAPPING_AFTER, '')];
  }
}

const WRAPPING_BEFORE = /^(?:读取|获取|访问|收集|您的|用户的|设备的|用户|设备|手机|本机)/;
const WRAPPING_AFTER = /(?:等信息|等参数|相关信息|信息|数据|参数|情况|等)$/;

/** Case and white space carry no meaning in a name; neither do hyphens (Wi-Fi, WiFi). */
function normalise(phrase: string): string {
  return phrase.toLowerCase().replaceAll(/[\s\u3000_-]/g, '');
}
