import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reportFileName } from '../inputs/report-files.js';
import type { JobFormat } from './audit-job.js';
import { syncFolder, writeDurably } from './durable-files.js';
import type { JobRecord } from './job-record.js';
import type { ResultCard } from './result-card.js';

export const cardFile = 'card.json';
export const recordFile = 'result.json';

/** Path of a report within the folder of its result. */
export function reportPath(format: JobFormat, language: 'zh-CN' | 'en'): string {
  return join('reports', language, reportFileName(format));
}

/** Writes a result and its card into a draft. */
export async function writeResult(draft: string, record: JobRecord, card: ResultCard): Promise<void> {
  await writeDurably(join(draft, recordFile), `${JSON.stringify(record)}\n`);
  await writeDurably(join(draft, cardFile), `${JSON.stringify(card)}\n`);
}

/** Writes a report into a draft. */
export async function writeReport(
  draft: string,
  format: JobFormat,
  language: 'zh-CN' | 'en',
  content: string | Uint8Array,
): Promise<void> {
  const path = join(draft, reportPath(format, language));
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(path, content);
  await syncFolder(dirname(path));
}
