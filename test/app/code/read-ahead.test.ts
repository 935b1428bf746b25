import { describe, expect, test } from 'vitest';
import { readAhead } from '../../../src/app/code/read-ahead.js';

/** Items of given sizes that record when their reading begins; each is read when the test says so. */
function itemsOf(...sizes: readonly number[]) {
  const started: number[] = [];
  const finish: ((value: number) => void)[] = [];
  const items = sizes.map((size, index) => ({
    size,
    read: (): Promise<number> => {
      started.push(index);
      return new Promise((resolve) => {
        finish[index] = resolve;
      });
    },
  }));
  return { items, started, finish };
}

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('reading ahead', () => {
  test('begins before anyone asks, within the bytes that may wait', () => {
    const { items, started } = itemsOf(10, 10, 10, 10);
    readAhead(items, 25);
    expect(started).toEqual([0, 1]);
  });

  test('begins one read even where it alone is too large', () => {
    const { items, started } = itemsOf(100, 1);
    readAhead(items, 25);
    expect(started).toEqual([0]);
  });

  test('goes on as results are handed out, in order', async () => {
    const { items, started, finish } = itemsOf(10, 10, 10);
    const iterator = readAhead<number, (typeof items)[number]>(items, 20)[Symbol.asyncIterator]();
    const first = iterator.next();
    finish[1]?.(1);
    finish[0]?.(0);
    expect((await first).value?.[1]).toBe(0);
    expect(started).toEqual([0, 1, 2]);
    expect((await iterator.next()).value?.[1]).toBe(1);
  });

  test('gives every result, of any sizes', async () => {
    const items = [3, 50, 0, 7, 50, 1].map((size) => ({ size, read: () => Promise.resolve(size) }));
    const results = await collect(readAhead<number, (typeof items)[number]>(items, 10));
    expect(results.map(([, size]) => size)).toEqual([3, 50, 0, 7, 50, 1]);
    expect(await collect(readAhead([], 10))).toEqual([]);
  });

  test('reports a failure where its turn comes', async () => {
    const items = [
      { size: 1, read: () => Promise.resolve('first') },
      { size: 1, read: () => Promise.reject(new Error('broken')) },
    ];
    const iterator = readAhead<string, (typeof items)[number]>(items, 10)[Symbol.asyncIterator]();
    expect((await iterator.next()).value?.[1]).toBe('first');
    await expect(iterator.next()).rejects.toThrow('broken');
  });
});
