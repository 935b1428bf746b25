import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';

const root = resolve(import.meta.dirname, '../..');
const guides = ['docs/guide/guide.md', 'docs/guide/guide.zh-CN.md'];
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const commandsOf = (text: string) =>
  [...text.matchAll(/```sh\napk-audit ([^\n]+)\n```/g)].map(([, c]) => c ?? '');

describe.each(guides)('%s', (name) => {
  it('shows commands that run as written, in their order', { timeout: 60_000 }, async () => {
    const commands = commandsOf(read(name));
    expect(commands.length).toBeGreaterThan(5);
    const folder = mkdtempSync(join(tmpdir(), 'guide-'));
    for (const sample of ['shiguang.apk', 'privacy-policy.html']) {
      cpSync(join(root, 'samples', sample), join(folder, sample));
    }
    try {
      for (const command of commands) {
        const { code, stderr } = await runCli(command.split(' '), {}, folder);
        expect({ command, stderr }).toEqual({ command, stderr: '' });
        // The sample has differences; accepted or drafted, none is left to fail on.
        expect({ command, code }).toEqual({
          command,
          code: /^(?:draft|init)|--baseline/.test(command) ? 0 : 1,
        });
      }
      for (const made of ['reports/report.xlsx', 'evidence.zip', 'accepted.json', '.gitlab/apk-audit.yml']) {
        expect(existsSync(join(folder, made)), made).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('links only to what exists', () => {
    for (const [, link = ''] of read(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(existsSync(join(root, dirname(name), link)), link).toBe(true);
    }
  });
});

describe('the guides', () => {
  it('show the same commands in both languages', () => {
    const [english, chinese] = guides.map((name) =>
      commandsOf(read(name)).map((command) => command.replace(' --lang en', '')),
    );
    expect(chinese).toEqual(english);
  });
});
