/** Writes a line to standard output; waits where its reader is slower than we are. */
export function printLine(line: string): Promise<void> | void {
  if (process.stdout.write(`${line}\n`) || process.stdout.destroyed) return;
  return new Promise((resolve) => {
    process.stdout.once('drain', resolve);
    process.stdout.once('close', resolve);
  });
}
