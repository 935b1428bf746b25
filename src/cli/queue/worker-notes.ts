import type { WorkerEvent } from '../../batch/queue/queue-worker.js';
import { endingOf } from '../../inputs/error-line.js';
import type { Language } from '../../report/messages/rule-text.js';
import { harmless } from '../../report/terminal/style.js';

type Note = Exclude<WorkerEvent, { kind: 'finished' }>;

/** What a worker has to tell beside its results, in one line. */
export function workerNote(event: Note, language: Language): string {
  switch (event.kind) {
    case 'retry':
    case 'parked': {
      const verb = {
        'zh-CN': { retry: '稍后重试', parked: '已搁置，用 apk-audit queue failed 查看' },
        en: { retry: 'will be tried again', parked: 'was parked; see apk-audit queue failed' },
      }[language][event.kind];
      return `${harmless(event.name)} (${event.key.slice(0, 12)}) ${verb}: ${harmless(event.reason)}`;
    }
    case 'recovered':
      return language === 'en'
        ? `${event.key.slice(0, 12)} came back from a worker that was lost`
        : `${event.key.slice(0, 12)} 的执行进程已失联，任务已收回`;
    case 'storage': {
      const why = endingOf(event.error, language)?.line ?? event.error.message;
      return language === 'en' ? `waiting until results can be written: ${why}` : `暂停，等待可写：${why}`;
    }
    default:
      return noteTexts[language][event.kind];
  }
}

const noteTexts = {
  'zh-CN': {
    'storage-back': '结果文件夹恢复可写，继续',
    'connection-lost': '与队列的连接中断，正在重连',
    'connection-back': '已重新连接队列',
  },
  en: {
    'storage-back': 'results can be written again',
    'connection-lost': 'the connection to the queue was lost; connecting again',
    'connection-back': 'connected to the queue again',
  },
} as const;
