import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../../batch/durable-files.js';
import { type AuditRecord, auditRecordSchema } from './audit-record.js';

/** The records of audits as files of one folder, each written as a whole. */
export class AuditRecords {
  readonly #folder: string;
  readonly #byId: Map<string, AuditRecord>;
  /** The last write of each record: a later one must not overtake an earlier one. */
  readonly #writes = new Map<string, Promise<void>>();

  private constructor(folder: string, records: readonly AuditRecord[]) {
    this.#folder = folder;
    this.#byId = new Map(records.map((record) => [record.id, record]));
  }

  /** Reads what is there; the folder is made where it is missing. A file that is no record is told and left alone. */
  static async open(folder: string, log: (line: string) => void): Promise<AuditRecords> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => /^[0-9a-f]+\.json$/.test(name));
    const records: AuditRecord[] = [];
    for (const name of names) {
      const record = recordIn(await readFile(join(folder, name), 'utf8'));
      if (record === null) log(`${join(folder, name)}: no record of an audit; left out`);
      else records.push(record);
    }
    return new AuditRecords(folder, records);
  }

  get(id: string): AuditRecord | null {
    return this.#byId.get(id) ?? null;
  }

  all(): Iterable<AuditRecord> {
    return this.#byId.values();
  }

  /** Keeps a record. @throws the file system's error where it cannot be written; it counts in memory all the same */
  async save(record: AuditRecord): Promise<void> {
    this.#byId.set(record.id, record);
    await this.#inTurn(record.id, async () => {
      // Removed meanwhile, or replaced by a later one that is written next.
      if (this.#byId.get(record.id) !== record) return;
      await replaceFile(this.#path(record.id), `${JSON.stringify(record)}\n`, record.id);
    });
  }

  async remove(id: string): Promise<void> {
    this.#byId.delete(id);
    await this.#inTurn(id, () => rm(this.#path(id), { force: true }));
    this.#writes.delete(id);
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  async #inTurn(id: string, write: () => Promise<void>): Promise<void> {
    const before = this.#writes.get(id) ?? Promise.resolve();
    const mine = before.then(write, write);
    this.#writes.set(id, mine);
    await mine;
  }
}

function recordIn(text: string): AuditRecord | null {
  try {
    const parsed = auditRecordSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
