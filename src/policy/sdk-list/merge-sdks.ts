import type { PolicySdk } from '../../facts/policy-facts.js';
import { nameKey } from '../../sdk/name-key.js';
import { type Passage, type Quote, scopeOf } from '../document/passage.js';
import { libraryStem } from '../products/library-files.js';
import { type KnownSdk, KnownSdks } from './known-sdks.js';
import { type RowReading, toPolicySdk } from './policy-sdks.js';
import type { SdkRow } from './sdk-row.js';

interface Entry extends KnownSdk {
  /** What each of its rows tells. */
  readonly told: PolicySdk[];
}

/**
 * One entry for each SDK of the documents. Rows of one list stay apart unless they have the same name: a policy
 * that lists `微信支付` and `微信分享` names two. The same product in another list (Android and iOS, Chinese and
 * English), or mentioned in running text, is the same SDK told again.
 */
export function mergeSdkRows(rows: readonly SdkRow[], reading: RowReading): PolicySdk[] {
  const entries: Entry[] = [];
  const known = new KnownSdks<Entry>();
  const clauseOf = clauseFinder();
  const ordered = [...rows.filter(isListed), ...rows.filter((row) => !isListed(row))];
  for (const row of ordered) {
    const sdk = toPolicySdk(row, reading);
    const entry: Entry = {
      order: entries.length,
      name: sdk.name,
      key: mergeKey(sdk.name),
      aliases: aliasKeys(sdk.name),
      section: scopeOf(row.name.passage),
      clause: isListed(row) ? null : clauseOf(row.name),
      start: row.name.start,
      firstId: sdk.id,
      id: sdk.id,
      told: [sdk],
    };
    const same = known.sameAs(entry);
    if (same === null) {
      entries.push(entry);
      known.add(entry);
      continue;
    }
    same.told.push(sdk);
    if (same.id !== null || sdk.id === null) continue;
    same.id = sdk.id;
    known.identified(same);
  }
  return entries.map(({ told }) => mergeSdks(told));
}

function isListed(row: SdkRow): boolean {
  return row.standing === 'listed';
}

const clauseEnds: ReadonlySet<string> = new Set('，,。；;!！');

/** Gives the clause around a name; names come in order, so that each unit is looked at once. */
function clauseFinder(): (name: Quote) => object {
  const clauses = new Map<Passage, Map<number, object>>();
  let last: { passage: Passage; start: number; clause: number } | null = null;
  return ({ passage, start }) => {
    const before = last?.passage === passage && last.start <= start ? last : null;
    const from = before?.start ?? 0;
    let clause = start;
    while (clause > from && !clauseEnds.has(passage.match.charAt(clause - 1))) clause--;
    if (clause === from) clause = before?.clause ?? 0;
    last = { passage, start, clause };
    const ofPassage = clauses.get(passage) ?? new Map<number, object>();
    clauses.set(passage, ofPassage);
    const known = ofPassage.get(clause) ?? { clause };
    ofPassage.set(clause, known);
    return known;
  };
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

/** Name key without platforms, and of a library file without version and extension. */
function mergeKey(name: string): string {
  const file = libraryStem(name);
  return nameKey(file.replace(/(?<![a-z])(?:android|ios)(?![a-z])端?|安卓版?/gi, '')) || nameKey(name);
}

/** Of each field what the first row that has it says; of lists all. */
function mergeSdks(rows: readonly PolicySdk[]): PolicySdk {
  const [first, ...others] = rows;
  if (first === undefined) throw new Error('an SDK without a row');
  if (others.length === 0) return first;
  const of = <Field extends keyof PolicySdk>(field: Field): PolicySdk[Field] =>
    rows.find((row) => row[field] !== null)?.[field] ?? first[field];
  return {
    ...first,
    id: of('id'),
    provider: of('provider'),
    purpose: of('purpose'),
    dataTypes: firstOfEach(rows.map(({ dataTypes }) => dataTypes)),
    permissions: [...new Set(rows.flatMap(({ permissions }) => permissions))],
    method: of('method'),
    privacyUrl: of('privacyUrl'),
    platforms: rows.map(({ platforms }) => platforms).reduce(bothPlatforms),
    packageName: of('packageName'),
    evidence: rows.flatMap(({ evidence }) => evidence),
  };
}

function bothPlatforms(one: PolicySdk['platforms'], other: PolicySdk['platforms']): PolicySdk['platforms'] {
  return one === null || other === null || one === other ? (one ?? other) : 'both';
}

/** The items of the first list, and of each further one those that none before has. */
function firstOfEach(lists: readonly PolicySdk['dataTypes'][]): PolicySdk['dataTypes'] {
  const [first = [], ...others] = lists;
  const items = [...first];
  const known = new Set(items.map(({ text }) => text));
  for (const list of others) {
    const fresh = list.filter(({ text }) => !known.has(text));
    items.push(...fresh);
    for (const { text } of fresh) known.add(text);
  }
  return items;
}
