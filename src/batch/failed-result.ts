import { endingOf } from '../inputs/error-line.js';
import { exitCode } from '../inputs/exit-codes.js';
import type { AuditTask } from './audit-messages.js';
import type { FailedCard, Failure } from './result-card.js';
import { writeResult } from './result-files.js';

/** Why an audit came to nothing, with the exit code that `check` would give. */
export interface AuditFailure {
  readonly failure: Failure;
  readonly exitCode: number;
}

/** What ended an audit, in one line a language. A bug is told as such and keeps where it arose. */
export function failureOf(error: unknown): AuditFailure {
  const [zh, en] = [endingOf(error, 'zh-CN'), endingOf(error, 'en')];
  if (zh !== null && en !== null) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'configuration';
    return { failure: { code, line: { 'zh-CN': zh.line, en: en.line } }, exitCode: en.exitCode };
  }
  const where = error instanceof Error ? `${error.message} ${firstFrame(error)}`.trim() : String(error);
  const line = {
    'zh-CN': `程序内部错误，请报告：${where}`,
    en: `internal error, please report it: ${where}`,
  };
  return { failure: { code: 'internal-error', line }, exitCode: exitCode.bug };
}

/** The innermost place of the stack by file name: enough for a report, without the paths of this machine. */
function firstFrame({ stack }: Error): string {
  const frame = stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  const place = frame?.match(/([^/\\()]+:\d+:\d+)\)?$/)?.[1];
  return place === undefined ? '' : `(${place})`;
}

/** Writes a failure as the result of a task into its draft. @throws the file system's error */
export function writeFailure(
  { key, job, versions, draft }: Omit<AuditTask, 'fetched'>,
  { failure, exitCode: code }: AuditFailure,
  startedAt: string,
): FailedCard {
  const head = {
    schemaVersion: 1 as const,
    key,
    versions,
    exitCode: code,
    outcome: 'failed' as const,
    failure,
  };
  const labels = [{ name: job.name, tags: job.tags }];
  const card: FailedCard = { ...head, job, labels, startedAt, endedAt: new Date().toISOString() };
  writeResult(draft, head, card);
  return card;
}
