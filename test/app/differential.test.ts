/**
 * Real and built packages, read by this project and by Android's own tools: aapt for manifest and resources,
 * apksigner for certificates, dexdump for classes. `APK_AUDIT_PACKAGES=folder` adds every .apk of a folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { AppFacts } from '../../src/facts/app-facts.js';
import { InputError } from '../../src/facts/input-error.js';
import { isInstalled, notRunNote, runTool } from '../builders/android-tools.js';

const inModules = (path: string): string => new URL(`../../node_modules/${path}`, import.meta.url).pathname;
const folder = process.env['APK_AUDIT_PACKAGES'];
const packages: readonly string[] = [
  ...['android-apidemos', 'appium-uiautomator2-server', 'io.appium.settings'].flatMap((name) =>
    apksIn(inModules(`${name}/apks`)),
  ),
  ...(folder === undefined ? [] : apksIn(folder)),
];

function apksIn(path: string): string[] {
  return readdirSync(path)
    .filter((name) => name.endsWith('.apk'))
    .sort()
    .map((name) => join(path, name));
}

const read = new Map<string, Promise<AppFacts | null>>();

/** Null for what is no app: then the tool must find no package either. */
function factsOf(path: string): Promise<AppFacts | null> {
  const known = read.get(path) ?? collect(path);
  read.set(path, known);
  return known;
}

async function collect(path: string): Promise<AppFacts | null> {
  try {
    const signatures = { vendors: [], sdks: [] };
    return (await collectAppFacts(bufferSource(readFileSync(path)), 'app.apk', { signatures })).app;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

describe.skipIf(!isInstalled('aapt'))(`aapt agrees${notRunNote('aapt')}`, () => {
  test.each(packages)('on identity, SDK levels, permissions and labels of %s', async (path) => {
    const app = await factsOf(path);
    const badging = runTool('aapt', 'dump', 'badging', path);
    const field = (pattern: RegExp): string => pattern.exec(badging)?.[1] ?? '';
    if (app === null) return expect(field(/^package: name='([^']*)'/m)).toBe('');
    const label = (locale: string): string => field(new RegExp(`^application-label${locale}:'(.*)'$`, 'm'));
    expect({
      package: app.package,
      versionCode: String(app.versionCode ?? ''),
      versionName: app.versionName ?? '',
      minSdk: String(app.minSdk ?? ''),
      targetSdk: String(app.targetSdk ?? ''),
    }).toEqual({
      package: field(/^package: name='([^']*)'/m),
      versionCode: field(/versionCode='([^']*)'/),
      versionName: field(/versionName='([^']*)'/),
      minSdk: field(/^sdkVersion:'([^']*)'/m),
      targetSdk: field(/^targetSdkVersion:'([^']*)'/m) || field(/^sdkVersion:'([^']*)'/m),
    });
    const declared = app.permissions.flatMap(({ name, source }) => (source === 'implied' ? [] : [name]));
    // aapt lists what it thinks implied among the requested ones, and says so on a further line.
    const implied = all(badging, /uses-implied-permission: name='([^']*)'/g);
    const requested = all(badging, /^uses-permission(?:-sdk-23)?: name='([^']*)'/gm);
    expect(unique(declared)).toEqual(unique(requested).filter((name) => !implied.includes(name)));
    const chinese = label('-zh-CN') || label('-zh') || label('');
    // Without locales aapt prints the label of the application element only where it resolves.
    if (chinese !== '') expect(app.labels.zh).toBe(chinese);
  });

  test.each(packages)('on components of %s', async (path) => {
    const app = await factsOf(path);
    if (app === null) return;
    const tree = runTool('aapt', 'dump', 'xmltree', path, 'AndroidManifest.xml');
    const elements = tree.split(/\n(?=\s*E: )/);
    for (const kind of ['activity', 'activity-alias', 'service', 'receiver', 'provider'] as const) {
      const theirs = elements
        .filter((element) => element.trimStart().startsWith(`E: ${kind} `))
        .map((element) => /android:name\(0x01010003\)="([^"]*)"/.exec(element)?.[1] ?? '');
      const full = theirs.map((name) =>
        name.startsWith('.') || !name.includes('.') ? `${app.package}.${name.replace(/^\./, '')}` : name,
      );
      expect(
        app.components.flatMap((component) => (component.kind === kind ? [component.name] : [])),
      ).toEqual(full);
    }
  });
});

describe.skipIf(!isInstalled('apksigner'))(`apksigner agrees${notRunNote('apksigner')}`, () => {
  test.each(packages)('on the signers of %s', async (path) => {
    const app = await factsOf(path);
    const printed = runTool('apksigner', 'verify', '--print-certs', path);
    const theirs = unique(all(printed, /certificate SHA-256 digest: (\w+)/g));
    // It prints no signer of a package that no longer verifies.
    if (app === null || theirs.length === 0) return;
    expect(unique((app.signing?.certificates ?? []).map(({ sha256 }) => sha256))).toEqual(theirs);
  });
});

describe.skipIf(!isInstalled('dexdump'))(`dexdump agrees${notRunNote('dexdump')}`, () => {
  test.each(packages)('on the number of classes in each dex file of %s', async (path) => {
    const app = await factsOf(path);
    if (app === null) return;
    const printed = runTool('dexdump', '-f', '-j', path);
    const theirs = all(printed, /class_defs_size\s*: (\d+)/g).map(Number);
    expect(app.dexFiles.map(({ classes }) => classes)).toEqual(theirs);
  });
});
