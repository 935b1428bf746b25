import { bufferSource } from '../bytes/byte-source.js';
import { type ClassFile, readClassFile } from '../formats/classfile/class-file.js';
import { openDex } from '../formats/dex/open-dex.js';
import { openZip, type ZipArchive } from '../formats/zip/open-zip.js';
import { callFeature, stringFeature } from '../sdk/class-features.js';
import { dexFilesOf } from './code/code-files.js';
import { arrangePart } from './containers/app-part.js';
import { dexOutlines, type NamedOutline } from './dex-outlines.js';

/**
 * Outlines of every class of a jar, of an AAR's classes.jar and libs, or of an app package's dex files.
 * @throws ParseError where the archive or a class cannot be read
 */
export async function* archiveOutlines(archive: ZipArchive): AsyncGenerator<NamedOutline> {
  for (const entry of archive.entries) {
    if (entry.name.endsWith('.class') && !entry.name.endsWith('module-info.class')) {
      yield classOutline(readClassFile(await archive.read(entry), entry.name));
    } else if (/^(classes|libs\/[^/]+)\.jar$/.test(entry.name)) {
      const bytes = await archive.read(entry);
      if (bytes.length > 0) yield* archiveOutlines(await openZip(bufferSource(bytes), entry.name));
    }
  }
  const part = arrangePart(archive.name, archive, (path) => path, '');
  for (const file of dexFilesOf(part, null)) {
    for (const dex of openDex(await file.read(), file.name).dexFiles) yield* dexOutlines(dex);
  }
}

function classOutline(file: ClassFile): NamedOutline {
  const texts = new Map<number, string>();
  for (const text of file.strings) {
    const feature = stringFeature(text);
    if (feature !== null) texts.set(feature, text);
  }
  const descriptor = (internalName: string): string => `L${internalName};`;
  return {
    name: file.name.replaceAll('/', '.'),
    outline: {
      superclass: file.superclass === null ? null : descriptor(file.superclass),
      interfaces: file.interfaces.map(descriptor),
      prototypes: file.methods.map((method) => method.descriptor),
      strings: texts.keys(),
      calls: file.calls.map((call) => callFeature(descriptor(call.owner), call.name, call.descriptor)),
    },
    text: (feature) => texts.get(feature),
  };
}
