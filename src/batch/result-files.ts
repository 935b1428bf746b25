import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reportFileName } from '../inputs/report-files.js';
import type { JobFormat } from './audit-job.js';
import type { JobRecord } from './job-record.js';
import type { ResultCard } from './result-card.js';

export const cardFile = 'card.json';
export const recordFile = 'result.json';

/** Path of a report within the folder of its result. */
export function reportPath(format: JobFormat, language: 'zh-CN' | 'en'): string {
  return join('reports', language, reportFileName(format));
}

/** Writes a result and its card into a draft; who shows the draft makes them last. */
export function writeResult(draft: string, record: JobRecord, card: ResultCard): void {
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, recordFile), `${JSON.stringify(record)}\n`, { flag: 'wx' });
  writeFileSync(join(draft, cardFile), `${JSON.stringify(card)}\n`, { flag: 'wx' });
}

/** Writes a report into a draft; who shows the draft makes it last. */
export function writeReport(
  draft: string,
  format: JobFormat,
  language: 'zh-CN' | 'en',
  content: string | Uint8Array,
): void {
  const path = join(draft, reportPath(format, language));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { flag: 'wx' });
}
