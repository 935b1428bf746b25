/** What to read: how large the result will be, and how to get it. */
export interface ReadAheadItem<Result> {
  /** Expected bytes of the result. */
  readonly size: number;
  read(): Promise<Result>;
}

/**
 * Begins reading at once, before the first result is asked for, and gives the results in order. Reads are started
 * while those not yet handed out stay within `aheadBytes`, and one at least: memory is bounded, and the thread pool
 * inflates while the caller scans.
 */
export function readAhead<Result, Item extends ReadAheadItem<Result>>(
  items: readonly Item[],
  aheadBytes: number,
): AsyncIterable<readonly [Item, Result]> {
  const pending: { item: Item; result: Promise<Result> }[] = [];
  let started = 0;
  let bytes = 0;
  const start = (): void => {
    for (let item = items[started]; item !== undefined; item = items[started]) {
      if (pending.length > 0 && bytes + item.size > aheadBytes) return;
      started++;
      bytes += item.size;
      const result = item.read();
      // Whoever awaits it sees the failure; until then it must not count as unhandled.
      result.catch(() => undefined);
      pending.push({ item, result });
    }
  };
  start();
  return (async function* () {
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      const result = await next.result;
      bytes -= next.item.size;
      start();
      yield [next.item, result] as const;
    }
  })();
}
