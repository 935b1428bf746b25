import type { ByteBudget } from '../../bytes/byte-budget.js';
import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import type { EmbeddedPackage } from '../../facts/app-facts.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import { entrySource } from '../../formats/zip/entry-source.js';
import { openZip } from '../../formats/zip/open-zip.js';
import { type AppPart, arrangePart, type PartFile } from '../containers/app-part.js';
import { type CodeFile, codeFile, dexFilesOf } from './code-files.js';

/** A package inside the app, before its dex files are read. */
export interface ListedPackage extends Omit<EmbeddedPackage, 'classes'> {
  /** Whether what it holds is known. */
  readonly lookedInto: boolean;
}

/** Packages inside the app, and the dex files they hold. */
export interface EmbeddedCode {
  readonly packages: readonly ListedPackage[];
  readonly files: readonly CodeFile[];
  readonly diagnostics: readonly Diagnostic[];
}

type Kind = EmbeddedPackage['kind'];

/**
 * Names that an app gives what it loads at run time. A .zip is looked into because old development builds keep the
 * app's classes in instant-run.zip, and counts only where it holds dex.
 */
const EXTENSIONS: ReadonlyMap<string, Kind> = new Map([
  ['apk', 'apk'],
  ['jar', 'jar'],
  ['dex', 'dex'],
  ['zip', 'jar'],
]);

/** A deflated archive must be inflated to be looked into; larger ones are listed without. */
const MAX_INFLATED = 64 * 1024 * 1024;
/** The same for all of a part together: games keep gigabytes of pictures in .zip files. */
const MAX_INFLATED_TOTAL = 256 * 1024 * 1024;

/** Finds packages, jars and dex files inside a part, down to `limits.archiveDepth` archives. */
export async function findEmbedded(part: AppPart, limits: Limits, budget: ByteBudget): Promise<EmbeddedCode> {
  const found: Found = { packages: [], files: [], diagnostics: [] };
  await search(part, 1, { limits, budget, found, inflatable: MAX_INFLATED_TOTAL });
  return found;
}

interface Found {
  readonly packages: ListedPackage[];
  readonly files: CodeFile[];
  readonly diagnostics: Diagnostic[];
}

interface Search {
  readonly limits: Limits;
  readonly budget: ByteBudget;
  readonly found: Found;
  /** Bytes that deflated archives may still take. */
  inflatable: number;
}

async function search(part: AppPart, depth: number, context: Search): Promise<void> {
  const { found } = context;
  for (const file of part.files.values()) {
    const kind = kindOf(file.path);
    if (kind === undefined) continue;
    if (kind === 'dex') {
      found.packages.push({ entry: file.name, kind, size: file.size, lookedInto: true });
      found.files.push(codeFile(part, file, file.name));
    } else if (depth > context.limits.archiveDepth) {
      found.packages.push({ entry: file.name, kind, size: file.size, lookedInto: false });
      found.diagnostics.push(
        notLookedInto(file.name, 'embedded-too-deep', 'it lies too deep in other packages'),
      );
    } else await lookInto(part, file, kind, depth, context);
  }
}

async function lookInto(
  part: AppPart,
  file: PartFile,
  kind: Kind,
  depth: number,
  context: Search,
): Promise<void> {
  const { found, limits, budget } = context;
  const isZip = file.path.endsWith('.zip');
  const unread: ListedPackage = { entry: file.name, kind, size: file.size, lookedInto: false };
  if (file.entry.method === 8) {
    if (file.size > Math.min(MAX_INFLATED, context.inflatable)) {
      if (!isZip) found.packages.push(unread);
      found.diagnostics.push(
        notLookedInto(file.name, 'embedded-too-large', 'it is too large to be inflated'),
      );
      return;
    }
    context.inflatable -= file.size;
  }
  try {
    const archive = await openZip(await entrySource(part.archive, file.entry), file.name, limits, budget);
    const inner = arrangePart(file.name, archive, (path) => path, `${file.name}!/`);
    const dexFiles = dexFilesOf(inner, file.name);
    if (!isZip || dexFiles.length > 0) found.packages.push({ ...unread, lookedInto: true });
    found.files.push(...dexFiles);
    await search(inner, depth + 1, context);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (isZip) return;
    found.packages.push(unread);
    found.diagnostics.push(notLookedInto(file.name, 'embedded-unreadable', error.message));
  }
}

/** The app's own dex files are no embedded ones. */
function kindOf(path: string): Kind | undefined {
  // All of them have three letters.
  if (path[path.length - 4] !== '.') return undefined;
  const kind = EXTENSIONS.get(path.slice(-3).toLowerCase());
  return kind === 'dex' && /^classes\d{0,5}\.dex$/.test(path) ? undefined : kind;
}

function notLookedInto(where: string, code: string, why: string): Diagnostic {
  return { code, effect: 'note', where, detail: `The embedded package was not looked into: ${why}.` };
}
