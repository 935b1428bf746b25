import type { ParkedJob, QueueStatus } from '../../batch/queue/audit-queue.js';
import type { Language } from '../../report/messages/rule-text.js';
import { harmless, type Style } from '../../report/terminal/style.js';

const texts = {
  'zh-CN': {
    waiting: '等待',
    running: '进行中',
    delayed: '待重试',
    parked: '已搁置',
    workers: '执行进程',
    memory: '队列服务器内存',
    noWorker: '有任务在等待，但没有执行进程：用 apk-audit worker 启动',
    noneParked: '没有搁置的任务',
    tries: (count: number) => `尝试 ${count} 次`,
    retried: (count: number) => `${count} 个任务已放回队列`,
    drained: (count: number) => `已取出 ${count} 个等待的任务`,
  },
  en: {
    waiting: 'waiting',
    running: 'running',
    delayed: 'to be tried again',
    parked: 'parked',
    workers: 'workers',
    memory: 'memory of the server',
    noWorker: 'jobs wait and there is no worker: start one with apk-audit worker',
    noneParked: 'no job is parked',
    tries: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
    retried: (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'} put back into the queue`,
    drained: (count: number) => `${count} waiting ${count === 1 ? 'job' : 'jobs'} taken out`,
  },
} as const;

/** What the queue holds, for a terminal. */
export function statusReport(status: QueueStatus, language: Language, style: Style): string {
  const words = texts[language];
  const rows: [string, string][] = [
    [words.waiting, String(status.waiting)],
    [words.running, String(status.running)],
    [words.delayed, String(status.delayed)],
    [words.parked, status.parked > 0 ? style.warning(String(status.parked)) : '0'],
    [words.workers, String(status.workers)],
  ];
  if (status.memory !== null) rows.push([words.memory, `${(status.memory / 1024 / 1024).toFixed(1)} MB`]);
  const lines = rows.map(([name, value]) => `${style.strong(name)}  ${value}\n`);
  const isStuck = status.waiting > 0 && status.workers === 0;
  return lines.join('') + (isStuck ? `${style.warning(words.noWorker)}\n` : '');
}

/** Jobs that were given up, for a terminal. */
export function parkedReport(jobs: readonly ParkedJob[], language: Language, style: Style): string {
  const words = texts[language];
  if (jobs.length === 0) return `${words.noneParked}\n`;
  return jobs
    .map(({ key, name, reason, tries, parkedAt, apk }) => {
      const head = `${style.strong(harmless(name))}  ${key.slice(0, 12)}  ${words.tries(tries)}  ${parkedAt}`;
      return `${head}\n  ${harmless(apk.join(' '))}\n  ${style.error(harmless(reason))}\n`;
    })
    .join('');
}

export function retriedReport(jobs: readonly ParkedJob[], language: Language): string {
  return `${texts[language].retried(jobs.length)}\n`;
}

export function drainedReport(count: number, language: Language): string {
  return `${texts[language].drained(count)}\n`;
}
