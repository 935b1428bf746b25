/** Ceiling of an audit process's memory in MB where the user names none; an ordinary app needs a third at most. */
export const defaultMemoryMb = 1024;

/** Half of the space that new objects are made in, in MB; V8 would let it grow to 16. */
const youngSpaceMb = 4;

/**
 * Flags that audit processes are started with. V8 takes compiled code only from a process of the same flags, so the
 * build leaves a code cache made with these (src/build/cache-code.ts).
 * @param memoryMb ceiling of the heap
 */
export function auditProcessFlags(memoryMb: number): string[] {
  return [
    `--max-old-space-size=${memoryMb}`,
    // The cores are there for audits: a collector with threads of its own makes each audit cost a tenth more.
    '--single-threaded-gc',
    // New objects come and go in a space that the processor's caches hold: two processes then disturb each other less.
    `--max-semi-space-size=${youngSpaceMb}`,
  ];
}
