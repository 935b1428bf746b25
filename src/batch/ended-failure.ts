import { exitCode } from '../inputs/exit-codes.js';
import type { ProcessLimits } from './audit-process-handle.js';
import type { AuditFailure } from './failed-result.js';
import type { ProcessEnd } from './running-audit.js';

/** The result of an audit whose process was ended or ended itself: the app could not be audited. */
export function endedFailure(
  { why, detail }: Extract<ProcessEnd, { kind: 'ended' }>,
  { memoryMb, timeMs }: ProcessLimits,
): AuditFailure {
  const seconds = timeMs / 1000;
  switch (why) {
    case 'time-limit':
      return failure(
        why,
        `审核超过 ${seconds} 秒的时限，已中止；可用 --time-limit 放宽`,
        `the audit took longer than ${seconds} seconds and was ended; allow more with --time-limit`,
      );
    case 'memory-limit':
      return failure(
        why,
        `审核超过 ${memoryMb} MB 的内存上限，已中止；可用 --memory 放宽`,
        `the audit needed more than ${memoryMb} MB of memory and was ended; allow more with --memory`,
      );
    default:
      return failure(
        why,
        `审核进程意外退出（${detail}）`,
        `the audit process ended unexpectedly (${detail})`,
      );
  }
}

function failure(code: string, zh: string, en: string): AuditFailure {
  return { failure: { code, line: { 'zh-CN': zh, en } }, exitCode: exitCode.incomplete };
}
