import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { splitStretches } from '../document/enumeration.js';
import type { Quote } from '../document/passage.js';
import { denseText } from '../normalize/match-text.js';
import type { SdkRow } from '../sdk-list/sdk-row.js';
import type { AccessTerm, AccessTermFinder } from './access-terms.js';

/** Something an SDK's row says it reads. */
export interface SdkReading {
  readonly access: DeviceAccessId;
  readonly strength: 'permission' | 'data';
  readonly quote: Quote;
}

const right = /权限|读取|写入|访问|调用|开启|permission/;

/** The accesses that the data and permission fields of an SDK's row name: lists there need no verb. */
export function sdkReadings(row: SdkRow, findTerms: AccessTermFinder): SdkReading[] {
  return [
    ...(row.fields.get('permissions') ?? []).flatMap((list) => readingsIn(list, findTerms, true)),
    ...(row.fields.get('data') ?? []).flatMap((list) => readingsIn(list, findTerms, false)),
  ];
}

/** Kinds of words that name a right where one is asked for. */
const rightKinds: ReadonlySet<AccessTerm['kind']> = new Set(['capability', 'list', 'near', 'beforeRight']);

function readingsIn(list: Quote, findTerms: AccessTermFinder, rights: boolean): SdkReading[] {
  const { passage, start, end } = list;
  const dense = denseText(passage.match.slice(start, end)).text;
  const terms = findTerms(dense);
  if (terms.length === 0) return [];
  const holders = new Set(terms.filter(({ kind }) => kind === 'held').map(placeOf));
  return [...termsOfItems(dense, terms)].flatMap(({ term, item }): SdkReading[] => {
    if (/不涉及|不收集|不获取|无需|不需要/.test(item)) return [];
    const isWhole = item.length <= term.end - term.start + 2;
    // `摄像头` as an item of data: what it gives is collected, no right is spoken of.
    const isPart = term.kind === 'capability' && !term.isData && !holders.has(placeOf(term)) && isWhole;
    const isRight = (rights || right.test(item)) && rightKinds.has(term.kind);
    const isData =
      isPart || term.kind === 'data' || term.kind === 'held' || (term.kind === 'item' && isWhole);
    if (!isRight && !isData) return [];
    return [{ access: term.access, strength: isRight ? 'permission' : 'data', quote: list }];
  });
}

/** Each term with the item of the list that it stands in; with nothing where it goes over the end of one. */
function* termsOfItems(
  list: string,
  terms: readonly AccessTerm[],
): Generator<{ term: AccessTerm; item: string }> {
  const items = splitStretches(list, /[、，,;；。\n]/g);
  let at = 0;
  for (const term of terms) {
    while ((items[at]?.end ?? term.end) <= term.start) at++;
    const item = items[at];
    const within = item !== undefined && item.start <= term.start && item.end >= term.end;
    yield { term, item: within ? list.slice(item.start, item.end) : '' };
  }
}

function placeOf({ start, access }: AccessTerm): string {
  return `${start} ${access}`;
}
