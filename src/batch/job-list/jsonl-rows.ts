import type { RawRow } from './csv-rows.js';
import { manyColumns } from './list-row.js';
import { textLines } from './text-lines.js';

/** The rows of a list with one JSON object a line. */
export async function* jsonlRows(path: string, where: string): AsyncGenerator<RawRow> {
  for await (const { line, text } of textLines(path)) {
    if (text.trim() === '') continue;
    try {
      yield { line, value: withLists(JSON.parse(text)) };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      yield { code: 'broken-line', where, line, column: null, detail };
    }
  }
}

/** A single value may be written without brackets. */
function withLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => {
    const many = manyColumns.some((column) => column === key);
    return [key, many && typeof part === 'string' ? [part] : part];
  });
  return Object.fromEntries(entries);
}
