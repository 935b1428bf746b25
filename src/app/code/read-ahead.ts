/**
 * Applies `read` to items and yields the results in order, while up to `ahead` further reads are under way. Bounds
 * memory to `ahead + 1` results and lets the thread pool inflate while the caller scans.
 */
export async function* readAhead<Item, Result>(
  items: readonly Item[],
  ahead: number,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  const pending: Promise<Result>[] = [];
  let started = 0;
  const start = (): void => {
    const item = items[started];
    if (item === undefined) return;
    started++;
    const promise = read(item);
    // Whoever awaits it sees the failure; until then it must not count as unhandled.
    promise.catch(() => undefined);
    pending.push(promise);
  };
  for (let count = 0; count <= ahead; count++) start();
  for (const item of items) {
    const next = pending.shift();
    if (next === undefined) return;
    const result = await next;
    start();
    yield [item, result];
  }
}
