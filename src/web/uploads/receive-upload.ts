import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { CreateAuditFields } from '../api/audits.js';
import { ProblemError } from '../problems/problem-error.js';
import { FormFields } from './form-fields.js';
import { freeName, safeName } from './safe-name.js';
import type { UploadLimits } from './upload-limits.js';

/** One uploaded file where it lies now. */
export interface ReceivedFile {
  readonly path: string;
  /** As the report shows it: the last segment of the path. */
  readonly name: string;
  readonly size: number;
}

/** What one form brought. */
export interface ReceivedUpload {
  readonly packages: readonly ReceivedFile[];
  readonly documents: readonly (ReceivedFile & { readonly kind: 'file' | 'text' })[];
  readonly fields: CreateAuditFields;
}

type Part = 'package' | 'document';

/**
 * Streams the parts of a form into a folder. Nothing is held in memory but the fields; packages and documents lie apart,
 * because splits and documents may have the same names.
 * @param folder empty and private
 * @throws ProblemError for a form that is too large, incomplete or not understood; the folder is the caller's to remove
 */
export async function receiveUpload(
  request: FastifyRequest,
  folder: string,
  limits: UploadLimits,
): Promise<ReceivedUpload> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limits.uploadBytes) throw new ProblemError('too-large');
  const shelves = { package: new Shelf(folder, 'package'), document: new Shelf(folder, 'document') };
  const form = new FormFields();
  const parts = brokenAsProblem(request.parts({ limits: multipartLimits(limits) }));
  for await (const part of parts) {
    if (part.type === 'field') form.add(part);
    else if (part.fieldname === 'package')
      await shelves.package.take(part, limits.packageFiles, limits.packageBytes);
    else if (part.fieldname === 'document')
      await shelves.document.take(part, limits.documents, limits.documentBytes);
    else throw new ProblemError('invalid-request', { fields: [unknownPart(part)] });
  }
  const fields = form.validated();
  const pasted: ReceivedFile[] = [];
  for (const text of fields.text) pasted.push(await shelves.document.write('pasted.txt', text));
  const files = shelves.document.files.filter((file) => !pasted.includes(file));
  const documents = [
    ...files.map((file) => ({ ...file, kind: 'file' as const })),
    ...pasted.map((file) => ({ ...file, kind: 'text' as const })),
  ];
  if (shelves.package.files.length === 0) throw new ProblemError('no-package');
  if (documents.length + fields.url.length === 0) throw new ProblemError('no-policy');
  return { packages: shelves.package.files, documents, fields };
}

/** The parts of a form; what is wrong with the form itself is the asker's fault, and its parser gives it no code. */
async function* brokenAsProblem<T>(parts: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* parts;
  } catch (error) {
    if (error instanceof Error && !('code' in error) && !(error instanceof ProblemError))
      throw new ProblemError('upload-broken');
    throw error;
  }
}

function multipartLimits({ packageFiles, documents, packageBytes }: UploadLimits) {
  const fields = 64;
  return {
    fileSize: packageBytes,
    // One more than allowed, so that the shelf tells which kind is too many.
    files: packageFiles + documents + 2,
    fields,
    fieldNameSize: 100,
    // A pasted policy: a million characters of three bytes.
    fieldSize: 3_000_000,
    headerPairs: 20,
    parts: packageFiles + documents + fields,
  };
}

/** True for what the file system refuses, e.g. a full disk; a stream that broke off has codes of its own. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function unknownPart({ fieldname }: MultipartFile) {
  return { name: fieldname.slice(0, 100), message: 'files are named "package" or "document"' };
}

/** Files of one kind in a folder of their own. */
class Shelf {
  readonly files: ReceivedFile[] = [];
  readonly #folder: string;
  readonly #part: Part;
  readonly #taken = new Set<string>();

  constructor(folder: string, part: Part) {
    this.#folder = join(folder, part);
    this.#part = part;
  }

  async take(part: MultipartFile, mostFiles: number, mostBytes: number): Promise<void> {
    if (this.files.length >= mostFiles) throw new ProblemError('too-many-files');
    const path = await this.#place(part.filename ?? '');
    const counter = new ByteCounter(mostBytes);
    try {
      await pipeline(part.file, counter, createWriteStream(path.path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      throw isSystemError(error) || error instanceof ProblemError ? error : new ProblemError('upload-broken');
    }
    if (part.file.truncated) throw new ProblemError('too-large');
    // A browser sends an empty, nameless file for a field in which none was chosen.
    if (counter.bytes === 0 && (part.filename ?? '') === '') return;
    this.files.push({ ...path, size: counter.bytes });
  }

  async write(name: string, text: string): Promise<ReceivedFile> {
    const place = await this.#place(name);
    await writeFile(place.path, text, { flag: 'wx', mode: 0o600 });
    const file = { ...place, size: Buffer.byteLength(text) };
    this.files.push(file);
    return file;
  }

  async #place(given: string): Promise<{ path: string; name: string }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const fallback = this.#part === 'package' ? 'package.apk' : 'document';
    const name = freeName(safeName(given, fallback), this.#taken);
    this.#taken.add(name.toLowerCase());
    return { path: join(this.#folder, name), name };
  }
}

/** Passes bytes on, counting them, until there are too many. */
class ByteCounter extends Transform {
  bytes = 0;
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    done: (error: Error | null, chunk?: Buffer) => void,
  ): void {
    this.bytes += chunk.length;
    if (this.bytes > this.#most) done(new ProblemError('too-large'));
    else done(null, chunk);
  }
}
