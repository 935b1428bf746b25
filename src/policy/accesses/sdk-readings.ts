import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import type { Quote } from '../document/passage.js';
import { denseText } from '../normalize/match-text.js';
import { splitStretches } from '../sdk-list/enumeration.js';
import type { SdkRow } from '../sdk-list/sdk-row.js';
import type { AccessTermFinder } from './access-terms.js';

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

function readingsIn(list: Quote, findTerms: AccessTermFinder, rights: boolean): SdkReading[] {
  const { passage, start, end } = list;
  const dense = denseText(passage.match.slice(start, end));
  const items = splitStretches(dense.text, /[、，,;；。\n]/g);
  const terms = findTerms(dense.text);
  return terms.flatMap((term): SdkReading[] => {
    const item = items.find((part) => part.start <= term.start && part.end >= term.end);
    const text = item === undefined ? '' : dense.text.slice(item.start, item.end);
    if (/不涉及|不收集|不获取|无需|不需要/.test(text)) return [];
    const isWhole = text.length <= term.end - term.start + 2;
    const holds = terms.some(
      ({ kind, start, access }) => kind === 'held' && start === term.start && access === term.access,
    );
    const asks = rights || right.test(text);
    // `摄像头` as an item of data: what it gives is collected, no right is spoken of.
    const isPart = term.kind === 'capability' && !term.isData && !holds && isWhole;
    const isRight =
      asks &&
      (term.kind === 'capability' ||
        term.kind === 'list' ||
        ((term.kind === 'near' || term.kind === 'beforeRight') && (rights || right.test(text))));
    const isData =
      isPart || term.kind === 'data' || term.kind === 'held' || (term.kind === 'item' && isWhole);
    if (!isRight && !isData) return [];
    return [{ access: term.access, strength: isRight ? 'permission' : 'data', quote: list }];
  });
}
