import type { AppFacts } from '../../facts/app-facts.js';
import {
  androidAttribute,
  plainAttribute,
  type XmlElement,
} from '../../formats/resource-types/xml-element.js';
import type { AppResources, PhoneLanguage } from '../app-resources.js';
import { dataSpecification, readComponents, readMetaData } from './components.js';
import {
  bitNames,
  childElements,
  flagAttribute,
  fullClassName,
  integerAttribute,
  type ManifestContext,
  textAttribute,
} from './manifest-context.js';
import { addedPermissions, requestedPermissions } from './requested-permissions.js';

/** What the manifest alone tells, with references resolved. */
export type ManifestFacts = Pick<
  AppFacts,
  | 'package'
  | 'versionName'
  | 'versionCode'
  | 'label'
  | 'labels'
  | 'minSdk'
  | 'targetSdk'
  | 'compileSdk'
  | 'application'
  | 'permissions'
  | 'declaredPermissions'
  | 'components'
  | 'metaData'
  | 'features'
  | 'queries'
>;

/** minSdkVersion where `<uses-sdk>` says nothing; the target defaults to it. */
const DEFAULT_SDK = 1;

/**
 * @param manifest the root element, known to be `<manifest>`
 * @param entry archive entry, for evidence
 * @param base facts of the base package, for a split's manifest: its target decides there too
 */
export function readManifestFacts(
  manifest: XmlElement,
  entry: string,
  resources: AppResources,
  base?: ManifestFacts,
): ManifestFacts {
  const packageName = resources.text(plainAttribute(manifest, 'package'));
  const context: ManifestContext = { entry, package: packageName ?? base?.package ?? '', resources };
  const sdk = base ?? sdkLevels(context, manifest);
  const target = sdk.targetSdk ?? sdk.minSdk ?? DEFAULT_SDK;
  // Android takes the first <application> and ignores any other.
  const application = childElements(manifest, 'application')[0];
  const requested = requestedPermissions(context, manifest);
  return {
    package: packageName,
    versionName: textAttribute(context, manifest, 'versionName'),
    versionCode: versionCode(context, manifest),
    label: labelIn(context, application, 'zh'),
    labels: { zh: labelIn(context, application, 'zh'), en: labelIn(context, application, 'en') },
    minSdk: sdk.minSdk,
    targetSdk: sdk.targetSdk,
    compileSdk: integerAttribute(context, manifest, 'compileSdkVersion'),
    application: applicationFacts(context, manifest, application),
    permissions: [...requested, ...addedPermissions(context, requested, target)],
    declaredPermissions: declaredPermissions(context, manifest),
    components: application === undefined ? [] : readComponents(context, application, target),
    metaData: application === undefined ? [] : readMetaData(context, application),
    features: features(context, manifest),
    queries: queries(context, manifest),
  };
}

/** A base with the components and meta-data that one of its splits adds. */
export function mergeSplitManifest(base: ManifestFacts, split: ManifestFacts): ManifestFacts {
  const known = new Set(base.components.map((component) => `${component.kind} ${component.name}`));
  const keys = new Set(base.metaData.map((item) => item.name));
  return {
    ...base,
    components: [
      ...base.components,
      ...split.components.filter((component) => !known.has(`${component.kind} ${component.name}`)),
    ],
    metaData: [...base.metaData, ...split.metaData.filter((item) => !keys.has(item.name))],
  };
}

function labelIn(
  context: ManifestContext,
  application: XmlElement | undefined,
  language: PhoneLanguage,
): string | null {
  return application === undefined ? null : textAttribute(context, application, 'label', language);
}

function applicationFacts(
  context: ManifestContext,
  manifest: XmlElement,
  application: XmlElement | undefined,
): ManifestFacts['application'] {
  const text = (name: string): string | null =>
    application === undefined ? null : textAttribute(context, application, name);
  const flag = (name: string): boolean | null =>
    application === undefined ? null : flagAttribute(context, application, name);
  const name = text('name');
  return {
    class: name === null ? null : fullClassName(context, name),
    sharedUserId: textAttribute(context, manifest, 'sharedUserId'),
    debuggable: flag('debuggable'),
    allowBackup: flag('allowBackup'),
    usesCleartextTraffic: flag('usesCleartextTraffic'),
    networkSecurityConfig: text('networkSecurityConfig'),
  };
}

function sdkLevels(
  context: ManifestContext,
  manifest: XmlElement,
): Pick<ManifestFacts, 'minSdk' | 'targetSdk'> {
  let minSdk: number | null = null;
  let targetSdk: number | null = null;
  for (const element of childElements(manifest, 'uses-sdk')) {
    minSdk = integerAttribute(context, element, 'minSdkVersion') ?? minSdk;
    targetSdk = integerAttribute(context, element, 'targetSdkVersion') ?? targetSdk;
  }
  return { minSdk, targetSdk: targetSdk ?? minSdk };
}

/** versionCode with versionCodeMajor as its upper 32 bits; null where that is no exact number. */
function versionCode(context: ManifestContext, manifest: XmlElement): number | null {
  const minor = integerAttribute(context, manifest, 'versionCode');
  const major = integerAttribute(context, manifest, 'versionCodeMajor') ?? 0;
  if (minor === null) return null;
  const code = major * 0x1_0000_0000 + (major === 0 ? minor : minor >>> 0);
  return Number.isSafeInteger(code) ? code : null;
}

const BASE_PROTECTION = ['normal', 'dangerous', 'signature', 'signatureOrSystem', 'internal'] as const;

/** Flag bits of protectionLevel (AOSP PermissionInfo) that occur in apps; the platform's own appear as a rest. */
const PROTECTION_FLAGS: ReadonlyMap<number, string> = new Map([
  [0x10, 'privileged'],
  [0x20, 'development'],
  [0x40, 'appop'],
  [0x80, 'pre23'],
  [0x100, 'installer'],
  [0x200, 'verifier'],
  [0x400, 'preinstalled'],
  [0x800, 'setup'],
  [0x1000, 'instant'],
  [0x2000, 'runtime'],
]);

function declaredPermissions(
  context: ManifestContext,
  manifest: XmlElement,
): AppFacts['declaredPermissions'] {
  return childElements(manifest, 'permission').map((element) => {
    const level = androidAttribute(element, 'protectionLevel');
    const value = level?.kind === 'string' ? null : (context.resources.integer(level) ?? 0);
    const protection =
      value === null
        ? bitNames(level, PROTECTION_FLAGS)
        : [
            BASE_PROTECTION[value & 0xf] ?? 'unknown',
            ...bitNames({ kind: 'integer', value: value & ~0xf }, PROTECTION_FLAGS),
          ];
    return { name: textAttribute(context, element, 'name') ?? '', protection: protection.join('|') };
  });
}

function features(context: ManifestContext, manifest: XmlElement): AppFacts['features'] {
  return childElements(manifest, 'uses-feature').flatMap((element) => {
    const name = textAttribute(context, element, 'name');
    // glEsVersion features have no name.
    if (name === null) return [];
    return [{ name, required: flagAttribute(context, element, 'required') ?? true }];
  });
}

/** Package visibility: packages, and intents as `action data` parts. */
function queries(context: ManifestContext, manifest: XmlElement): AppFacts['queries'] {
  const blocks = childElements(manifest, 'queries').flatMap((element) => element.children);
  return {
    packages: blocks.flatMap((block) =>
      block.tag === 'package' ? (textAttribute(context, block, 'name') ?? []) : [],
    ),
    intents: blocks
      .filter((block) => block.tag === 'intent')
      .map((intent) => describeIntent(context, intent)),
  };
}

function describeIntent(context: ManifestContext, intent: XmlElement): string {
  const parts = intent.children.map((child) =>
    child.tag === 'data' ? dataSpecification(context, child) : (textAttribute(context, child, 'name') ?? ''),
  );
  return parts.filter((part) => part !== '').join(' ');
}
