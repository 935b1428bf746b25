import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import AdmZip from 'adm-zip';
import { runCli } from '../cli/run-cli.js';
import { buildApk } from './apk-builder.js';
import { buildDocx } from './docx-builder.js';
import { buildPdf } from './pdf-builder.js';
import { buildProtoXml } from './proto-builder.js';
import { samplesFolder } from './sample-reports.js';
import { buildZip } from './zip-builder.js';

/** The fingerprint that the help of `explain` shows. */
const exampleFingerprint = '3f0c9a41d2b86e57a1c4f00912d3e8ab';

/** Writes every file that commands in documentation and help name into a folder, each of the kind its name says. */
export async function writeExampleFiles(folder: string): Promise<void> {
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const copy = (from: string, ...names: string[]) => {
    for (const name of names) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      copyFileSync(join(samplesFolder, from), join(folder, name));
    }
  };
  copy('shiguang.apk', 'shiguang.apk', 'samples/shiguang.apk', 'app.apk', 'app-3.1.apk', 'app-3.2.apk');
  copy('shiguang.apk', 'old.apk', 'new.apk', 'base.apk', 'folder-of-splits/base.apk');
  copy('privacy-policy.html', 'privacy-policy.html', 'samples/privacy-policy.html', 'privacy.html');
  copy('privacy-policy.html', 'old.html', 'new.html', 'sdk-list.html');
  copy('privacy-policy-without-sdk-list.txt', 'privacy.txt');
  write('privacy.docx', buildDocx([{ heading: '隐私政策', level: 1 }, { text: '我们使用相机权限拍照。' }]));
  write(
    'sdk-list.pdf',
    buildPdf([
      {
        rows: [
          ['SDK名称', '提供方', '使用目的'],
          ['友盟SDK', '友盟', '统计'],
        ],
      },
    ]),
  );
  writePackages(write);
  writeSignatures(write);
  await writeReports(folder);
  copy('shiguang.apk', 'apps/shiguang/shiguang.apk');
  copy('privacy-policy.html', 'apps/shiguang/privacy.html');
  write('apps.csv', 'apk,documents\napps/shiguang/shiguang.apk,privacy.html\n');
  await writeResults(folder);
}

type Write = (name: string, content: string | Uint8Array) => void;

/** Packages of the other kinds: splits, sets, a bundle, a library, a manifest. */
function writePackages(write: Write): void {
  const name = 'com.example.shiguang';
  const manifestXml = `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="${name}"/>`;
  const base = readFileSync(join(samplesFolder, 'shiguang.apk'));
  const split = (of: string) =>
    buildApk({
      manifest: { tag: 'manifest', attributes: { package: name, split: of, 'android:versionCode': 321 } },
    });
  write('split_zh.apk', split('config.zh'));
  write('split_config.arm64_v8a.apk', split('config.arm64_v8a'));
  write('folder-of-splits/split_zh.apk', split('config.zh'));
  write(
    'app.apks',
    archive({ 'toc.pb': 'x', 'splits/base-master.apk': base, 'splits/base-zh.apk': split('config.zh') }),
  );
  write(
    'app.xapk',
    archive({ 'manifest.json': '{}', 'base.apk': base, 'config.zh.apk': split('config.zh') }),
  );
  const bundleManifest = buildProtoXml({ tag: 'manifest', attributes: { package: name } });
  const bundle = archive({
    'BundleConfig.pb': 'x',
    'base/manifest/AndroidManifest.xml': bundleManifest,
    'base/dex/classes.dex': dexOf(base),
  });
  write('app.aab', bundle);
  write('bundle.aab', bundle);
  const jar = archive({ 'com/acme/push/A.class': 'x' });
  write('sdk.aar', archive({ 'AndroidManifest.xml': manifestXml, 'classes.jar': jar, 'R.txt': '' }));
  write('AndroidManifest.xml', manifestXml);
}

function dexOf(apk: Uint8Array): Uint8Array {
  return new AdmZip(Buffer.from(apk)).readFile('classes.dex') ?? new Uint8Array();
}

function archive(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  return buildZip(
    Object.entries(files).map(([name, data]) => ({
      name,
      data: typeof data === 'string' ? new TextEncoder().encode(data) : data,
    })),
  );
}

/** A company's own folder of signatures. */
function writeSignatures(write: Write): void {
  const names = { 'zh-Hans': ['示例推送'], en: ['Acme Push'] };
  write('our-signatures/acme/vendor.json', JSON.stringify({ id: 'acme', names, site: null, country: 'CN' }));
  write(
    'our-signatures/acme/acme-push.json',
    JSON.stringify({
      id: 'acme-push',
      vendor: 'acme',
      kind: 'sdk',
      category: 'push',
      names,
      matchers: { packages: ['com.acme.push'] },
      sources: [{ kind: 'bytecode', reference: 'acme.aar', facts: ['packages'], date: '2026-01-01' }],
    }),
  );
}

/** Facts and reports as the commands themselves write them. */
async function writeReports(folder: string): Promise<void> {
  const audit = ['check', 'app.apk', '--policy', 'privacy.html', '--format', 'json', '--output'];
  for (const name of ['report-3.1.json', 'report-3.2.json', 'report.json'])
    await runCli([...audit, name], {}, folder);
  await runCli(['app', 'app.apk', '--format', 'json', '--output', 'app.json'], {}, folder);
  await runCli(['policy', 'privacy.html', '--format', 'json', '--output', 'policy.json'], {}, folder);
  const path = join(folder, 'report.json');
  const report = JSON.parse(readFileSync(path, 'utf8')) as { findings: { fingerprint: string }[] };
  const [first, ...rest] = report.findings;
  const findings = [{ ...first, fingerprint: exampleFingerprint }, ...rest];
  writeFileSync(path, JSON.stringify({ ...report, findings }));
}

/** Results of two batches, in one folder by their tags and in a folder each. */
async function writeResults(folder: string): Promise<void> {
  for (const [month, results] of [
    ['2026-05', 'results'],
    ['2026-06', 'results'],
    ['2026-05', 'results-may'],
    ['2026-06', 'results-june'],
  ] as const) {
    await runCli(['batch', 'apps', '--results', results, '--tag', month], {}, folder);
  }
}
