import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditJob } from '../../src/batch/audit-job.js';
import type { ResultCard } from '../../src/batch/result-card.js';
import type { ResultsFolder } from '../../src/batch/results-folder.js';

/** A folder that nobody else uses. */
export function ownFolder(): string {
  return mkdtempSync(join(tmpdir(), 'apk-audit-batch-'));
}

/** A job for an app of `writeBatchApps`. */
export function jobFor(folder: string, name: string, more: Partial<AuditJob> = {}): AuditJob {
  return {
    schemaVersion: 1,
    name,
    tags: [],
    apk: [join(folder, name, 'app.apk')],
    documents: [join(folder, name, 'privacy.txt')],
    documentOptions: {},
    settings: {
      profile: 'cn',
      appType: null,
      rules: {},
      minConfidence: 'low',
      firstPartySdks: [],
      suppressions: [],
      baseline: [],
      today: '2026-06-01',
      failOn: 'error',
    },
    formats: [],
    language: 'en',
    ...more,
  };
}

/** Every card of a folder. */
export async function allCards(results: ResultsFolder): Promise<ResultCard[]> {
  const cards: ResultCard[] = [];
  for await (const card of results.cards()) cards.push(card);
  return cards;
}
