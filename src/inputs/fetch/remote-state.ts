import type { IncomingHttpHeaders } from 'node:http';
import { InputError } from '../../facts/input-error.js';
import type { HttpAnswer } from './http-get.js';

/** What a server says of the state a file is in (RFC 9110, 8.8). */
export interface Validators {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

export function validatorsOf(headers: IncomingHttpHeaders): Validators {
  return { etag: headers.etag, lastModified: headers['last-modified'] };
}

/** Whether two answers are of the same state of the file. A server that tells one once and not again is believed. */
export function sameState(one: Validators, other: Validators): boolean {
  const differ = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  return !differ(one.etag, other.etag) && !differ(one.lastModified, other.lastModified);
}

/**
 * The condition under which a range is wanted (RFC 9110, 13.1.5): a strong ETag, else the date. A weak ETag must not
 * be sent; answers are compared by it all the same.
 */
export function ifRange({ etag, lastModified }: Validators): Record<string, string> {
  if (etag !== undefined && !etag.startsWith('W/')) return { 'if-range': etag };
  return lastModified === undefined ? {} : { 'if-range': lastModified };
}

/** A range and the length of the whole, from Content-Range (RFC 9110, 14.4); null where it does not tell both. */
export function contentRange(headers: IncomingHttpHeaders) {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headers['content-range'] ?? '');
  if (match === null) return null;
  return { start: Number(match[1]), end: Number(match[2]) + 1, size: Number(match[3]) };
}

/** Whether an answer holds exactly `[start, end)`, the end cut at the file's, as they are in the file. */
export function holdsRange(answer: HttpAnswer, start: number, end: number): boolean {
  const range = contentRange(answer.headers);
  const plain = (answer.headers['content-encoding'] ?? 'identity') === 'identity';
  return (
    answer.status === 206 &&
    plain &&
    range !== null &&
    range.start === start &&
    range.end === Math.min(end, range.size) &&
    answer.bytes.length === range.end - range.start
  );
}

/** The error for a package that is another than when its reading began. */
export function changedError(source: string): InputError {
  return new InputError(
    'package-url-changed',
    source,
    'the package was changed on the server while it was read. Run again.',
  );
}
