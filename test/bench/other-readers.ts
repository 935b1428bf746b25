import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Candidate } from './measure-process.js';

/** Names under which goals speak of other readers. */
export const DEXDUMP = 'unzip and dexdump';
export const ANDROGUARD = 'androguard, class names only';

/** dexdump over the dex files of a package, unzipped first, as the Exodus method does; null where not installed. */
export function dexdumpReader(apk: string): Candidate | null {
  if (pathOf('dexdump') === null || pathOf('unzip') === null) return null;
  const script = `dir=$(mktemp -d); unzip -q -o "$1" 'classes*.dex' -d "$dir"; dexdump -j "$dir"/*.dex >/dev/null 2>&1; rm -r "$dir"`;
  return { name: DEXDUMP, command: 'sh', args: ['-c', script, 'sh', apk] };
}

/** androguard listing the names of all classes, run by the Python it was installed for; null where not installed. */
export function androguardReader(apk: string): Candidate | null {
  const path = pathOf('androguard');
  if (path === null) return null;
  const [, python] = /^#!\s*(\S*python\S*)/.exec(readFileSync(path, 'utf8')) ?? [];
  if (python === undefined) return null;
  const script = [
    'import sys',
    'from androguard.core.bytecodes.apk import APK',
    'from androguard.core.bytecodes.dvm import DalvikVMFormat',
    'print(sum(len(DalvikVMFormat(dex).get_classes_names()) for dex in APK(sys.argv[1]).get_all_dex()))',
  ].join('\n');
  return { name: ANDROGUARD, command: python, args: ['-c', script, apk] };
}

function pathOf(command: string): string | null {
  const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}
