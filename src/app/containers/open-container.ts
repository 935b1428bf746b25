import type { ByteBudget } from '../../bytes/byte-budget.js';
import type { ByteSource } from '../../bytes/byte-source.js';
import type { Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { InputError } from '../../facts/input-error.js';
import { entrySource } from '../../formats/zip/entry-source.js';
import { openZip, type ZipArchive } from '../../formats/zip/open-zip.js';
import { archiveNotes, unreadableArchive } from '../package-diagnostics.js';
import { arrangePart, type OpenedContainer } from './app-part.js';
import { bundleModules, isBundle } from './bundle-modules.js';
import { openNestedParts, openSplitParts } from './split-parts.js';

/** One file of an input: a package, or one of several split packages. */
export interface PackageFile {
  readonly name: string;
  readonly source: ByteSource;
}

/** Largest manifest in plain text. */
const MAX_MANIFEST_TEXT = 16 * 1024 * 1024;

/**
 * Finds out what an input is by its content, never by its name, and arranges what belongs to the app.
 *
 * @param files one package of any kind, or the split packages of one app
 * @throws InputError where no app can be found in it
 */
export async function openContainer(
  files: readonly PackageFile[],
  limits: Limits,
  budget: ByteBudget,
): Promise<OpenedContainer> {
  const [file, ...others] = files;
  if (file === undefined) throw new InputError('package-empty', '', 'no package was given');
  if (others.length > 0) {
    const archives = await Promise.all(files.map((each) => openArchive(each, limits, budget)));
    return openSplitParts(archives, file.name, limits);
  }
  if (await isXmlText(file.source)) {
    return { container: 'manifest', manifest: await file.source.read(0, file.source.size) };
  }
  const archive = await openArchive(file, limits, budget);
  const diagnostics = archiveNotes(archive.notes);
  if (isBundle(archive)) return { container: 'app-bundle', parts: bundleModules(archive), diagnostics };
  if (archive.find('AndroidManifest.xml') !== undefined) {
    const library = await isLibrary(archive);
    const part = arrangePart(file.name, archive, library ? libraryPlace : (path) => path, '');
    return { container: library ? 'library' : 'apk', parts: [part], diagnostics };
  }
  if (archive.entries.some((entry) => entry.name.toLowerCase().endsWith('.apk'))) {
    return openNestedParts(archive, limits, budget);
  }
  throw new InputError(
    'package-without-manifest',
    file.name,
    'the archive has no AndroidManifest.xml and no package inside; it is not an app package',
  );
}

async function openArchive(file: PackageFile, limits: Limits, budget: ByteBudget): Promise<ZipArchive> {
  try {
    return await openZip(file.source, file.name, limits, budget);
  } catch (error) {
    throw error instanceof ParseError ? unreadableArchive(error, file.name) : error;
  }
}

/** An AAR has its classes in classes.jar, or at least its manifest in plain text, as no package has. */
async function isLibrary(archive: ZipArchive): Promise<boolean> {
  if (archive.find('classes.dex') !== undefined) return false;
  if (archive.find('classes.jar') !== undefined) return true;
  const manifest = archive.find('AndroidManifest.xml');
  if (manifest === undefined || manifest.size > MAX_MANIFEST_TEXT) return false;
  try {
    return await isXmlText(await entrySource(archive, manifest));
  } catch (error) {
    // What does not inflate is for the manifest's own reading to report.
    if (error instanceof ParseError) return false;
    throw error;
  }
}

/** An AAR keeps its native libraries under jni/, where an APK has lib/. */
function libraryPlace(path: string): string {
  return path.startsWith('jni/') ? `lib/${path.slice(4)}` : path;
}

/** Whether the first character that is no white space opens a tag. */
async function isXmlText(source: ByteSource): Promise<boolean> {
  if (source.size > MAX_MANIFEST_TEXT) return false;
  const head = await source.read(0, Math.min(256, source.size));
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('utf8');
  return text
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('<');
}
