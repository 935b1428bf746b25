/** The first moment a zip can hold: the same for every archive, so that equal content makes equal bytes. */
const fixedTime = new Date(1980, 0, 1);

/**
 * Files as a zip archive; the same files always make the same bytes.
 * @param files content by path, entries in the order given
 */
export async function makeArchive(
  files: Iterable<readonly [path: string, content: string]>,
): Promise<Uint8Array> {
  const { default: AdmZip } = await import('adm-zip');
  const zip = new AdmZip();
  for (const [path, content] of files) {
    const entry = zip.addFile(path, Buffer.from(content, 'utf8'), '', 0o644);
    entry.header.time = fixedTime;
  }
  return zip.toBuffer();
}
