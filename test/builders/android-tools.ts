import { spawnSync } from 'node:child_process';

/** Android's own command line tools, as Debian packages them: judges that share no code with this project. */
export type AndroidTool = 'aapt' | 'apksigner' | 'dexdump';

/** For the name of a test that cannot run without the tool; '' where it is installed. */
export function notRunNote(tool: AndroidTool): string {
  return isInstalled(tool) ? '' : ` [NOT RUN: ${tool} is not installed]`;
}

export function isInstalled(tool: AndroidTool): boolean {
  return spawnSync(tool, ['version'], { stdio: 'ignore' }).error === undefined;
}

/** What the tool prints; its exit code does not matter, because it complains of packages that are readable. */
export function runTool(tool: AndroidTool, ...args: string[]): string {
  const run = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 });
  if (run.error) throw run.error;
  return run.stdout;
}
