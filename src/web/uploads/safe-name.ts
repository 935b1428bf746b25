/** Longest name kept, in bytes of UTF-8: file systems take 255, and a suffix may follow. */
const mostBytes = 180;

/**
 * A file name for what a user uploaded, as the report shall show it. What came is hostile until proven otherwise: of it
 * only letters, digits and a few signs stay, in one path segment that is neither empty, hidden nor a reserved device.
 */
export function safeName(given: string, fallback: string): string {
  const last = given.slice(-1000).split(/[/\\]/).at(-1) ?? '';
  const kept = last
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._()+@ -]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = shortened(kept);
  if (short === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short)) return fallback;
  return short;
}

/** Cut in the middle, so that the ending, which tells the format, stays. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= mostBytes) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  let stem = '';
  let bytes = Buffer.byteLength(ending);
  for (const character of name.slice(0, name.length - ending.length)) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    stem += character;
  }
  return stem.trimEnd() + ending;
}

/** The name, or the name with a number, that none of those taken is; case does not tell files apart everywhere. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 2; ; number++) {
    const next = `${stem} (${number})${ending}`;
    if (!taken.has(next.toLowerCase())) return next;
  }
}
