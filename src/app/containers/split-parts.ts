import type { ByteBudget } from '../../bytes/byte-budget.js';
import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import type { Diagnostic } from '../../facts/diagnostic.js';
import { InputError } from '../../facts/input-error.js';
import { readAxml } from '../../formats/axml/read-axml.js';
import { plainAttribute } from '../../formats/resource-types/xml-element.js';
import { entrySource } from '../../formats/zip/entry-source.js';
import { openZip, type ZipArchive } from '../../formats/zip/open-zip.js';
import { archiveNotes, lostPart } from '../package-diagnostics.js';
import { arrangePart, type OpenedContainer } from './app-part.js';

/** One package of a set, and what its manifest says of its place in it. */
interface SplitPackage {
  readonly archive: ZipArchive;
  readonly package: string;
  /** Null for the base. */
  readonly split: string | null;
}

/**
 * Opens the packages inside an archive: .apks of bundletool, .xapk, .apkm, or any archive of packages.
 *
 * @throws InputError where none of them is a base package
 */
export async function openNestedParts(
  outer: ZipArchive,
  limits: Limits,
  budget: ByteBudget,
): Promise<OpenedContainer> {
  const diagnostics: Diagnostic[] = [...archiveNotes(outer.notes)];
  const archives: ZipArchive[] = [];
  for (const entry of chosenPackages(outer)) {
    try {
      archives.push(await openZip(await entrySource(outer, entry), entry.name, limits, budget));
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      diagnostics.push(lostPart(error, 'this package is missing'));
    }
  }
  const opened = await openSplitParts(archives, outer.name, limits);
  if (opened.container === 'manifest') return opened;
  return { ...opened, diagnostics: [...diagnostics, ...opened.diagnostics] };
}

/**
 * bundletool writes splits/, and beside them standalones/ or a universal.apk that repeat the same app: one of the
 * three is the app.
 */
function chosenPackages(outer: ZipArchive) {
  const packages = outer.entries.filter(
    (entry) => entry.name.toLowerCase().endsWith('.apk') && outer.find(entry.name) === entry,
  );
  const within = (folder: string) => packages.filter((entry) => entry.name.startsWith(folder));
  if (within('splits/').length > 0) return within('splits/');
  const universal = packages.filter((entry) => entry.name === 'universal.apk');
  if (universal.length > 0) return universal;
  const standalones = within('standalones/');
  return standalones.length > 0 ? standalones.slice(0, 1) : packages;
}

/**
 * Puts the packages of one app together: the one whose manifest names no split is the base, the others of the same
 * package name are its splits, and any further package is named in a diagnostic and left out.
 *
 * @param name what errors call the set
 * @throws InputError where there is no base
 */
export async function openSplitParts(
  archives: readonly ZipArchive[],
  name: string,
  limits: Limits,
): Promise<OpenedContainer> {
  const diagnostics = archives.flatMap((archive) => archiveNotes(archive.notes));
  const packages: SplitPackage[] = [];
  for (const archive of archives) {
    const found = await describe(archive, limits);
    if (found instanceof ParseError) diagnostics.push(lostPart(found, 'this package is missing'));
    else packages.push(found);
  }
  const base = packages.find((each) => each.split === null);
  if (base === undefined) {
    throw new InputError(
      'package-without-manifest',
      name,
      'none of the packages is a base package; give the base together with its splits',
    );
  }
  const chosen = [base, ...packages.filter((each) => each.split !== null && each.package === base.package)];
  for (const left of packages.filter((each) => !chosen.includes(each))) {
    diagnostics.push(leftOut(left, base));
  }
  const parts = chosen.map(({ archive }) => {
    return arrangePart(archive.name, archive, (path) => path, `${archive.name}!/`);
  });
  return { container: 'split-apks', parts, diagnostics };
}

async function describe(archive: ZipArchive, limits: Limits): Promise<SplitPackage | ParseError> {
  const entry = archive.find('AndroidManifest.xml');
  if (entry === undefined) return new ParseError('zip', 'no-manifest', archive.name, -1);
  try {
    const { root } = readAxml(await archive.read(entry), `${archive.name}!/AndroidManifest.xml`, limits);
    const text = (name: string): string | null => {
      const value = plainAttribute(root, name);
      return value?.kind === 'string' ? value.text : null;
    };
    return { archive, package: text('package') ?? '', split: text('split') };
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

function leftOut(left: SplitPackage, base: SplitPackage): Diagnostic {
  const same = left.package === base.package;
  return {
    code: same ? 'second-base-package' : 'other-package',
    effect: 'note',
    where: left.archive.name,
    detail: `The package is ${left.package}, ${same ? 'a second base' : 'another app than'} ${base.package}; it was left out.`,
  };
}
