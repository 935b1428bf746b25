import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AuditPlan } from '../../inputs/config/audit-plan.js';
import { checkSettings } from '../../inputs/config/check-settings.js';
import { ConfigError } from '../../inputs/config/config-error.js';
import { isAddress } from '../../inputs/open-package.js';
import type { AuditJob, JobFormat, JobSettings } from '../audit-job.js';
import { settingsOfPlan } from '../job-settings.js';
import { listApps } from './list-apps.js';
import type { ListFault, ListFaultCode } from './list-fault.js';
import { isFault, type ListedApp } from './listed-app.js';

/** What the command line says of every app of a batch. */
export interface BatchInput {
  /** Lists, folders, patterns, packages. */
  readonly inputs: readonly string[];
  readonly plan: AuditPlan;
  /** For apps whose list or folder gives none. */
  readonly documents: readonly string[] | undefined;
  readonly documentOptions: AuditJob['documentOptions'];
  /** Added to those of the list. */
  readonly tags: readonly string[];
  readonly formats: readonly JobFormat[];
  readonly language: AuditJob['language'];
}

/**
 * The jobs of a batch in the order they are listed, and what is wrong with the rest. Nothing is held but names, so that
 * it may be called again and the list may be long.
 * @throws UsageError for an input that is not there
 */
export async function* listJobs(input: BatchInput): AsyncGenerator<AuditJob | ListFault> {
  const seen = new Set<string>();
  const settings = new SettingsOfRows(input.plan);
  for (const named of input.inputs) {
    for await (const entry of listApps(named)) {
      if (isFault(entry)) yield entry;
      else yield faultIn(entry, input, seen) ?? settings.apply(entry, (of) => jobOf(entry, of, input));
    }
  }
}

function jobOf(app: ListedApp, settings: JobSettings, input: BatchInput): AuditJob {
  return {
    schemaVersion: 1,
    name: app.name,
    tags: [...new Set([...app.tags, ...input.tags])],
    apk: app.apk.map(absolute),
    documents: (app.documents ?? input.documents ?? []).map(absolute),
    documentOptions: input.documentOptions,
    settings,
    formats: [...input.formats],
    language: input.language,
  };
}

/** A job may be run by a process in another folder. */
function absolute(source: string): string {
  return isAddress(source) ? source : resolve(source);
}

function faultIn(app: ListedApp, input: BatchInput, seen: Set<string>): ListFault | null {
  const { where, line, name, apk } = app;
  const fault = (code: ListFaultCode, column: string | null, detail: string): ListFault => ({
    code,
    where,
    line,
    column,
    detail,
  });
  const documents = app.documents ?? input.documents ?? [];
  if (documents.length === 0) return fault('no-documents', 'documents', name);
  const repeated = repeats(app, documents, seen);
  if (repeated !== null) return fault('duplicate', repeated, name);
  const noPackage = firstMissing(apk, true);
  if (noPackage !== null) return fault('file-missing', 'apk', noPackage);
  const noDocument = firstMissing(documents, false);
  return noDocument === null ? null : fault('file-missing', 'documents', noDocument);
}

/** The column in which an app repeats one before it, or null. */
function repeats(app: ListedApp, documents: readonly string[], seen: Set<string>): string | null {
  const inputs = JSON.stringify([app.apk, documents, app.appType, app.profile]);
  // Long paths of many apps: digests keep the memory of a long list small.
  const ids = [`name ${app.name}`, `apk ${inputs}`].map((id) => ({
    column: id.slice(0, id.indexOf(' ')),
    digest: createHash('sha256').update(id).digest('base64').slice(0, 22),
  }));
  const known = ids.find(({ digest }) => seen.has(digest));
  for (const { digest } of ids) seen.add(digest);
  return known?.column ?? null;
}

function firstMissing(sources: readonly string[], mayBeFolder: boolean): string | null {
  for (const source of sources) {
    if (!isAddress(source) && !isThere(source, mayBeFolder)) return source;
  }
  return null;
}

function isThere(path: string, mayBeFolder: boolean): boolean {
  try {
    const isFolder = statSync(path).isDirectory();
    return mayBeFolder || !isFolder;
  } catch {
    return false;
  }
}

/** The plan's settings with what a row says of its app; each combination is checked and made once. */
class SettingsOfRows {
  readonly #plan: AuditPlan;
  readonly #made = new Map<string, JobSettings | string>();

  constructor(plan: AuditPlan) {
    this.#plan = plan;
  }

  apply<T>(app: ListedApp, use: (settings: JobSettings) => T): T | ListFault {
    const { where, line, appType, profile } = app;
    const id = JSON.stringify([appType, profile]);
    const made = this.#made.get(id) ?? this.#make(app);
    this.#made.set(id, made);
    if (typeof made !== 'string') return use(made);
    return {
      code: 'wrong-value',
      where,
      line,
      column: appType === undefined ? 'profile' : 'appType',
      detail: made,
    };
  }

  #make({ appType, profile }: ListedApp): JobSettings | string {
    const { settings, failOn } = this.#plan;
    const own = {
      ...settings,
      ...(appType === undefined ? {} : { appType }),
      ...(profile === undefined ? {} : { profile }),
    };
    try {
      checkSettings(own, '');
      return settingsOfPlan({ settings: own, failOn });
    } catch (error) {
      if (error instanceof ConfigError) return error.message.replace(/^: /, '');
      throw error;
    }
  }
}
