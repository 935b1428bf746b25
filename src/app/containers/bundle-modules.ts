import type { ZipArchive } from '../../formats/zip/open-zip.js';
import { type AppPart, arrangePart } from './app-part.js';

const BASE = 'base';
const MANIFEST = 'manifest/AndroidManifest.xml';

/** Folders of a bundle module and where their content stands in an APK. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['dex', ''],
  ['root', ''],
  ['manifest', ''],
  ['lib', 'lib/'],
  ['assets', 'assets/'],
  ['res', 'res/'],
]);

export function isBundle(archive: ZipArchive): boolean {
  return archive.find(`${BASE}/${MANIFEST}`) !== undefined;
}

/** The modules of an app bundle (.aab), base first: every folder that has a manifest. */
export function bundleModules(archive: ZipArchive): AppPart[] {
  const names = archive.entries.flatMap(({ name }) => {
    const [module = '', ...rest] = name.split('/');
    return rest.join('/') === MANIFEST ? [module] : [];
  });
  const ordered = [BASE, ...[...new Set(names)].filter((name) => name !== BASE)];
  return ordered.map((module) => arrangePart(module, archive, placeIn(module), ''));
}

function placeIn(module: string): (name: string) => string | undefined {
  const prefix = `${module}/`;
  return (name) => {
    if (!name.startsWith(prefix)) return undefined;
    const inside = name.slice(prefix.length);
    const slash = inside.indexOf('/');
    const target = slash < 0 ? undefined : FOLDERS.get(inside.slice(0, slash));
    return target === undefined ? inside : target + inside.slice(slash + 1);
  };
}
