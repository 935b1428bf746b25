import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileSource } from '../../src/inputs/file-source.js';

describe('the bytes of a file', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'apk-audit-file-'));
    path = join(folder, 'bytes');
    writeFileSync(
      path,
      Uint8Array.from({ length: 200_000 }, (_, index) => index % 251),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['a few', 10, 16],
    ['many', 1000, 150_000],
  ])('are given where they are asked for, %s of them', async (_, offset, length) => {
    const source = new FileSource(path);
    const bytes = await source.read(offset, length);
    expect([bytes.length, bytes[0], bytes.at(-1)]).toEqual([
      length,
      offset % 251,
      (offset + length - 1) % 251,
    ]);
    source.close();
  });

  it('are given into memory that is no longer needed', async () => {
    const source = new FileSource(path);
    const memory = new Uint8Array(70_000);
    const bytes = await source.read(0, 66_000, memory);
    expect([bytes.buffer === memory.buffer, bytes.length, memory[300]]).toEqual([true, 66_000, 49]);
    source.close();
  });

  it('that were asked for before the file is closed still come from it', async () => {
    const source = new FileSource(path);
    const reads = [source.read(0, 100_000), source.read(251, 100_000)];
    source.close();
    // Files opened now would take its number, were it free already.
    const others = Array.from({ length: 8 }, () => new FileSource(import.meta.filename));
    for (const bytes of await Promise.all(reads)) expect(bytes[250]).toBe(250);
    for (const other of others) other.close();
  });

  it('are refused once the file is closed', async () => {
    const source = new FileSource(path);
    source.close();
    await expect(source.read(0, 8)).rejects.toThrow('closed');
  });

  it('of a file that is not there are an error with its path', () => {
    expect(() => new FileSource(join(folder, 'missing.apk'))).toThrow(/missing\.apk/);
  });
});
