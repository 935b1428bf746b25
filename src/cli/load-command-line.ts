import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { run } from './run.js';

/** The bundled command line that the build writes beside the launcher; decision 0012 tells why. */
const BUNDLE = 'command-line.cjs';

/** What the bundle exports. */
interface CommandLine {
  readonly run: typeof run;
}

/**
 * Loads the bundled command line, from V8's code cache where the build left one for this Node.
 * @param folder where the build wrote the bundle
 */
export function loadCommandLine(folder: string): CommandLine {
  return execute(compileCommandLine(folder), folder);
}

/** Compiles the bundle. V8 refuses a cache that is not its own and compiles from the source as if there were none. */
export function compileCommandLine(folder: string): Script {
  // The bundle is written in ASCII, which latin1 reads without a look at each byte.
  const source = readFileSync(join(folder, BUNDLE), 'latin1');
  const cachedData = codeCache(folder);
  return new Script(`(function (exports, require, module, __filename, importModule) {${source}\n})`, {
    filename: join(folder, BUNDLE),
    ...(cachedData && { cachedData }),
  });
}

/** Runs the bundle as the CommonJS module it is; what the build left outside is imported from here. */
export function execute(script: Script, folder: string): CommandLine {
  const filename = join(folder, BUNDLE);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, importModule);
  return module.exports as CommandLine;
}

// A script from the code cache cannot import by itself: Node 20 loses what ties it to the loader.
const importModule = (specifier: string): Promise<unknown> => import(specifier);

/** One file for each Node and machine, so that a package moved elsewhere does not even read a foreign one. */
export function codeCachePath(folder: string): string {
  return join(folder, `command-line.${process.version}-${process.platform}-${process.arch}.cache`);
}

function codeCache(folder: string): Buffer | undefined {
  try {
    return readFileSync(codeCachePath(folder));
  } catch {
    // No cache for this Node: the source is there.
    return undefined;
  }
}
