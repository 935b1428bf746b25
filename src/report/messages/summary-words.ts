import type { AppStanding } from '../../findings/summary-facts.js';
import type { Language } from './rule-text.js';

/** The fixed words of summaries of many audits. */
export interface SummaryWords {
  readonly title: (apps: number, tag: string | null) => string;
  readonly superseded: (count: number) => string;
  readonly standing: Readonly<Record<AppStanding, string>>;
  readonly apps: string;
  readonly share: string;
  readonly rules: string;
  readonly rule: string;
  readonly findings: string;
  readonly sdks: string;
  readonly permissions: string;
  readonly name: string;
  readonly disclosed: string;
  readonly undisclosed: string;
  readonly stale: string;
  readonly unjudged: string;
  readonly data: string;
  readonly owner: string;
  readonly ownCode: string;
  readonly notEvaluated: string;
  readonly lost: string;
  readonly failed: string;
  readonly reason: string;
  readonly examples: string;
  /** Rows that a terminal leaves out. */
  readonly more: (rows: number) => string;
  readonly trend: (before: string, after: string) => string;
  readonly before: string;
  readonly after: string;
  readonly came: string;
  readonly gone: string;
  readonly added: string;
  readonly removed: string;
  readonly all: string;
}

const words: Readonly<Record<Language, SummaryWords>> = {
  'zh-CN': {
    title: (apps, tag) => `${apps} 个应用${tag === null ? '' : `，标签 ${tag}`}`,
    superseded: (count) => `另有 ${count} 份较早的结果未计入`,
    standing: {
      error: '有错误',
      warning: '有警告',
      info: '有提示',
      clean: '未发现问题',
      incomplete: '未能完整审核',
      failed: '审核失败',
    },
    apps: '应用',
    share: '占比',
    rules: '规则',
    rule: '规则',
    findings: '结论',
    sdks: '第三方 SDK',
    permissions: '权限',
    name: '名称',
    disclosed: '已披露',
    undisclosed: '未披露',
    stale: '应用中没有',
    unjudged: '无法判断',
    data: '可读取的个人信息',
    owner: '代码归属',
    ownCode: '应用自身',
    notEvaluated: '未评估',
    lost: '未能读取',
    failed: '审核失败',
    reason: '原因',
    examples: '例如',
    more: (rows) => `……另有 ${rows} 行，见 --format json 或 csv`,
    trend: (before, after) => `变化：${before} → ${after}`,
    before: '之前',
    after: '之后',
    came: '新出现',
    gone: '已消失',
    added: '新增应用',
    removed: '不再包含的应用',
    all: '全部',
  },
  en: {
    title: (apps, tag) => `${apps} apps${tag === null ? '' : ` tagged ${tag}`}`,
    superseded: (count) => `${count} older results of the same apps are not counted`,
    standing: {
      error: 'with errors',
      warning: 'with warnings',
      info: 'with notes',
      clean: 'nothing found',
      incomplete: 'not fully audited',
      failed: 'failed',
    },
    apps: 'apps',
    share: 'share',
    rules: 'Rules',
    rule: 'rule',
    findings: 'findings',
    sdks: 'Third-party SDKs',
    permissions: 'Permissions',
    name: 'name',
    disclosed: 'disclosed',
    undisclosed: 'undisclosed',
    stale: 'not in app',
    unjudged: 'unjudged',
    data: 'Personal data that code can read',
    owner: 'owner of the code',
    ownCode: "the app's own code",
    notEvaluated: 'Not evaluated',
    lost: 'Could not be read',
    failed: 'Failed',
    reason: 'reason',
    examples: 'such as',
    more: (rows) => `... ${rows} more rows: --format json or csv`,
    trend: (before, after) => `Change: ${before} → ${after}`,
    before: 'before',
    after: 'after',
    came: 'came',
    gone: 'gone',
    added: 'New apps',
    removed: 'Apps no longer there',
    all: 'all',
  },
};

/** The words in a language. */
export function summaryWords(language: Language): SummaryWords {
  return words[language];
}
