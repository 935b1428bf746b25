import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApk } from './apk-builder.js';
import { buildDex, type ClassDescription } from './dex-builder.js';

/** Classes of the code that apps of one size share. */
const sizes = [30, 30, 30, 30, 30, 30, 300, 300, 300, 3000] as const;

const permissions = ['CAMERA', 'READ_CONTACTS', 'RECORD_AUDIO', 'ACCESS_FINE_LOCATION', 'READ_CALENDAR'];
const sdkClasses = [
  'com.umeng.commonsdk.UMConfigure',
  'cn.jpush.android.api.JPushInterface',
  'com.bytedance.sdk.openadsdk.TTAdSdk',
];

/**
 * Writes apps of mixed size, one folder an app with `app.apk` and `privacy.txt`: of ten, six are small, three larger, one
 * has 3,000 classes. No two have the same bytes; app n is the same in every call.
 * @returns their names, which are those of the folders
 */
export function writeBatchApps(folder: string, count: number): string[] {
  const code = new Map([...new Set(sizes)].map((size) => [size, buildDex({ classes: classes(size) })]));
  return Array.from({ length: count }, (_, index) => {
    const name = `app-${String(index).padStart(4, '0')}`;
    const size = sizes[index % sizes.length] ?? 30;
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'app.apk'), batchApp(index, code.get(size) ?? new Uint8Array()));
    writeFileSync(join(folder, name, 'privacy.txt'), policyOf(index));
    return name;
  });
}

/** An app of that many dex files with 3,000 classes each: sixty take about a second to audit. */
export function heavyApp(dexFiles: number): Uint8Array {
  const dex = buildDex({ classes: classes(3000) });
  const manifest = {
    tag: 'manifest',
    attributes: { package: 'com.example.heavy' },
    children: [{ tag: 'application' }],
  };
  return buildApk({ manifest, dexFiles: Array.from({ length: dexFiles }, () => dex), storeAll: true });
}

/**
 * An app whose one code file is half as large again as a memory ceiling: no saving of the reader's brings it below.
 * @param ceilingMb megabytes that an audit may take
 */
export function greedyApp(ceilingMb: number): Uint8Array {
  const padded = new Uint8Array(1.5 * ceilingMb * 1024 * 1024);
  padded.set(buildDex({ classes: classes(3000) }));
  const manifest = { tag: 'manifest', attributes: { package: 'com.example.greedy' } };
  return buildApk({ manifest, dexFiles: [padded], storeAll: true });
}

function classes(count: number): ClassDescription[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `com.example.area${index % 20}.Screen${index}`,
    methods: Array.from({ length: 6 }, (_, method) => ({
      name: `handle${method}`,
      kind: 'static' as const,
      code: [
        { op: 'const-string' as const, register: 0, value: `message ${method} of screen ${index}` },
        {
          op: 'invoke-static' as const,
          method: `Lcom/example/area${(index + 1) % 20}/Screen${index}->handle0()V`,
        },
        { op: 'return-void' as const },
      ],
    })),
  }));
}

function batchApp(index: number, shared: Uint8Array): Uint8Array {
  const requested = permissions.filter((_, bit) => ((index >> bit) & 1) === 1);
  const sdks = sdkClasses.filter((_, bit) => ((index >> bit) & 1) === 0);
  return buildApk({
    manifest: {
      tag: 'manifest',
      attributes: {
        package: `com.example.app${index}`,
        'android:versionCode': 1,
        'android:versionName': '1.0',
      },
      children: [
        { tag: 'uses-sdk', attributes: { 'android:minSdkVersion': 24, 'android:targetSdkVersion': 34 } },
        ...requested.map((name) => ({
          tag: 'uses-permission',
          attributes: { 'android:name': `android.permission.${name}` },
        })),
        { tag: 'application', attributes: { 'android:label': `应用${index}` } },
      ],
    },
    dexFiles: [
      shared,
      buildDex({ classes: [{ name: `com.example.app${index}.Main` }, ...sdks.map((name) => ({ name }))] }),
    ],
  });
}

function policyOf(index: number): string {
  const sdk =
    index % 2 === 0
      ? '\n三、第三方 SDK 列表\n1. 友盟统计 SDK，提供方：友盟，用途：统计分析，收集设备信息。\n'
      : '';
  return `应用${index}隐私政策\n更新日期：2026年1月1日\n一、我们收集的信息\n为了拍照，我们会申请相机权限。\n二、联系我们\n邮箱 privacy@example.com\n${sdk}`;
}
