import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import AdmZip from 'adm-zip';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceBundle } from '../../src/report/bundle/evidence-bundle.js';
import { auditedPolicy } from '../builders/audit-builder.js';
import { runCli } from '../cli/run-cli.js';

const samples = resolve(import.meta.dirname, '../../samples');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the evidence bundle', () => {
  let folder = '';
  let entries = new Map<string, Buffer>();
  const write = (name: string) =>
    runCli(
      ['check', 'shiguang.apk', '-p', 'privacy-policy.html', '--evidence', join(folder, name)],
      { TZ: name === 'first.zip' ? 'Asia/Shanghai' : 'America/New_York' },
      samples,
    );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'evidence-'));
    expect(await write('first.zip')).toMatchObject({ code: 1, stderr: '' });
    const zip = new AdmZip(join(folder, 'first.zip'));
    entries = new Map(zip.getEntries().map((entry) => [entry.entryName, entry.getData()]));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds reports, policy, manifest, inventory and hashes', () => {
    expect([...entries.keys()]).toEqual([
      'AndroidManifest.xml',
      'audit.json',
      'policy/1.txt',
      'report.html',
      'report.json',
      'SHA256SUMS',
    ]);
    expect(entries.get('policy/1.txt')?.toString()).toContain('拾光日记隐私政策');
  });

  it('gives the hash of every file in it', () => {
    const sums = entries.get('SHA256SUMS')?.toString().trim().split('\n') ?? [];
    expect(sums).toHaveLength(entries.size - 1);
    for (const line of sums) {
      const [hash, path = ''] = line.split('  ');
      expect(sha256(entries.get(path) ?? Buffer.alloc(0)), path).toBe(hash);
    }
  });

  it('tells the hashes of app, policy and signatures', () => {
    const inventory = JSON.parse(entries.get('audit.json')?.toString() ?? '');
    expect(inventory).toMatchObject({
      tool: { name: 'apk-policy-audit' },
      app: { sha256: sha256(readFileSync(join(samples, 'shiguang.apk'))), package: 'com.example.shiguang' },
      documents: [
        { sha256: sha256(readFileSync(join(samples, 'privacy-policy.html'))), text: 'policy/1.txt' },
      ],
    });
    expect(inventory.signatures.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('holds the manifest as well-formed XML', () => {
    const text = entries.get('AndroidManifest.xml')?.toString() ?? '';
    expect(XMLValidator.validate(text)).toBe(true);
    const { manifest } = new XMLParser({ ignoreAttributes: false }).parse(text);
    expect(manifest['@_package']).toBe('com.example.shiguang');
    const names = manifest['uses-permission'].map((one: Record<string, string>) => one['@_android:name']);
    expect(names).toContain('android.permission.CAMERA');
  });

  it('is the same for the same input, byte for byte, whatever the time zone', async () => {
    await write('second.zip');
    const [first, second] = ['first.zip', 'second.zip'].map((name) => readFileSync(join(folder, name)));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });

  it('never takes a path from the input', async () => {
    const result = await auditedPolicy('我们使用相机权限拍照。', '../../../etc/passwd');
    const bundle = await evidenceBundle(result, {
      tool: { name: 'apk-policy-audit', version: '0.1.0' },
      language: 'en',
      manifest: null,
      signatures: '0'.repeat(64),
    });
    const names = new AdmZip(Buffer.from(bundle)).getEntries().map((entry) => entry.entryName);
    expect(names).toEqual(['audit.json', 'policy/1.txt', 'report.html', 'report.json', 'SHA256SUMS']);
  });
});
