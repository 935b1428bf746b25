import type { ResultsFolder } from '../../batch/results-folder.js';
import type { AuditState } from '../api/audits.js';
import type { AuditRecord } from './audit-record.js';
import type { AuditRecords } from './audit-records.js';
import { recordOfCard } from './audit-view.js';

/** What to look for in the history. */
export interface HistoryQuery {
  readonly query?: string | undefined;
  readonly tag?: string | undefined;
  readonly state?: AuditState | undefined;
}

/** Other programs write into the folder too; how long what was seen there is taken for current, in milliseconds. */
const freshFor = 2000;

/** Everything that was audited: by this server, and by others into the same folder. */
export class AuditHistory {
  readonly #records: AuditRecords;
  readonly #results: ResultsFolder;
  readonly #log: (line: string) => void;
  /** Results without a record of ours, by key. */
  readonly #foreign = new Map<string, AuditRecord>();
  #scanned = 0;
  #scan: Promise<void> | null = null;

  constructor(records: AuditRecords, results: ResultsFolder, log: (line: string) => void) {
    this.#records = records;
    this.#results = results;
    this.#log = log;
  }

  /** One audit, or null. */
  async get(id: string): Promise<AuditRecord | null> {
    const own = this.#records.get(id);
    if (own !== null || id.length !== 64) return own;
    await this.#refresh();
    return this.#foreign.get(id) ?? null;
  }

  /** Those that fit, newest first. */
  async find({ query = '', tag, state }: HistoryQuery): Promise<AuditRecord[]> {
    await this.#refresh();
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const fitting = this.#all().filter(
      (record) =>
        (state === undefined || record.state === state) &&
        (tag === undefined || record.tags.includes(tag)) &&
        (words.length === 0 || hasWords(record, words)),
    );
    return fitting.sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
  }

  /** Every tag in use with its number of audits, the most used first. */
  tags(): { tag: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const { tags } of this.#all()) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return [...counts]
      .map(([tag, count]) => ({ tag, count }))
      .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
  }

  /** Whether any audit but this one rests on the result. */
  isShared(key: string, id: string): boolean {
    for (const record of this.#records.all()) if (record.key === key && record.id !== id) return true;
    return false;
  }

  /** Forgets what was seen of a result that is about to be removed. */
  forget(key: string): void {
    this.#foreign.delete(key);
  }

  #all(): AuditRecord[] {
    const own = [...this.#records.all()];
    const keys = new Set(own.map(({ key }) => key));
    return [...own, ...[...this.#foreign.values()].filter(({ id }) => !keys.has(id))];
  }

  async #refresh(): Promise<void> {
    if (Date.now() - this.#scanned < freshFor) return;
    this.#scan ??= this.#readFolder().finally(() => {
      this.#scan = null;
      this.#scanned = Date.now();
    });
    await this.#scan;
  }

  async #readFolder(): Promise<void> {
    const gone = new Set(this.#foreign.keys());
    const own = new Set([...this.#records.all()].map(({ key }) => key));
    for await (const key of this.#results.keys()) {
      gone.delete(key);
      if (own.has(key) || this.#foreign.has(key)) continue;
      const record = await this.#recordAt(key);
      if (record !== null) this.#foreign.set(key, record);
    }
    for (const key of gone) this.#foreign.delete(key);
  }

  async #recordAt(key: string): Promise<AuditRecord | null> {
    try {
      const card = await this.#results.card(key);
      return card === null ? null : recordOfCard(card);
    } catch (error) {
      this.#log(`result ${key} cannot be read and is left out: ${String(error).split('\n')[0]}`);
      return null;
    }
  }
}

function hasWords({ files, documents, tags, outcome }: AuditRecord, words: readonly string[]): boolean {
  const {
    package: name,
    label,
    versionName,
  } = outcome?.app ?? { package: null, label: null, versionName: null };
  const text = [
    ...files.map((file) => file.name),
    ...documents.map((document) => document.name),
    ...tags,
    name,
    label,
    versionName,
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}
