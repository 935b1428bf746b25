/**
 * Preloaded into a measured process: writes its peak resident memory, in kilobytes, to descriptor 3 when it ends.
 * On Linux from /proc, because getrusage counts what the parent process held before it became this one.
 */
import { readFileSync, writeSync } from 'node:fs';

function peakKilobytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

process.on('exit', () => writeSync(3, String(peakKilobytes())));
