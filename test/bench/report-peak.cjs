/**
 * Preloaded into a measured process: writes its peak resident memory, in kilobytes, to descriptor 3 when it ends.
 * On Linux from /proc, because getrusage counts what the parent process held before it became this one. CommonJS, so that
 * a process that loads no ES module does not start the loader of those for us.
 */
const { readFileSync, writeSync } = require('node:fs');

function peakKilobytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

process.on('exit', () => writeSync(3, String(peakKilobytes())));
