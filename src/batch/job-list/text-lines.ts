import { createReadStream } from 'node:fs';
import { fileError } from '../../inputs/usage-error.js';

/** Longer lines are not those of a list. Characters. */
const longestLine = 1_000_000;

/**
 * The lines of a text file, without loading it whole. UTF-8 with or without byte order mark; where it is not that,
 * GB 18030, as spreadsheets save CSV in China.
 * @throws UsageError where it cannot be read
 */
export async function* textLines(path: string): AsyncGenerator<{ line: number; text: string }> {
  const encoding = (await isUtf8(path)) ? 'utf-8' : 'gb18030';
  let [line, rest] = [0, ''];
  for await (const text of decoded(path, encoding, false)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield { line: ++line, text: part.replace(/\r$/, '') };
    // A file without line ends must not be gathered whole; what is cut off gives faults of its own.
    if (rest.length > longestLine) {
      yield { line: ++line, text: rest };
      rest = '';
    }
  }
  if (rest !== '') yield { line: ++line, text: rest };
}

async function isUtf8(path: string): Promise<boolean> {
  try {
    for await (const _ of decoded(path, 'utf-8', true));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function* decoded(path: string, encoding: string, fatal: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  const stream = createReadStream(path);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>)
      yield decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw fileError(error, path);
  }
  yield decoder.decode();
}
