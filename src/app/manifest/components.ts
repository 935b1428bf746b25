import type { Component } from '../../facts/app-facts.js';
import { androidAttribute, type XmlElement } from '../../formats/resource-types/xml-element.js';
import {
  bitNames,
  childElements,
  flagAttribute,
  fullClassName,
  type ManifestContext,
  textAttribute,
} from './manifest-context.js';

const KINDS: readonly Component['kind'][] = ['activity', 'activity-alias', 'service', 'receiver', 'provider'];

/** Bits of foregroundServiceType (AOSP attrs_manifest.xml). */
const FOREGROUND_SERVICE_TYPES: ReadonlyMap<number, string> = new Map([
  [0x1, 'dataSync'],
  [0x2, 'mediaPlayback'],
  [0x4, 'phoneCall'],
  [0x8, 'location'],
  [0x10, 'connectedDevice'],
  [0x20, 'mediaProjection'],
  [0x40, 'camera'],
  [0x80, 'microphone'],
  [0x100, 'health'],
  [0x200, 'remoteMessaging'],
  [0x400, 'systemExempted'],
  [0x800, 'shortService'],
  [0x1000, 'fileManagement'],
  [0x2000, 'mediaProcessing'],
  [0x40000000, 'specialUse'],
]);

/** Below this target a provider is exported unless it says otherwise. */
const PROVIDER_PRIVATE_BY_DEFAULT = 17;

/** Components of `<application>`, in manifest order. */
export function readComponents(
  context: ManifestContext,
  application: XmlElement,
  targetSdk: number,
): Component[] {
  const components: Component[] = [];
  for (const element of application.children) {
    const kind = KINDS.find((candidate) => candidate === element.tag);
    if (kind !== undefined) components.push(readComponent(context, element, kind, targetSdk));
  }
  return components;
}

/** `<meta-data>` children: `android:value`, else the resource that `android:resource` names. */
export function readMetaData(context: ManifestContext, element: XmlElement): Component['metaData'] {
  return childElements(element, 'meta-data').map((child) => ({
    name: textAttribute(context, child, 'name') ?? '',
    value: textAttribute(context, child, 'value') ?? textAttribute(context, child, 'resource'),
  }));
}

function readComponent(
  context: ManifestContext,
  element: XmlElement,
  kind: Component['kind'],
  targetSdk: number,
): Component {
  const text = (name: string): string | null => textAttribute(context, element, name);
  const intentFilters = childElements(element, 'intent-filter').map((filter) => readFilter(context, filter));
  const exportedByDefault =
    kind === 'provider' ? targetSdk < PROVIDER_PRIVATE_BY_DEFAULT : intentFilters.length > 0;
  const permission = text('permission') ?? text('readPermission') ?? text('writePermission');
  const process = text('process');
  const authorities = text('authorities');
  const targetActivity = text('targetActivity');
  const types = bitNames(androidAttribute(element, 'foregroundServiceType'), FOREGROUND_SERVICE_TYPES);
  return {
    kind,
    name: fullClassName(context, text('name') ?? ''),
    exported: flagAttribute(context, element, 'exported') ?? exportedByDefault,
    enabled: flagAttribute(context, element, 'enabled') ?? true,
    ...(permission === null ? {} : { permission }),
    ...(process === null ? {} : { process }),
    ...(authorities === null ? {} : { authorities: authorities.split(';').filter((part) => part !== '') }),
    ...(types.length === 0 ? {} : { foregroundServiceTypes: types }),
    ...(targetActivity === null ? {} : { targetActivity: fullClassName(context, targetActivity) }),
    intentFilters,
    metaData: readMetaData(context, element),
  };
}

function readFilter(context: ManifestContext, filter: XmlElement): Component['intentFilters'][number] {
  return {
    actions: names(context, filter, 'action'),
    categories: names(context, filter, 'category'),
    data: childElements(filter, 'data').map((data) => dataSpecification(context, data)),
  };
}

function names(context: ManifestContext, element: XmlElement, tag: string): string[] {
  return childElements(element, tag).flatMap((child) => textAttribute(context, child, 'name') ?? []);
}

/** `scheme://host:port/path mimeType`, with the parts that are written. */
export function dataSpecification(context: ManifestContext, data: XmlElement): string {
  const text = (name: string): string => textAttribute(context, data, name) ?? '';
  const host = text('host') + (text('port') === '' ? '' : `:${text('port')}`);
  const path = text('path') || text('pathPrefix') || text('pathPattern');
  const scheme = text('scheme');
  const uri = `${scheme === '' ? '' : `${scheme}:${host === '' ? '' : '//'}`}${host}${path}`;
  return [uri, text('mimeType')].filter((part) => part !== '').join(' ');
}
