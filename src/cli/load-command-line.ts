import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { optimiseLater } from './optimise-later.js';
import type { run, runAuditProcess } from './run.js';

/** The bundled command line that the build writes beside the launcher; decision 0012 tells why. */
const BUNDLE = 'command-line.cjs';

/** What the bundle exports. */
interface CommandLine {
  readonly run: typeof run;
  readonly runAuditProcess: typeof runAuditProcess;
}

/** Stands for a command where an audit process loads the bundle: V8 runs there with flags of its own. */
export const AUDIT_PROCESS = 'audit-process';

/** What the build runs to leave a code cache (src/build/cache-code.ts). */
export type CacheName = 'app' | 'policy' | 'check' | 'batch' | typeof AUDIT_PROCESS;

/**
 * The cache that is best for a command: functions that it does not need would only take time to load. Commands that
 * are not named need little, and what they need `app` has.
 */
const CACHE_FOR: ReadonlyMap<string | undefined, CacheName> = new Map([
  ['policy', 'policy'],
  ['check', 'check'],
  ['draft', 'check'],
  ['diff', 'check'],
  ['batch', 'batch'],
  [AUDIT_PROCESS, AUDIT_PROCESS],
]);

/** The files of a command line, read and not yet compiled. */
export interface CommandLineFiles {
  readonly folder: string;
  readonly source: string;
  /** V8's code cache, where the build left one for this Node. */
  readonly cachedData: Buffer | undefined;
}

/**
 * Reads the bundled command line.
 * @param folder where the build wrote the bundle
 * @param command the first word of the command line, or AUDIT_PROCESS: it decides what is likely to be needed
 */
export function readCommandLine(folder: string, command?: string): CommandLineFiles {
  // The bundle is written in ASCII, which latin1 reads without a look at each byte.
  const source = readFileSync(join(folder, BUNDLE), 'latin1');
  return { folder, source, cachedData: codeCache(codeCachePath(folder, CACHE_FOR.get(command) ?? 'app')) };
}

/** Compiles and runs the bundle. */
export function loadCommandLine(files: CommandLineFiles): CommandLine {
  const commandLine = execute(compileCommandLine(files), files.folder);
  optimiseLater();
  return commandLine;
}

/** Compiles the bundle. V8 refuses a cache that is not its own and compiles from the source as if there were none. */
export function compileCommandLine({ folder, source, cachedData }: CommandLineFiles): Script {
  return new Script(source, { filename: join(folder, BUNDLE), ...(cachedData && { cachedData }) });
}

/**
 * Runs the bundle, a function that takes what a CommonJS module is given, and the import of what the build left
 * outside.
 */
export function execute(script: Script, folder: string): CommandLine {
  const filename = join(folder, BUNDLE);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, importModule);
  return module.exports as CommandLine;
}

// A script from the code cache cannot import by itself: Node 20 loses what ties it to the loader.
const importModule = (specifier: string): Promise<unknown> => import(specifier);

/** One file for each Node and machine, so that a package moved elsewhere does not even read a foreign one. */
export function codeCachePath(folder: string, name: CacheName): string {
  return join(folder, `${name}.${process.version}-${process.platform}-${process.arch}.cache`);
}

function codeCache(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    // No cache for this Node: the source is there.
    return undefined;
  }
}
