/**
 * Time and memory to get a manifest with this project's reader, node-apk-parser and adm-zip: the figures of
 * docs/decisions/0002. Run by `npx tsx test/bench/package-readers.ts` after a build.
 */
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildApk } from '../builders/apk-builder.js';
import { type Candidate, measureProcesses } from './measure-process.js';

const runs = 3;
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'package-readers-'));

/** A package of 300 MB, most of it stored assets. */
function largePackage(): string {
  const path = join(folder, 'large.apk');
  const rawEntries = Array.from({ length: 10 }, (_, index) => ({
    name: `assets/${index}.bin`,
    data: randomFillSync(new Uint8Array(30_000_000)),
    deflate: false,
  }));
  const children = [{ tag: 'uses-sdk', attributes: { 'android:minSdkVersion': 21 } }, { tag: 'application' }];
  const manifest = { tag: 'manifest', attributes: { package: 'com.example' }, children };
  writeFileSync(path, buildApk({ manifest, rawEntries }));
  return path;
}

function candidates(path: string): Candidate[] {
  const ours = `
    const { openZip } = await import('${root}/dist/formats/zip/open-zip.js');
    const { readAxml } = await import('${root}/dist/formats/axml/read-axml.js');
    const { open } = await import('node:fs/promises');
    const file = await open(process.argv[1]);
    const { size } = await file.stat();
    const read = async (offset, length) => (await file.read(Buffer.alloc(length), 0, length, offset)).buffer;
    const archive = await openZip({ size, read }, 'package');
    readAxml(await archive.read(archive.find('AndroidManifest.xml')), 'AndroidManifest.xml');`;
  const parser = `require('${root}/node_modules/node-apk-parser').readFile(process.argv[1]).readManifestSync()`;
  const zip = `new (require('${root}/node_modules/adm-zip'))(process.argv[1]).getEntry('AndroidManifest.xml').getData()`;
  return [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'apk-policy-audit', args: ['--input-type=module', '-e', ours, path] },
    { name: 'node-apk-parser', args: ['-e', parser, path] },
    { name: 'adm-zip', args: ['-e', zip, path] },
  ];
}

const apks = resolve(root, 'node_modules/appium-uiautomator2-server/apks');
const real = readdirSync(apks)
  .map((name) => join(apks, name))
  .filter((path) => path.endsWith('.apk'))
  .sort((a, b) => statSync(b).size - statSync(a).size);
for (const path of [real[0] ?? '', largePackage()]) {
  console.log(`\n${(statSync(path).size / 1e6).toFixed(0)} MB`);
  for (const { name, milliseconds, megabytes } of measureProcesses(candidates(path), runs)) {
    console.log(
      `  ${name.padEnd(20)} ${milliseconds.toFixed(0).padStart(5)} ms ${(megabytes ?? 0).toFixed(0).padStart(5)} MB`,
    );
  }
}
rmSync(folder, { recursive: true });
