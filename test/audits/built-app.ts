import { type ApkParts, buildApk } from '../builders/apk-builder.js';
import type { XmlNode } from '../builders/axml-builder.js';
import { buildDex } from '../builders/dex-builder.js';
import type { ClassDescription, Instruction } from '../builders/dex-builder-description.js';

/** What a golden app is made of; everything left out is not there. */
export interface AppPlan {
  readonly packageName: string;
  readonly label: string;
  readonly permissions?: readonly string[];
  /** Package prefixes of SDKs; the app's activity calls into each. */
  readonly sdkPackages?: readonly string[];
  /** Package prefixes of SDKs whose classes nobody mentions. */
  readonly dormantPackages?: readonly string[];
  /** What the code of the app's activity does besides. */
  readonly code?: readonly Instruction[];
  /** What the Application class does, before any screen is shown. */
  readonly startupCode?: readonly Instruction[];
  /** What each SDK's class does when called, by package prefix. */
  readonly sdkCode?: Readonly<Record<string, readonly Instruction[]>>;
  /** 24 by default. */
  readonly minSdk?: number;
  /** 35 by default. */
  readonly targetSdk?: number;
  /** Elements beside `<application>`, such as `<queries>`. */
  readonly manifestElements?: readonly XmlNode[];
  /** Elements inside `<application>`. */
  readonly components?: readonly XmlNode[];
  /** Class of the Application; the app's own by default. */
  readonly applicationClass?: string;
  readonly entries?: ApkParts['entries'];
  /** Classes beside the app's own and those of the SDKs. */
  readonly classes?: readonly ClassDescription[];
  /** Adds a second dex file that ends after its magic. */
  readonly brokenDex?: boolean;
}

/** Bytes of a package made by the plan, the same for the same plan. */
export function buildApp(plan: AppPlan): Uint8Array {
  const dexFiles = [
    buildDex({ classes: [...ownClasses(plan), ...sdkClasses(plan), ...(plan.classes ?? [])] }),
  ];
  if (plan.brokenDex === true) dexFiles.push(new TextEncoder().encode('dex\n035\0cut off'));
  return buildApk({
    storeAll: true,
    manifest: manifestOf(plan),
    dexFiles,
    ...(plan.entries === undefined ? {} : { entries: plan.entries }),
  });
}

/** A static call without arguments. */
export function callStatic(method: string): Instruction {
  return { op: 'invoke-static', method };
}

/** A call on an object that some field would hold in a real app. */
export function callOn(method: string): Instruction {
  return { op: 'invoke-virtual', registers: [0], method };
}

/** A query of a content provider by the constant that holds its URI. */
export function queryUri(field: string): Instruction[] {
  return [
    { op: 'sget-object', register: 0, field: `${field}:Landroid/net/Uri;` },
    callOn('Landroid/content/ContentResolver;->query()V'),
  ];
}

function manifestOf(plan: AppPlan): XmlNode {
  return {
    tag: 'manifest',
    attributes: { package: plan.packageName, 'android:versionCode': 1, 'android:versionName': '1.0' },
    children: [
      {
        tag: 'uses-sdk',
        attributes: {
          'android:minSdkVersion': plan.minSdk ?? 24,
          'android:targetSdkVersion': plan.targetSdk ?? 35,
        },
      },
      ...(plan.permissions ?? []).map((name) => ({
        tag: 'uses-permission',
        attributes: { 'android:name': name },
      })),
      ...(plan.manifestElements ?? []),
      {
        tag: 'application',
        attributes: {
          'android:name': plan.applicationClass ?? `${plan.packageName}.App`,
          'android:label': plan.label,
        },
        children: [launcher(plan.packageName), ...(plan.components ?? [])],
      },
    ],
  };
}

function launcher(packageName: string): XmlNode {
  const named = (tag: string, name: string): XmlNode => ({ tag, attributes: { 'android:name': name } });
  return {
    tag: 'activity',
    attributes: { 'android:name': `${packageName}.MainActivity`, 'android:exported': true },
    children: [
      {
        tag: 'intent-filter',
        children: [
          named('action', 'android.intent.action.MAIN'),
          named('category', 'android.intent.category.LAUNCHER'),
        ],
      },
    ],
  };
}

const returnVoid: Instruction = { op: 'return-void' };

function ownClasses(plan: AppPlan): ClassDescription[] {
  const starts = (plan.sdkPackages ?? []).map((prefix) => callStatic(`${entryOf(prefix)}->start()V`));
  return [
    {
      name: `${plan.packageName}.App`,
      superclass: 'android.app.Application',
      methods: [{ name: 'onCreate', code: [...(plan.startupCode ?? []), returnVoid] }],
    },
    {
      name: `${plan.packageName}.MainActivity`,
      superclass: 'android.app.Activity',
      methods: [{ name: 'onConsentGiven', code: [...starts, ...(plan.code ?? []), returnVoid] }],
    },
  ];
}

function entryOf(prefix: string): string {
  return `L${prefix.replaceAll('.', '/')}/SdkEntry;`;
}

function sdkClasses({ sdkPackages = [], dormantPackages = [], sdkCode = {} }: AppPlan): ClassDescription[] {
  return [...sdkPackages, ...dormantPackages].flatMap((prefix) => [
    {
      name: `${prefix}.SdkEntry`,
      methods: [{ name: 'start', kind: 'static' as const, code: [...(sdkCode[prefix] ?? []), returnVoid] }],
    },
    { name: `${prefix}.SdkConfig` },
    { name: `${prefix}.SdkCallback` },
  ]);
}
