import { basename } from 'node:path';
import { countsOf } from '../../batch/card-counts.js';
import type { ResultCard } from '../../batch/result-card.js';
import type { Audit } from '../api/audits.js';
import type { ApiLanguage } from '../api/identifiers.js';
import type { AuditRecord } from './audit-record.js';

/** A record as the API shows it. */
export function auditView(record: AuditRecord, progress: Audit['progress'], language: ApiLanguage): Audit {
  const {
    id,
    state,
    createdAt,
    finishedAt,
    files,
    documents,
    profile,
    appType,
    lang,
    tags,
    outcome,
    failure,
  } = record;
  return {
    id,
    state,
    progress,
    createdAt,
    finishedAt,
    package: { files },
    documents,
    profile,
    appType,
    lang,
    tags,
    app: outcome?.app ?? null,
    counts: outcome?.counts ?? null,
    incomplete: outcome?.incomplete ?? false,
    failure: failure === null ? null : { code: failure.code, message: failure.line[language] },
  };
}

/** What a card says came of an audit. */
export function outcomeOf(card: ResultCard): Pick<AuditRecord, 'outcome' | 'failure' | 'state'> {
  if (card.outcome === 'failed') return { state: 'failed', outcome: null, failure: publicFailure(card) };
  const { package: name, label, versionName, versionCode } = card.facts.app;
  const { suppressed: accepted, ...counts } = countsOf(card);
  return {
    state: 'finished',
    outcome: {
      app: { package: name, label, versionName, versionCode },
      counts: { ...counts, accepted, notEvaluated: card.facts.notEvaluated.length },
      incomplete: card.facts.diagnostics.some(({ effect }) => effect === 'lost'),
    },
    failure: null,
  };
}

/** The record of a result that was put into the folder by another program. */
export function recordOfCard(card: ResultCard): AuditRecord {
  const { job } = card;
  return {
    schemaVersion: 1,
    id: card.key,
    createdAt: moment(card.startedAt),
    finishedAt: moment(card.endedAt),
    key: card.key,
    // An address or a path of another machine: only its last part is anybody's business here.
    files: job.apk.map((path) => ({ name: lastPart(path), size: null })),
    documents: job.documents.map((source) =>
      isAddress(source) ? { kind: 'url', name: source } : { kind: 'file', name: basename(source) },
    ),
    profile: job.settings.profile,
    appType: job.settings.appType,
    lang: job.language,
    tags: [...new Set(card.labels.flatMap(({ tags }) => tags))].map((tag) => tag.slice(0, 40)).slice(0, 20),
    ...outcomeOf(card),
  };
}

/**
 * A failure without the places of this machine: a bug's words may hold any, and a line may name the file by its path.
 */
function publicFailure({ failure, job }: Extract<ResultCard, { outcome: 'failed' }>): AuditRecord['failure'] {
  if (failure.code === 'internal-error' || failure.code === 'crashed')
    return { code: failure.code, line: crashLine };
  const paths = [...job.apk, ...job.documents].filter((source) => !isAddress(source));
  const bare = (line: string) => paths.reduce((text, path) => text.replaceAll(path, lastPart(path)), line);
  return { code: failure.code, line: { 'zh-CN': bare(failure.line['zh-CN']), en: bare(failure.line.en) } };
}

const crashLine = {
  'zh-CN': '审核因程序内部错误而中断',
  en: 'the audit was ended by an internal error',
};

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

function lastPart(source: string): string {
  return basename(isAddress(source) ? new URL(source).pathname : source) || source;
}

function moment(text: string): string {
  return new Date(text).toISOString();
}
