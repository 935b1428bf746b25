import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApk } from '../builders/apk-builder.js';
import type { XmlNode } from '../builders/axml-builder.js';
import { runCli } from './run-cli.js';

let folder = '';
const file = (name: string): string => join(folder, name);

const manifest = (attributes: Readonly<Record<string, string>>): XmlNode => ({
  tag: 'manifest',
  attributes: { package: 'com.example.app', ...attributes },
  children: [
    { tag: 'uses-permission', attributes: { 'android:name': 'android.permission.CAMERA' } },
    { tag: 'application' },
  ],
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'several-packages-'));
  mkdirSync(file('shop'));
  const split = buildApk({
    manifest: manifest({ split: 'config.x' }),
    entries: { 'lib/x86/libmap.so': 'x' },
  });
  writeFileSync(file('shop/base.apk'), buildApk({ manifest: manifest({}) }));
  writeFileSync(file('shop/split_config.x.apk'), split);
  writeFileSync(file('shop/notes.txt'), 'not read');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('base and splits are one app', () => {
  it.each([
    ['in a folder', () => [file('shop')], 'shop'],
    [
      'named one by one',
      () => [file('shop/split_config.x.apk'), file('shop/base.apk')],
      'split_config.x.apk',
    ],
  ])('%s', async (_, paths, name) => {
    const run = await runCli(['app', ...paths(), '--format', 'json']);
    const { app } = JSON.parse(run.stdout);
    expect(app.file.name).toBe(name);
    expect(app).toMatchObject({ container: 'split-apks', package: 'com.example.app' });
    expect(app.nativeLibraries.map((library: { entry: string }) => library.entry)).toEqual([
      'split_config.x.apk!/lib/x86/libmap.so',
    ]);
  });
});
