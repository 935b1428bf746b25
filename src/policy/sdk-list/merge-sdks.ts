import type { PolicySdk } from '../../facts/policy-facts.js';
import { nameKey } from '../../sdk/name-key.js';
import { type Passage, type PolicySection, scopeOf } from '../document/passage.js';
import { libraryStem } from '../products/library-files.js';
import { type RowReading, toPolicySdk } from './policy-sdks.js';
import type { SdkRow } from './sdk-row.js';

interface Entry {
  sdk: PolicySdk;
  readonly key: string;
  readonly listed: boolean;
  readonly section: PolicySection;
  readonly passage: Passage;
  readonly start: number;
}

/**
 * One entry for each SDK of the documents. Rows of one list stay apart unless they have the same name: a policy
 * that lists `微信支付` and `微信分享` names two. The same product in another list (Android and iOS, Chinese and
 * English), or mentioned in running text, is the same SDK told again.
 */
export function mergeSdkRows(rows: readonly SdkRow[], reading: RowReading): PolicySdk[] {
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry[]>();
  const byId = new Map<string, Entry[]>();
  const ordered = [...rows.filter(isListed), ...rows.filter((row) => !isListed(row))];
  for (const row of ordered) {
    const sdk = toPolicySdk(row, reading);
    const entry: Entry = {
      sdk,
      key: mergeKey(sdk.name),
      listed: isListed(row),
      section: scopeOf(row.name.passage),
      passage: row.name.passage,
      start: row.name.start,
    };
    const same = sameEntry(entry, byKey, byId, entries);
    if (same !== null) {
      same.sdk = mergeSdks(same.sdk, sdk);
      continue;
    }
    entries.push(entry);
    for (const key of [entry.key, ...aliasKeys(sdk.name)]) push(byKey, key, entry);
    if (sdk.id !== null) push(byId, sdk.id, entry);
  }
  return entries.map(({ sdk }) => sdk);
}

function isListed(row: SdkRow): boolean {
  return row.standing === 'listed';
}

function sameEntry(
  entry: Entry,
  byKey: ReadonlyMap<string, readonly Entry[]>,
  byId: ReadonlyMap<string, readonly Entry[]>,
  entries: readonly Entry[],
): Entry | null {
  const named = byKey.get(entry.key)?.[0];
  if (named !== undefined) return named;
  const identified = entry.sdk.id === null ? [] : (byId.get(entry.sdk.id) ?? []);
  if (entry.listed) {
    return (
      identified.find(({ section }) => section !== entry.section) ??
      entries.find((known) => isTranslation(known, entry)) ??
      null
    );
  }
  const other = identified.find((known) => !inOneSentence(known, entry));
  if (other !== undefined) return other;
  // A mention may shorten or lengthen the name of the row it speaks of.
  return (
    entries.find(
      (known) =>
        !inOneSentence(known, entry) && bothCompatible(known, entry) && overlaps(known.key, entry.key),
    ) ?? null
  );
}

/** Other names in one sentence are other SDKs, even of one product, unless one only repeats the other beside it. */
function inOneSentence(known: Entry, entry: Entry): boolean {
  if (known.listed || entry.listed || known.passage !== entry.passage) return false;
  const [first, second] = known.start <= entry.start ? [known, entry] : [entry, known];
  const touching = first.start + first.sdk.name.length === second.start && first.sdk.id === second.sdk.id;
  const between = entry.passage.match.slice(first.start, second.start);
  return !touching && !/[，,。；;!！]/u.test(between);
}

/** The same list in Chinese and in English: products that go together, names in different scripts. */
function isTranslation(known: Entry, entry: Entry): boolean {
  const [one, other] = [known.sdk, entry.sdk];
  if (!known.listed || known.section === entry.section || one.id === null || other.id === null) return false;
  return related(one.id, other.id) && hasHan(one.name) !== hasHan(other.name);
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Keys of the names in brackets after a name. */
function aliasKeys(name: string): string[] {
  const bracket = /[（(]([^（()）]{2,60})[)）]/.exec(name)?.[1] ?? '';
  return bracket
    .split(/[、，,/；;]/)
    .filter((alias) => /sdk/i.test(alias))
    .map((alias) => mergeKey(alias))
    .filter((key) => key.length > 2);
}

function bothCompatible(known: Entry, entry: Entry): boolean {
  return known.sdk.id === null || entry.sdk.id === null || related(known.sdk.id, entry.sdk.id);
}

/** A family stands for any of its products. */
function related(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`);
}

function overlaps(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 2 && long.includes(short);
}

/** Name key without platforms, and of a library file without version and extension. */
function mergeKey(name: string): string {
  const file = libraryStem(name);
  return nameKey(file.replace(/(?<![a-z])(?:android|ios)(?![a-z])端?|安卓版?/gi, '')) || nameKey(name);
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const present = map.get(key);
  if (present === undefined) map.set(key, [entry]);
  else present.push(entry);
}

function mergeSdks(first: PolicySdk, second: PolicySdk): PolicySdk {
  const platforms =
    first.platforms === null || second.platforms === null || first.platforms === second.platforms
      ? (first.platforms ?? second.platforms)
      : 'both';
  return {
    ...first,
    id: first.id ?? second.id,
    provider: first.provider ?? second.provider,
    purpose: first.purpose ?? second.purpose,
    dataTypes: unionOfItems(first.dataTypes, second.dataTypes),
    permissions: [...new Set([...first.permissions, ...second.permissions])],
    method: first.method ?? second.method,
    privacyUrl: first.privacyUrl ?? second.privacyUrl,
    platforms,
    packageName: first.packageName ?? second.packageName,
    evidence: [...first.evidence, ...second.evidence],
  };
}

function unionOfItems(first: PolicySdk['dataTypes'], second: PolicySdk['dataTypes']): PolicySdk['dataTypes'] {
  const known = new Set(first.map((item) => item.text));
  return [...first, ...second.filter((item) => !known.has(item.text))];
}
