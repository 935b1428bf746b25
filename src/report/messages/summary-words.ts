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
  readonly suppressed: string;
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
  /** What could not be told, whatever the cause. */
  readonly gaps: string;
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
  /** The page's and the workbook's own. */
  readonly heading: string;
  readonly behindNumbers: string;
  readonly table: string;
  readonly row: string;
  readonly measure: string;
  readonly package: string;
  readonly version: string;
  readonly tags: string;
  readonly state: string;
  readonly result: string;
  readonly search: string;
  readonly close: string;
  readonly rest: (rows: number) => string;
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
    suppressed: '已接受',
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
    gaps: '未能得出结论',
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
    heading: '批量审核汇总',
    behindNumbers: '数字明细',
    table: '表',
    row: '项目',
    measure: '指标',
    package: '包名',
    version: '版本',
    tags: '标签',
    state: '结果',
    result: '结果编号',
    search: '搜索应用：名称、包名、标签……',
    close: '关闭',
    rest: (rows) => `另有 ${rows} 行超出工作表的容量，见 csv`,
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
    suppressed: 'accepted',
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
    gaps: 'What could not be told',
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
    heading: 'Summary of many audits',
    behindNumbers: 'Behind the numbers',
    table: 'table',
    row: 'row',
    measure: 'measure',
    package: 'package',
    version: 'version',
    tags: 'tags',
    state: 'result',
    result: 'result key',
    search: 'Search apps: name, package, tag …',
    close: 'Close',
    rest: (rows) => `${rows} more rows than a sheet can hold: see csv`,
  },
};

/** The words in a language. */
export function summaryWords(language: Language): SummaryWords {
  return words[language];
}
