import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fencedBlocks, shellCommands } from '../builders/doc-blocks.js';
import { writeExampleFiles } from '../builders/example-files.js';
import { runCli } from '../cli/run-cli.js';

const root = resolve(import.meta.dirname, '../..');

/** Commands that are not run here, each with the reason. */
const notRun: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\//, 'needs the network; test/inputs serves addresses'],
  [/apk-audit serve/, 'does not end; test/web starts servers'],
  [
    /rediss?:\/\/|apk-audit (?:queue|worker) |batch --queue\b/,
    'needs a Redis server; test/batch/queue starts one of its own',
  ],
  [/^redis-server\b/, 'does not end; test/batch/queue starts one of its own'],
  [/sdks fingerprint/, 'needs the archive of a vendor; test/cli/sdks.test.ts builds one'],
  [/^npm (?:run|test|install)|&& npm test/, 'is this project’s own tool'],
];

/** Documents whose commands a reader may try. */
const documents = [
  'README.md',
  'README.zh-CN.md',
  'docs/signatures.md',
  'docs/signatures.zh-CN.md',
  'docs/taxonomy.md',
  'docs/taxonomy.zh-CN.md',
  ...['docs/guide', 'docs/rules'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  ),
].filter((name) => name.endsWith('.md'));

/** Commands of a document: those of its shell blocks, and lines of indented code that call the tool. */
function commandsOf(markdown: string): string[] {
  const fenced = fencedBlocks(markdown).filter(({ language }) => language === 'sh' || language === 'bash');
  const indented = [...markdown.replace(/ \\\n\s+/g, ' ').matchAll(/^ {4}(apk-audit .*)$/gm)];
  return [...fenced.flatMap(shellCommands), ...indented.map(([, line = '']) => line)].map(withoutRemark);
}

/** Remarks stand two spaces or more behind a command. */
function withoutRemark(line: string): string {
  return line.replace(/\s{2,}\S.*$/, '');
}

const isRun = (command: string) => !notRun.some(([pattern]) => pattern.test(command));

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'doc-commands-'));
  const tool = `exec ${process.execPath} ${join(root, 'dist/cli/main.js')} "$@"\n`;
  const programs = { 'apk-audit': tool, npx: `shift\n${tool}`, npm: 'exit 0\n' };
  mkdirSync(join(folder, 'bin'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  for (const place of ['.local/share/bash-completion/completions', '.zfunc', '.config/fish/completions']) {
    mkdirSync(join(folder, place), { recursive: true });
  }
  await writeExampleFiles(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command as a shell does; what it wrote on standard error is told where it failed. */
function run(command: string): Promise<{ command: string; failure: string | null }> {
  // Each document begins in a project without configuration; they share a folder here.
  for (const made of ['apk-audit.config.yaml', '.gitlab'])
    rmSync(join(folder, made), { recursive: true, force: true });
  return new Promise((done) => {
    const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder };
    const child = spawn('bash', ['--noprofile', '--norc', '-c', command], { cwd: folder, env });
    const complaints: Buffer[] = [];
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    // 1 tells of differences, which the samples have.
    child.on('close', (code) => {
      const failure = code === 0 || code === 1 ? null : `${code}: ${Buffer.concat(complaints)}`;
      done({ command, failure });
    });
  });
}

async function failuresOf(commands: readonly string[]) {
  const failures = [];
  for (const command of commands) {
    const { failure } = await run(command);
    if (failure !== null) failures.push({ command, failure });
  }
  return failures;
}

const withCommands = documents
  .map((name) => ({ name, commands: commandsOf(readFileSync(join(root, name), 'utf8')).filter(isRun) }))
  .filter(({ commands }) => commands.length > 0);

describe.each(withCommands)('the commands of $name', ({ commands }) => {
  it('run as written', { timeout: 60_000 }, async () => {
    expect(await failuresOf(commands)).toEqual([]);
  });
});

describe('the examples of --help', () => {
  it('run as written', { timeout: 120_000 }, async () => {
    const { stdout } = await runCli(['completion', 'bash']);
    const [, words = ''] = /else words='(check [^']+)'/.exec(stdout) ?? [];
    const names = words.split(' ');
    expect(names.length).toBeGreaterThan(9);
    const help = await Promise.all(names.map(async (name) => (await runCli([name, '--help'])).stdout));
    const commands = help
      .flatMap((text) =>
        [...text.matchAll(/^ {2}((?:[A-Z_]+=\S+ )?apk-audit .*)$/gm)].map(([, line = '']) => line),
      )
      .map(withoutRemark);
    expect(commands.length).toBeGreaterThan(30);
    // Reports are read before other examples write new ones over them.
    const reading = (command: string) => Number(command.includes(' --report '));
    const inOrder = commands.filter(isRun).sort((a, b) => reading(b) - reading(a));
    expect(await failuresOf(inOrder)).toEqual([]);
  });
});

describe('the check of commands', () => {
  it('finds them in the READMEs, the guides and the page on signatures', () => {
    for (const name of ['README.md', 'README.zh-CN.md', 'docs/guide/guide.md', 'docs/signatures.md']) {
      expect(commandsOf(readFileSync(join(root, name), 'utf8')).filter(isRun).length, name).toBeGreaterThan(
        4,
      );
    }
  });

  it('fails for a command, an option and a file that do not exist', async () => {
    const planted =
      '```sh\napk-audit chek app.apk   # typing error\napk-audit app app.apk --formt json\n```\n\n    apk-audit app none.apk      a file nobody has\n';
    const commands = commandsOf(planted);
    expect(commands).toEqual([
      'apk-audit chek app.apk',
      'apk-audit app app.apk --formt json',
      'apk-audit app none.apk',
    ]);
    expect(await failuresOf(commands)).toHaveLength(3);
  });

  it('gives a reason for each command it leaves out', () => {
    const texts = documents.map((name) => readFileSync(join(root, name), 'utf8'));
    for (const [, reason] of notRun) expect(reason).not.toBe('');
    const all = texts.flatMap(commandsOf);
    expect(all.filter((command) => !isRun(command)).length).toBeLessThan(all.length / 2);
  });
});
