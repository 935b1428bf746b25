import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Candidate } from './measure-process.js';

/** Names under which goals speak of other readers. */
export const DEXDUMP = 'unzip and dexdump';
export const EXODUS = 'unzip, dexdump and a list of names, as Exodus';
export const ANDROGUARD = 'androguard, class names only';

/** dexdump over the dex files of a package, unzipped first; its output is thrown away. Null where not installed. */
export function dexdumpReader(apk: string): Candidate | null {
  return unzippedReader(DEXDUMP, apk, 'dexdump -j "$dir"/classes*.dex >/dev/null 2>&1', ['dexdump']);
}

/**
 * What exodus-core does to list the classes of a package: dexdump as it prints by default, every slashed name in it, each
 * once. Null where not installed.
 * @see https://github.com/Exodus-Privacy/exodus-core
 */
export function exodusReader(apk: string): Candidate | null {
  const names = String.raw`perl -ne 'print "$1\n" if m{[A-Z]+((?:\w+/)+\w+)}'`;
  const listing = `dexdump "$dir"/classes*.dex 2>&1 | ${names} | sort | uniq >/dev/null`;
  return unzippedReader(EXODUS, apk, listing, ['dexdump', 'perl']);
}

function unzippedReader(
  name: string,
  apk: string,
  command: string,
  tools: readonly string[],
): Candidate | null {
  if (['unzip', ...tools].some((tool) => pathOf(tool) === null)) return null;
  const script = `dir=$(mktemp -d); unzip -q -o "$1" 'classes*.dex' -d "$dir"; ${command}; rm -r "$dir"`;
  return { name, command: 'sh', args: ['-c', script, 'sh', apk] };
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
