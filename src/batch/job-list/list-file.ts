import { dirname, isAbsolute, join } from 'node:path';
import { isAddress } from '../../inputs/open-package.js';
import { csvRows } from './csv-rows.js';
import { jsonlRows } from './jsonl-rows.js';
import type { ListFault } from './list-fault.js';
import { listRowSchema } from './list-row.js';
import { isFault, type ListEntry } from './listed-app.js';

/** Endings of list files. */
export const listEndings = ['.csv', '.jsonl', '.ndjson'] as const;

/** The apps of a CSV or JSONL list. @param where the list as the user named it */
export async function* listFile(path: string, where: string): AsyncGenerator<ListEntry> {
  const rows = path.toLowerCase().endsWith('.csv') ? csvRows(path, where) : jsonlRows(path, where);
  const folder = dirname(path);
  const resolved = (source: string) =>
    isAddress(source) || isAbsolute(source) ? source : join(folder, source);
  for await (const row of rows) {
    if (isFault(row)) {
      yield row;
      continue;
    }
    const read = listRowSchema.safeParse(row.value);
    if (!read.success) {
      yield rowFault(read.error.issues[0], where, row.line);
      continue;
    }
    const { apk, documents, appType, profile, name, tags } = read.data;
    yield {
      where,
      line: row.line,
      name: name ?? apk[0] ?? '',
      apk: apk.map(resolved),
      documents: documents?.map(resolved),
      appType,
      profile,
      tags: [...new Set(tags)],
    };
  }
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function rowFault(issue: Issue | undefined, where: string, line: number): ListFault {
  const column = issue?.path[0] === undefined ? null : String(issue.path[0]);
  if (issue?.code === 'unrecognized_keys') {
    return { code: 'unknown-column', where, line, column: issue.keys?.[0] ?? null, detail: '' };
  }
  if (column === 'apk') return { code: 'empty-cell', where, line, column, detail: '' };
  const code = column === null ? 'broken-line' : 'wrong-value';
  return { code, where, line, column, detail: issue?.message ?? '' };
}
