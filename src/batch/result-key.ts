import { createHash } from 'node:crypto';
import type { AuditSettings } from '../findings/audit-settings.js';
import { dayEffects } from '../inputs/config/day-effects.js';
import type { JobSettings } from './audit-job.js';
import { auditSettingsOf } from './job-settings.js';
import type { Versions } from './result-card.js';

/** One input by content. */
export interface InputDigest {
  /**
   * What the result depends on besides the bytes: a document's file name (its ending decides how it is read, evidence
   * names it) or address and content type; a split's file name. Empty for an app that is one file.
   */
  readonly name: string;
  /** SHA-256, hexadecimal; for a remote app, of whatever identifies its content. */
  readonly sha256: string;
}

/** Everything a result follows from. */
export interface KeyParts {
  readonly app: readonly InputDigest[];
  readonly documents: readonly InputDigest[];
  readonly settings: JobSettings;
  readonly versions: Versions;
}

/**
 * The name of a result: SHA-256 over app, documents, effective configuration and versions. The order of the splits does
 * not count, that of the documents does: it is that of the report. Of the day only what it decides counts.
 */
export function resultKey({ app, documents, settings, versions }: KeyParts): string {
  const parts = {
    app: app.map(pair).sort(),
    documents: documents.map(pair),
    settings: effective(settings),
    versions: [versions.tool, versions.signatures, versions.results],
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * The name of a failure to read the inputs at all: from what the job names, since there are no bytes. Such a result is
 * tried again by every run.
 */
export function unreadKey(apk: readonly string[], documents: readonly string[], versions: Versions): string {
  return createHash('sha256')
    .update(JSON.stringify({ unread: [apk, documents], versions: [versions.tool, versions.results] }))
    .digest('hex');
}

function pair({ name, sha256 }: InputDigest): string {
  return `${sha256} ${name}`;
}

/** Settings with sorted keys and without the day; a threshold for exit codes belongs to it, as the code is kept. */
function effective(settings: JobSettings): unknown {
  const { today: _, rules, ...rest } = settings;
  const audit: AuditSettings = auditSettingsOf(settings);
  return sorted({ ...rest, rules: sorted(rules), day: dayEffects(audit) });
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
