/**
 * The baseline of every speed claim: a process that reads the central directory of a package, inflates its dex files,
 * manifest and resource table one after the other, and does nothing with them.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const wanted = /^(classes\d*\.dex|AndroidManifest\.xml|resources\.arsc)$/;
const file = openSync(process.argv[2] ?? '', 'r');

function read(offset, length) {
  const buffer = Buffer.allocUnsafe(length);
  readSync(file, buffer, 0, length, offset);
  return buffer;
}

const size = fstatSync(file).size;
const tailLength = Math.min(size, 65557);
const tail = read(size - tailLength, tailLength);
const end = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));

let total = 0;
for (let at = 0; at < directory.length; ) {
  const nameLength = directory.readUInt16LE(at + 28);
  const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
  if (wanted.test(name)) {
    const local = directory.readUInt32LE(at + 42);
    const header = read(local, 30);
    const start = local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const data = read(start, directory.readUInt32LE(at + 20));
    total += directory.readUInt16LE(at + 10) === 0 ? data.length : inflateRawSync(data).length;
  }
  at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
}
closeSync(file);
if (total === 0) throw new Error('nothing was inflated');
