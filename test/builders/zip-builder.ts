import { crc32, deflateRawSync } from 'node:zlib';
import { ByteWriter } from './byte-writer.js';

/** Header fields that may say something else than the truth. */
export interface HeaderLies {
  readonly method?: number;
  readonly flags?: number;
  readonly crc32?: number;
  readonly compressedSize?: number;
  readonly size?: number;
  readonly name?: string;
  readonly localHeaderOffset?: number;
  readonly signature?: number;
}

export interface ZipBuilderEntry {
  readonly name: string;
  readonly data: Uint8Array;
  /** Default true. */
  readonly deflate?: boolean;
  readonly flags?: number;
  readonly extra?: Uint8Array;
  /** What the central directory says instead. */
  readonly central?: HeaderLies;
  /** What the local file header says instead. */
  readonly local?: HeaderLies;
}

export interface ZipBuilderOptions {
  readonly prefix?: Uint8Array;
  readonly trailing?: Uint8Array;
  readonly comment?: Uint8Array;
  /** Writes sizes and offsets into zip64 records. */
  readonly zip64?: boolean;
  /** Bytes between the last entry and the central directory: an APK signing block. */
  readonly beforeDirectory?: Uint8Array;
  readonly entryCount?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
}

/** Bytes of a zip file, the same for the same input: dates are the format's first day, order is the given one. */
export function buildZip(entries: readonly ZipBuilderEntry[], options: ZipBuilderOptions = {}): Uint8Array {
  const body = new ByteWriter();
  const directory = new ByteWriter();
  for (const entry of entries) {
    const offset = body.length;
    const content = entry.deflate === false ? entry.data : deflateRawSync(entry.data, { level: 9 });
    const truth = {
      method: entry.deflate === false ? 0 : 8,
      flags: (entry.flags ?? 0) | 0x800,
      crc32: crc32(entry.data),
      compressedSize: content.length,
      size: entry.data.length,
      name: entry.name,
      localHeaderOffset: offset,
    };
    writeLocal(body, { ...truth, ...entry.local }, entry.extra ?? new Uint8Array(0));
    body.bytes(content);
    writeCentral(directory, { ...truth, ...entry.central }, options.zip64 ?? false);
  }
  body.bytes(options.beforeDirectory ?? new Uint8Array(0));
  const end = endRecords(entries.length, directory.length, body.length, options);
  return concat([
    options.prefix ?? new Uint8Array(0),
    body.finish(),
    directory.finish(),
    end,
    options.trailing ?? new Uint8Array(0),
  ]);
}

interface Header {
  readonly method: number;
  readonly flags: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly name: string;
  readonly localHeaderOffset: number;
  readonly signature?: number;
}

const DOS_EPOCH = { time: 0, date: 0x21 };

function writeLocal(out: ByteWriter, header: Header, extra: Uint8Array): void {
  const name = new TextEncoder().encode(header.name);
  out
    .u32(header.signature ?? 0x04034b50)
    .u16(20)
    .u16(header.flags)
    .u16(header.method);
  out.u16(DOS_EPOCH.time).u16(DOS_EPOCH.date);
  out.u32(header.crc32).u32(header.compressedSize).u32(header.size).u16(name.length).u16(extra.length);
  out.bytes(name).bytes(extra);
}

function writeCentral(out: ByteWriter, header: Header, zip64: boolean): void {
  const name = new TextEncoder().encode(header.name);
  const all = 0xffffffff;
  out
    .u32(header.signature ?? 0x02014b50)
    .u16(20)
    .u16(20)
    .u16(header.flags)
    .u16(header.method);
  out.u16(DOS_EPOCH.time).u16(DOS_EPOCH.date).u32(header.crc32);
  out.u32(zip64 ? all : header.compressedSize).u32(zip64 ? all : header.size);
  out
    .u16(name.length)
    .u16(zip64 ? 28 : 0)
    .u16(0)
    .u16(0)
    .u16(0)
    .u32(0);
  out.u32(zip64 ? all : header.localHeaderOffset).bytes(name);
  if (!zip64) return;
  out.u16(1).u16(24).u64(header.size).u64(header.compressedSize).u64(header.localHeaderOffset);
}

function endRecords(count: number, size: number, offset: number, options: ZipBuilderOptions): Uint8Array {
  const out = new ByteWriter();
  const comment = options.comment ?? new Uint8Array(0);
  if (options.zip64 === true) {
    out.u32(0x06064b50).u64(44).u16(45).u16(45).u32(0).u32(0);
    out.u64(count).u64(count).u64(size).u64(offset);
    out
      .u32(0x07064b50)
      .u32(0)
      .u64(offset + size)
      .u32(1);
    out.u32(0x06054b50).u16(0).u16(0).u16(0xffff).u16(0xffff).u32(0xffffffff).u32(0xffffffff);
  } else {
    const declared = options.entryCount ?? count;
    out.u32(0x06054b50).u16(0).u16(0).u16(declared).u16(declared);
    out.u32(options.directorySize ?? size).u32(options.directoryOffset ?? offset);
  }
  return out.u16(comment.length).bytes(comment).finish();
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
