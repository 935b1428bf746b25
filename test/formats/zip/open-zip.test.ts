import AdmZip from 'adm-zip';
import { describe, expect, test } from 'vitest';
import { bufferSource } from '../../../src/bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../../../src/bytes/limits.js';
import { entrySource } from '../../../src/formats/zip/entry-source.js';
import { openZip, type ZipArchive } from '../../../src/formats/zip/open-zip.js';
import { buildZip, type ZipBuilderEntry, type ZipBuilderOptions } from '../../builders/zip-builder.js';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const hello: ZipBuilderEntry = { name: 'hello.txt', data: text('hello '.repeat(50)) };

function open(
  entries: readonly ZipBuilderEntry[],
  options: ZipBuilderOptions = {},
  limits: Partial<Limits> = {},
): Promise<ZipArchive> {
  return openBytes(buildZip(entries, options), limits);
}

function openBytes(bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<ZipArchive> {
  return openZip(bufferSource(bytes), 'test.apk', { ...DEFAULT_LIMITS, ...limits });
}

async function content(archive: ZipArchive, name: string): Promise<string> {
  const entry = archive.find(name);
  if (entry === undefined) throw new Error(`no entry ${name}`);
  return new TextDecoder().decode(await archive.read(entry));
}

describe('an archive as written', () => {
  test('gives stored and deflated entries', async () => {
    const archive = await open([hello, { name: '目录/文件.txt', data: text('stored'), deflate: false }]);
    expect(archive.entries.map(({ name, size, method }) => [name, size, method])).toEqual([
      ['hello.txt', 300, 8],
      ['目录/文件.txt', 6, 0],
    ]);
    expect(await content(archive, 'hello.txt')).toBe('hello '.repeat(50));
    expect(await content(archive, '目录/文件.txt')).toBe('stored');
    expect(archive.notes).toEqual([]);
  });

  test('gives the same from an independent writer', async () => {
    const writer = new AdmZip();
    writer.addFile('a/b.txt', Buffer.from('from elsewhere'));
    writer.addFile('empty', Buffer.alloc(0));
    const archive = await openBytes(writer.toBuffer());
    expect(await content(archive, 'a/b.txt')).toBe('from elsewhere');
    expect(await content(archive, 'empty')).toBe('');
  });

  test('reads sizes and offsets from zip64 records', async () => {
    const archive = await open([hello], { zip64: true });
    expect(archive.entries[0]?.size).toBe(300);
    expect(await content(archive, 'hello.txt')).toBe('hello '.repeat(50));
  });

  test('may hold no entry at all', async () => {
    expect((await open([])).entries).toEqual([]);
  });
});

describe('what Android reads and stricter readers refuse', () => {
  test('the encryption bit is ignored', async () => {
    const archive = await open([{ ...hello, flags: 1 }]);
    expect(await content(archive, 'hello.txt')).toBe('hello '.repeat(50));
    expect(archive.notes).toEqual([{ code: 'zip-encryption-bit', where: 'hello.txt' }]);
  });

  test('an unknown method means stored, by the uncompressed size', async () => {
    const odd = { name: 'AndroidManifest.xml', data: text('plain'), deflate: false };
    const archive = await open([{ ...odd, central: { method: 0x2347, compressedSize: 3 } }]);
    expect(await content(archive, 'AndroidManifest.xml')).toBe('plain');
    expect(archive.notes).toEqual([{ code: 'zip-unknown-method', where: 'AndroidManifest.xml' }]);
  });

  test('a local header that disagrees counts only for the lengths of its name and extra field', async () => {
    const archive = await open([
      {
        ...hello,
        extra: new Uint8Array(12),
        local: { name: 'other-name', method: 0, size: 1, compressedSize: 2, crc32: 3 },
      },
    ]);
    expect(await content(archive, 'hello.txt')).toBe('hello '.repeat(50));
  });

  test('of duplicate names the first is found, and all are listed', async () => {
    const archive = await open([hello, { name: 'hello.txt', data: text('second') }]);
    expect(await content(archive, 'hello.txt')).toBe('hello '.repeat(50));
    expect(archive.entries).toHaveLength(2);
    expect(archive.notes).toEqual([{ code: 'zip-duplicate-name', where: 'hello.txt' }]);
  });

  test('names that lead out of a folder are listed as they are', async () => {
    const archive = await open([
      { ...hello, name: '../../etc/passwd' },
      { ...hello, name: '/absolute' },
    ]);
    expect(archive.notes.map((note) => note.code)).toEqual(['zip-unsafe-name', 'zip-unsafe-name']);
    expect(await content(archive, '../../etc/passwd')).toContain('hello');
  });

  test('prefix bytes shift every offset', async () => {
    const archive = await open([hello], { prefix: text('#!/bin/sh\nexit\n') });
    expect(archive.notes).toEqual([{ code: 'zip-prefix-bytes', where: 'test.apk' }]);
    expect(await content(archive, 'hello.txt')).toContain('hello');
  });

  test('bytes after the archive are passed over', async () => {
    const archive = await open([hello], { trailing: new Uint8Array(1000) });
    expect(archive.notes).toEqual([{ code: 'zip-trailing-bytes', where: 'test.apk' }]);
  });

  test('a comment of full length, with a false end record inside, hides nothing', async () => {
    const comment = new Uint8Array(0xffff);
    comment.set([0x50, 0x4b, 5, 6], 30_000);
    expect((await open([hello], { comment })).entries).toHaveLength(1);
  });

  test('entries beyond a count that lies are listed', async () => {
    const archive = await open([hello, { ...hello, name: 'more' }], { entryCount: 1 });
    expect(archive.entries.map((entry) => entry.name)).toEqual(['hello.txt', 'more']);
    expect(archive.notes).toEqual([{ code: 'zip-entry-count-differs', where: 'test.apk' }]);
  });

  test('a directory size that lies is read to the end record', async () => {
    expect(
      (await open([hello, { ...hello, name: 'more' }], { directorySize: 0x7fffffff })).entries,
    ).toHaveLength(2);
  });

  test('a declared size that lies does not cut the content', async () => {
    const archive = await open([
      { ...hello, central: { size: 4 } },
      { ...hello, name: 'b', central: { size: 0xfffffff0 } },
    ]);
    expect(await content(archive, 'hello.txt')).toBe('hello '.repeat(50));
    expect(await content(archive, 'b')).toBe('hello '.repeat(50));
  });
});

describe('what is no archive', () => {
  test.each([
    ['no bytes', new Uint8Array(0), 'zip: empty'],
    ['other bytes', text('%PDF-1.7 and so on'), 'zip: not-a-zip'],
    ['three bytes', text('PK\x03'), 'zip: not-a-zip'],
    ['an archive cut off', buildZip([hello]).subarray(0, 60), 'zip: truncated'],
    [
      'an end record whose directory is nowhere',
      buildZip([hello], { directoryOffset: 9999, directorySize: 5 }),
      'zip: truncated',
    ],
    ['a count beyond the entries', buildZip([hello], { entryCount: 2 }), 'zip: bad-directory-entry'],
  ])('%s', async (_name, bytes, message) => {
    await expect(openBytes(bytes)).rejects.toThrow(message);
  });
});

describe('entries that cannot be read', () => {
  test.each<[string, ZipBuilderEntry, Partial<Limits>, string]>([
    ['broken deflate data', { ...hello, deflate: false, central: { method: 8 } }, {}, 'inflate-failed'],
    ['data beyond the file', { ...hello, central: { compressedSize: 0x7fffffff } }, {}, 'truncated'],
    ['a stored size of 4 GB', { ...hello, deflate: false, central: { size: 0xfffffffe } }, {}, 'truncated'],
    ['an offset beyond the file', { ...hello, central: { localHeaderOffset: 0xfffffff0 } }, {}, 'truncated'],
    ['an offset to other bytes', { ...hello, central: { localHeaderOffset: 7 } }, {}, 'bad-local-header'],
    ['more bytes than an entry may have', hello, { entryBytes: 299 }, 'entry-too-large'],
    [
      'more stored bytes than an entry may have',
      { ...hello, deflate: false },
      { entryBytes: 299 },
      'entry-too-large',
    ],
    ['more bytes than the package may have', hello, { totalBytes: 299 }, 'package-too-large'],
    ['a ratio only a bomb has', hello, { ratio: 2, ratioFloorBytes: 10 }, 'ratio-too-high'],
  ])('%s', async (_name, entry, limits, code) => {
    const archive = await open([entry], {}, limits);
    await expect(content(archive, 'hello.txt')).rejects.toMatchObject({
      name: 'ParseError',
      code,
      entry: 'hello.txt',
    });
  });

  test('leave the others readable', async () => {
    const archive = await open([{ ...hello, name: 'broken', central: { localHeaderOffset: 7 } }, hello]);
    await expect(content(archive, 'broken')).rejects.toThrow('bad-local-header');
    expect(await content(archive, 'hello.txt')).toContain('hello');
  });

  test('spend one budget together', async () => {
    const archive = await open([hello, { ...hello, name: 'b' }], {}, { totalBytes: 500 });
    expect(await content(archive, 'hello.txt')).toContain('hello');
    await expect(content(archive, 'b')).rejects.toThrow('package-too-large');
  });
});

describe('limits of the directory', () => {
  test.each<[string, Partial<Limits>, string]>([
    ['entries', { entries: 1 }, 'too-many-entries'],
    ['bytes', { centralDirectoryBytes: 50 }, 'directory-too-large'],
  ])('%s', async (_name, limits, code) => {
    await expect(open([hello, { ...hello, name: 'b' }], {}, limits)).rejects.toMatchObject({ code });
  });
});

test('only the directory and the entries asked for are read', async () => {
  const bytes = buildZip([
    { name: 'assets/video.bin', data: new Uint8Array(20_000_000), deflate: false },
    hello,
  ]);
  let read = 0;
  const source = {
    size: bytes.length,
    read: (offset: number, length: number) => {
      read += length;
      return bufferSource(bytes).read(offset, length);
    },
  };
  const archive = await openZip(source, 'large.apk');
  expect(await content(archive, 'hello.txt')).toContain('hello');
  expect(read).toBeLessThan(100_000);
});

describe('an archive inside an archive', () => {
  const inner = buildZip([hello]);
  const nested = async (entry: Partial<ZipBuilderEntry>, limits: Partial<Limits> = {}) => {
    const outer = await open([{ name: 'inner.apk', data: inner, ...entry }], {}, limits);
    const found = outer.find('inner.apk');
    if (found === undefined) throw new Error('no inner archive');
    return openZip(await entrySource(outer, found), 'inner.apk');
  };

  test('is read in place where it is stored, and inflated where it is not', async () => {
    expect(await content(await nested({ deflate: false }), 'hello.txt')).toContain('hello');
    expect(await content(await nested({}), 'hello.txt')).toContain('hello');
  });

  test('stored with a size that lies ends with the outer archive', async () => {
    const archive = await nested({ deflate: false, central: { size: 0x7fffffff } });
    expect(archive.entries.map(({ name }) => name)).toContain('hello.txt');
  });

  test('is inflated only within the limits', async () => {
    await expect(nested({}, { entryBytes: 10 })).rejects.toMatchObject({ code: 'entry-too-large' });
  });
});
