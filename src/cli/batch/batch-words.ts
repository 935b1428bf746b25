import type { BatchTally } from '../../batch/batch-tally.js';
import type { Language } from '../../report/messages/rule-text.js';

/** What a list holds. */
export interface ListedApps {
  /** Apps to audit. */
  readonly total: number;
  /** Rows that name no app that could be audited. */
  readonly faults: number;
}

/** What `batch` says to a person. */
export interface BatchWords {
  /** The last line. */
  readonly ended: (tally: BatchTally, listed: ListedApps) => string;
  readonly notStarted: (faults: number) => string;
  readonly draining: string;
  /** What stands behind the bar. */
  readonly progress: (at: {
    readonly tally: BatchTally;
    readonly total: number;
    /** Apps a second. */
    readonly rate: string;
    /** Hours, minutes and seconds. */
    readonly left: string;
  }) => string;
}

export const batchWords: Readonly<Record<Language, BatchWords>> = {
  'zh-CN': {
    ended: ({ finished, fresh, failed, incomplete, withFindings }, { total, faults }) =>
      `${total} 个应用，完成 ${finished}（本次审核 ${fresh}）；达到阈值 ${withFindings}，未能完整审核 ${incomplete}，失败 ${failed}` +
      (faults > 0 ? `；清单另有 ${faults} 处错误，未审核` : ''),
    notStarted: (faults) => `清单有 ${faults} 处错误，没有开始；改正后再运行，或加 --keep-going 审核其余`,
    draining: '正在收尾：等待进行中的审核结束；再按一次立即中止，已完成的结果都会保留',
    progress: ({ tally, total, rate, left }) =>
      `${tally.finished}/${total}  ${rate} 个/秒  剩余 ${left}  达到阈值 ${tally.withFindings}  失败 ${tally.failed}`,
  },
  en: {
    ended: ({ finished, fresh, failed, incomplete, withFindings }, { total, faults }) =>
      `${total} ${total === 1 ? 'app' : 'apps'}, ${finished} finished (${fresh} audited now); ${withFindings} at the threshold, ${incomplete} not fully audited, ${failed} failed` +
      (faults > 0 ? `; ${faults} ${faults === 1 ? 'fault' : 'faults'} of the list left out` : ''),
    notStarted: (faults) =>
      `the list has ${faults} ${faults === 1 ? 'fault' : 'faults'}, nothing was started; mend it, or give --keep-going to audit the rest`,
    draining: 'finishing the audits under way; interrupt again to stop at once. Finished results are kept',
    progress: ({ tally, total, rate, left }) =>
      `${tally.finished}/${total}  ${rate} apps/s  ${left} left  ${tally.withFindings} at the threshold  ${tally.failed} failed`,
  },
};
