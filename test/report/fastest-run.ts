/** The shortest of several runs, in milliseconds: what the work takes when nothing else holds the machine up. */
export async function fastestRun(work: () => unknown, runs = 5): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}
