import type { Language } from '../../report/messages/rule-text.js';

/** Jobs of a queued batch that have no result, by why. */
interface Counts {
  readonly queued: number;
  readonly parked: number;
  readonly removed: number;
}

/** What `batch --queue` says to a person beside what every batch says. */
export const queueWords: Readonly<
  Record<Language, { readonly left: string; readonly unfinished: (counts: Counts) => string[] }>
> = {
  'zh-CN': {
    left: '不再等待；任务仍在队列中，再次运行同一命令即可取得结果',
    unfinished: ({ queued, parked, removed }) => [
      ...(queued > 0 ? [`${queued} 个已放入队列`] : []),
      ...(parked > 0 ? [`${parked} 个已搁置，用 apk-audit queue failed 查看`] : []),
      ...(removed > 0 ? [`${removed} 个被移出队列，没有结果`] : []),
    ],
  },
  en: {
    left: 'waiting no longer; the jobs stay in the queue, and the same command picks their results up',
    unfinished: ({ queued, parked, removed }) => [
      ...(queued > 0 ? [`${queued} in the queue`] : []),
      ...(parked > 0 ? [`${parked} parked, see apk-audit queue failed`] : []),
      ...(removed > 0 ? [`${removed} taken out of the queue without a result`] : []),
    ],
  },
};
