import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditJob } from '../../../src/batch/audit-job.js';
import { settingsOfPlan } from '../../../src/batch/job-settings.js';
import { defaultSettings } from '../../../src/findings/audit-settings.js';
import { buildApk } from '../../builders/apk-builder.js';
import { buildDex, type ClassDescription } from '../../builders/dex-builder.js';

/** How much there is to read in an app: small 0.1 MB of code, large 8 MB. */
export type AppSize = 'small' | 'medium' | 'large';

const classesOf: Readonly<Record<AppSize, number>> = { small: 60, medium: 1200, large: 6000 };

/** Building code takes far longer than auditing it. */
const built = new Map<AppSize, Uint8Array>();

/** Code of that many classes that call each other. */
export function codeOf(size: AppSize): Uint8Array {
  const known = built.get(size) ?? buildCode(size);
  built.set(size, known);
  return known;
}

function buildCode(size: AppSize): Uint8Array {
  const count = classesOf[size];
  const classes = Array.from({ length: count }, (_, index): ClassDescription => {
    const next = `Lcom/batch/area${(index + 1) % 60}/Screen${(index + 1) % count};`;
    return {
      name: `com.batch.area${index % 60}.Screen${index}`,
      methods: Array.from({ length: 10 }, (_, method) => ({
        name: `handle${method}Of${index % 500}`,
        kind: 'static',
        code: [
          {
            op: 'const-string',
            register: 0,
            value: `message ${method} of screen ${index} with words around it`,
          },
          ...Array.from({ length: 8 }, (_, call) => ({
            op: 'invoke-static' as const,
            method: `${next}->handle${(method + call) % 10}Of${((index + 1) % count) % 500}()V`,
          })),
          { op: 'return-void' },
        ],
      })),
    };
  });
  return buildDex({ classes });
}

/** An app of its own by its number: package name and one asset differ. */
export function builtApp(number: number, dexFiles: readonly Uint8Array[]): Uint8Array {
  return buildApk({
    manifest: {
      tag: 'manifest',
      attributes: { package: `com.batch.app${number}`, 'android:versionCode': number + 1 },
      children: [
        { tag: 'uses-permission', attributes: { 'android:name': 'android.permission.CAMERA' } },
        { tag: 'uses-permission', attributes: { 'android:name': 'android.permission.READ_CONTACTS' } },
        { tag: 'application' },
      ],
    },
    dexFiles,
    entries: { 'assets/number.txt': String(number) },
    // Deflating takes longer than auditing.
    storeAll: true,
  });
}

const policyText = '隐私政策\n我们会申请相机权限，用于拍摄照片。\n联系我们：privacy@example.com';

/** Writes apps and a policy into a folder. @returns paths of the apps */
export function writeApps(folder: string, sizes: readonly AppSize[]): string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(policyPath(folder), policyText);
  const code = new Map([...new Set(sizes)].map((size) => [size, codeOf(size)]));
  return sizes.map((size, number) => {
    const path = join(folder, `app${number}.apk`);
    const dex = code.get(size);
    writeFileSync(path, builtApp(number, dex === undefined ? [] : [dex]));
    return path;
  });
}

export function policyPath(folder: string): string {
  return join(folder, 'privacy.txt');
}

/** A job as `batch` makes it of a path or an address. */
export function jobFor(apk: string, policy: string): AuditJob {
  return {
    schemaVersion: 1,
    name: apk.split('/').at(-1) ?? apk,
    tags: [],
    apk: [apk],
    documents: [policy],
    documentOptions: { allowPrivateAddresses: true },
    settings: settingsOfPlan({ settings: defaultSettings('2026-11-01'), failOn: 'error' }),
    formats: [],
    language: 'en',
  };
}
