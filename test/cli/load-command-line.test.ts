import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AUDIT_PROCESS,
  codeCachePath,
  compileCommandLine,
  execute,
  loadCommandLine,
  readCommandLine,
} from '../../src/cli/load-command-line.js';

describe('the bundled command line', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'apk-audit-bundle-'));
    writeBundle('first');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A bundle that answers with a word and with the file it believes to be. */
  function writeBundle(word: string): void {
    const text = `module.exports = { run: () => ['${word}', __filename, typeof require('node:fs').statSync] };`;
    const wrapped = `(function (exports, require, module, __filename, importModule) {${text}})`;
    writeFileSync(join(folder, 'command-line.cjs'), wrapped);
  }

  const compiled = (command?: string) => compileCommandLine(readCommandLine(folder, command));
  const answer = (): unknown => loadCommandLine(readCommandLine(folder)).run();

  it('runs without a code cache', () => {
    expect(answer()).toEqual(['first', join(folder, 'command-line.cjs'), 'function']);
  });

  it('takes the code cache that this Node wrote for it', () => {
    writeFileSync(codeCachePath(folder, 'app'), compiled().createCachedData());
    const script = compiled();
    expect(script.cachedDataRejected).toBe(false);
    expect(execute(script, folder).run()).toContain('first');
  });

  it.each([
    ['an empty cache', Buffer.alloc(0)],
    ['bytes that are no cache', Buffer.alloc(4096, 7)],
  ])('runs from its source where it finds %s', (_, bytes) => {
    writeFileSync(codeCachePath(folder, 'app'), bytes);
    expect(answer()).toContain('first');
  });

  it('runs from its source where the cache was made for another bundle', () => {
    const cache = compiled().createCachedData();
    writeBundle('a longer second');
    writeFileSync(codeCachePath(folder, 'app'), cache);
    const script = compiled();
    expect(script.cachedDataRejected).toBe(true);
    expect(execute(script, folder).run()).toContain('a longer second');
  });

  it('takes the cache that is for its command', () => {
    writeFileSync(codeCachePath(folder, 'app'), compiled().createCachedData());
    for (const command of ['app', 'sdks', undefined])
      expect(compiled(command).cachedDataRejected).toBe(false);
    for (const command of ['check', 'policy', 'batch', AUDIT_PROCESS])
      expect(compiled(command).cachedDataRejected).toBeUndefined();
  });

  it('looks for a cache of this very Node, system and processor', () => {
    for (const part of [process.version, process.platform, process.arch])
      expect(codeCachePath(folder, 'app')).toContain(part);
  });
});
