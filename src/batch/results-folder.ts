import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { JobFormat } from './audit-job.js';
import { draftPath, namesIn } from './drafts.js';
import { replaceFile, systemCode } from './durable-files.js';
import { fileDigest } from './file-digests.js';
import { finishOnThread } from './finishing-threads.js';
import type { JobRecord } from './job-record.js';
import { type JobLabel, jobLabelSchema, type ResultCard, resultCardSchema } from './result-card.js';
import { cardFile, recordFile, reportPath } from './result-files.js';
import { storageError } from './storage-error.js';

/** Cards read without a pause. */
const cardsAtOnce = 32;

/** Where results in the making lie: within the folder, so that finishing one is a rename. */
export function draftsFolder(folder: string): string {
  return join(folder, 'drafts');
}

/**
 * A folder of finished results, one folder a key: `results/<first two>/<key>/` with `card.json`, `result.json`,
 * `reports/<language>/` and `labels/`. A result appears whole or not at all, so that every process may read and write
 * at any time without locks. `openResults` opens it.
 */
export class ResultsFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The folder of a result, there or not. */
  at(key: string): string {
    return join(this.path, 'results', key.slice(0, 2), key);
  }

  /** The card of a result with its labels, or null. @throws where it is not what this version writes */
  async card(key: string): Promise<ResultCard | null> {
    const text = smallTextAt(join(this.at(key), cardFile));
    if (text === null) return null;
    const card = resultCardSchema.parse(JSON.parse(text));
    return { ...card, labels: [...card.labels, ...this.#addedLabels(key)] };
  }

  /** The result in full, as its writer typed it, or null. */
  async record(key: string): Promise<JobRecord | null> {
    const text = await textAt(join(this.at(key), recordFile));
    return text === null ? null : (JSON.parse(text) as JobRecord);
  }

  /** Where a report of a result lies, or null where it was not asked for yet. */
  async report(key: string, format: JobFormat, language: 'zh-CN' | 'en'): Promise<string | null> {
    const path = join(this.at(key), reportPath(format, language));
    return (await exists(path)) ? path : null;
  }

  /** The keys of all results in order. */
  async *keys(): AsyncGenerator<string> {
    const root = join(this.path, 'results');
    for (const shard of (await namesIn(root)).sort()) yield* (await namesIn(join(root, shard))).sort();
  }

  /** The cards of all results in the order of their keys, one at a time. */
  async *cards(): AsyncGenerator<ResultCard> {
    let read = 0;
    for await (const key of this.keys()) {
      // Others, such as the requests of a server, get their turn.
      if (++read % cardsAtOnce === 0) await setImmediate();
      const card = await this.card(key);
      // Removed while we were reading.
      if (card !== null) yield card;
    }
  }

  /** Digest of an input file; those of large ones are kept in this folder. @throws UsageError */
  digest(path: string): Promise<string> {
    return fileDigest(path, join(this.path, 'digests'));
  }

  /** A place for a result in the making: its writer makes and fills it, `finish` shows it. */
  draft(): string {
    return draftPath(draftsFolder(this.path));
  }

  /**
   * Shows a draft as the result of a key. Where that is there already, only reports that it lacks are taken over.
   * @throws UsageError where the file system refuses
   */
  async finish(draft: string, key: string): Promise<void> {
    try {
      await finishOnThread(draft, this.at(key));
    } catch (error) {
      throw storageError(error, this.path);
    }
  }

  /** Throws a draft away. */
  async discard(draft: string): Promise<void> {
    await rm(draft, { recursive: true, force: true });
  }

  /** Keeps one more name and tags for a result; does nothing where it has them. @throws UsageError */
  async label(card: ResultCard, label: JobLabel): Promise<void> {
    const text = JSON.stringify({ name: label.name, tags: [...label.tags].sort() });
    const has = card.labels.some(
      ({ name, tags }) => JSON.stringify({ name, tags: [...tags].sort() }) === text,
    );
    if (has) return;
    const folder = join(this.at(card.key), 'labels');
    const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
    try {
      await mkdir(folder, { recursive: true });
      await replaceFile(join(folder, `${name}.json`), text, `${name}-${process.pid}`);
    } catch (error) {
      throw storageError(error, this.path);
    }
  }

  /** Removes a result at once and as a whole. @returns whether there was one */
  async remove(key: string): Promise<boolean> {
    // Most often there is none, and finding that out should cost little.
    if (!existsSync(this.at(key))) return false;
    const rubbish = this.draft();
    try {
      await mkdir(dirname(rubbish), { recursive: true });
      await rename(this.at(key), rubbish);
      return true;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return false;
      throw storageError(error, this.path);
    } finally {
      await this.discard(rubbish);
    }
  }

  #addedLabels(key: string): JobLabel[] {
    const folder = join(this.at(key), 'labels');
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    const texts = names.sort().map((name) => smallTextAt(join(folder, name)));
    return texts.flatMap((text) => (text === null ? [] : [jobLabelSchema.parse(JSON.parse(text))]));
  }
}

/** A file of a few kilobytes: handing the read to another thread and back would take longer than the read. */
function smallTextAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function textAt(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
