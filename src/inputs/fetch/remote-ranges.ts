/** Fetches bytes `[start, end)` of the file. */
export type FetchRange = (start: number, end: number) => Promise<Uint8Array>;

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly bytes: Promise<Uint8Array>;
  settled: boolean;
  lastRead: number;
}

/** What a small read fetches around it: ZIP readers look at a few bytes, then at their neighbours. */
const BLOCK = 8 * 1024;
/** The most that one request asks for: what a broken connection loses. */
const PIECE = 8 * 1024 * 1024;

/**
 * Ranges of a remote file, each fetched once while it is kept. Reads of the same bytes at the same time share one
 * request. What is kept is bounded; what a read in progress needs is never dropped.
 */
export class RemoteRanges {
  readonly #size: number;
  readonly #fetch: FetchRange;
  readonly #mostBytes: number;
  /** By start, without overlaps. */
  readonly #segments: Segment[] = [];
  /** Ends of ranges that are about to be read, by their start. */
  readonly #expected = new Map<number, number>();
  #reads = 0;

  /** @param mostBytes kept beyond the reads in progress */
  constructor(size: number, fetch: FetchRange, mostBytes: number) {
    this.#size = size;
    this.#fetch = fetch;
    this.#mostBytes = mostBytes;
  }

  /** Keeps bytes that came anyway. */
  add(start: number, bytes: Uint8Array): void {
    this.#insert({
      start,
      end: start + bytes.length,
      bytes: Promise.resolve(bytes),
      settled: true,
      lastRead: 0,
    });
  }

  /** Says that `[offset, offset + length)` will be read, beginning with a small read at `offset`. */
  expect(offset: number, length: number): void {
    if (length > 0) this.#expected.set(offset, Math.min(offset + Math.min(length, PIECE), this.#size));
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.#size);
    if (offset >= end) return new Uint8Array(0);
    for (const [from, to] of this.#gaps(offset, end)) this.#fetchGap(from, to);
    const needed = this.#segments.filter((each) => each.start < end && each.end > offset);
    const read = ++this.#reads;
    for (const each of needed) each.lastRead = read;
    const parts = await Promise.all(
      needed.map(async (each) => {
        const bytes = await each.bytes;
        return bytes.subarray(Math.max(0, offset - each.start), end - each.start);
      }),
    );
    this.#dropOldest();
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  /** Parts of `[offset, end)` that no segment covers. */
  #gaps(offset: number, end: number): [number, number][] {
    const gaps: [number, number][] = [];
    let at = offset;
    for (const each of this.#segments) {
      if (each.end <= at) continue;
      if (each.start >= end) break;
      if (each.start > at) gaps.push([at, each.start]);
      at = each.end;
    }
    if (at < end) gaps.push([at, end]);
    return gaps;
  }

  #fetchGap(from: number, to: number): void {
    const [start, end] = this.#widened(from, to);
    for (let at = start; at < end; at += PIECE) this.#begin(at, Math.min(at + PIECE, end));
  }

  /** A gap, with what is expected behind it, or the block around it where it is small; up to its neighbours. */
  #widened(from: number, to: number): [number, number] {
    const expected = this.#expected.get(from);
    this.#expected.delete(from);
    const next = this.#segments.find((each) => each.start >= to)?.start ?? this.#size;
    if (expected !== undefined) return [from, Math.min(next, Math.max(to, expected))];
    if (to - from >= BLOCK) return [from, to];
    const previous = this.#segments.findLast((each) => each.end <= from)?.end ?? 0;
    const start = Math.max(previous, from - (from % BLOCK));
    return [start, Math.min(next, Math.max(to, start + BLOCK))];
  }

  #begin(start: number, end: number): void {
    const bytes = this.#fetch(start, end);
    const segment: Segment = { start, end, bytes, settled: false, lastRead: this.#reads };
    this.#insert(segment);
    bytes.then(
      () => {
        segment.settled = true;
      },
      // A failed range is fetched anew by the next read; whoever waits for this one sees the failure.
      () => this.#remove(segment),
    );
  }

  #insert(segment: Segment): void {
    const at = this.#segments.findIndex((each) => each.start > segment.start);
    this.#segments.splice(at < 0 ? this.#segments.length : at, 0, segment);
  }

  #remove(segment: Segment): void {
    const at = this.#segments.indexOf(segment);
    if (at >= 0) this.#segments.splice(at, 1);
  }

  #dropOldest(): void {
    const settled = this.#segments.filter((each) => each.settled).sort((a, b) => a.lastRead - b.lastRead);
    let kept = settled.reduce((sum, each) => sum + each.end - each.start, 0);
    for (const each of settled) {
      if (kept <= this.#mostBytes) return;
      this.#remove(each);
      kept -= each.end - each.start;
    }
  }
}
