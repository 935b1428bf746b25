import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from './cli/run-cli.js';

const root = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(resolve(root, name), 'utf8');

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  it('shows lines that the tool really prints, in their order', async () => {
    const block = /```text\n\$ npx apk-audit (?<command>[^\n]+)\n(?<lines>[\s\S]*?)```/.exec(
      read(name),
    )?.groups;
    const args = (block?.['command'] ?? '')
      .split(' ')
      .map((arg) => (arg.startsWith('samples/') ? resolve(root, arg) : arg));
    const { stdout } = await runCli(args);
    let at = 0;
    for (const line of (block?.['lines'] ?? '').trimEnd().split('\n')) {
      const found = stdout.indexOf(`${line}\n`, at);
      expect(found, `not printed after the lines before it: ${line}`).toBeGreaterThanOrEqual(0);
      at = found + line.length;
    }
    expect(at).toBeGreaterThan(0);
  });

  it('shows a picture of the report, small enough for a repository', () => {
    const [, image = ''] = /!\[[^\]]+\]\((docs\/images\/[^)]+\.png)\)/.exec(read(name)) ?? [];
    const bytes = readFileSync(resolve(root, image));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeLessThan(300_000);
  });

  it('links only to files that exist', () => {
    const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(() => read(link), link).not.toThrow(/ENOENT/);
  });
});

describe('README.md', () => {
  it('shows a library example that runs as written', async () => {
    const { audit, bufferSource, loadBuiltInSignatures } = await import('../src/index.js');
    const source = bufferSource(readFileSync(resolve(root, 'samples/shiguang.apk')));
    const bytes = readFileSync(resolve(root, 'samples/privacy-policy.html'));
    const result = await audit({ name: 'shiguang.apk', source }, [{ name: 'privacy-policy.html', bytes }], {
      signatures: loadBuiltInSignatures(),
    });
    expect(result.findings.map((finding) => finding.subject.id)).toContain('pangle');
  });
});
