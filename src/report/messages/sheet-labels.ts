import type { Language } from './rule-text.js';

/** Words of reports that are files: tables, comments and pages. */
export interface SheetLabels {
  readonly severity: string;
  readonly title: string;
  readonly subject: string;
  readonly found: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly suppressed: string;
  readonly evidenceInApp: string;
  readonly evidenceInPolicy: string;
  readonly findings: string;
  readonly reportTitle: string;
  readonly status: string;
  readonly statusOf: Readonly<
    Record<'disclosed' | 'undisclosed' | 'stale' | 'not-owed' | 'unjudged', string>
  >;
  readonly inApp: string;
  readonly inPolicy: string;
  readonly permissionComparison: string;
  readonly sdkComparison: string;
  readonly dataMatrix: string;
  readonly source: Readonly<Record<'manifest' | 'sdk-23' | 'implied', string>>;
  readonly data: string;
  readonly privacyLink: string;
  readonly suppressedCount: (count: number) => string;
  readonly moreFindings: (count: number) => string;
  readonly evidenceAndFix: string;
}

const zhCn: SheetLabels = {
  severity: '级别',
  title: '结论',
  subject: '对象',
  found: '说明',
  rule: '规则',
  fingerprint: '指纹',
  suppressed: '已接受的理由',
  evidenceInApp: '应用中的证据',
  evidenceInPolicy: '政策中的证据',
  findings: '差异',
  reportTitle: '应用与隐私政策一致性报告',
  status: '状态',
  statusOf: {
    disclosed: '已说明',
    undisclosed: '未说明',
    stale: '多余',
    'not-owed': '无需说明',
    unjudged: '未评估',
  },
  inApp: '应用',
  inPolicy: '隐私政策',
  permissionComparison: '权限对照',
  sdkComparison: 'SDK 对照',
  dataMatrix: '数据矩阵',
  source: { manifest: '清单文件', 'sdk-23': '清单文件（API 23 起）', implied: '系统附加' },
  data: '个人信息类型',
  privacyLink: '隐私政策链接',
  suppressedCount: (count) => `另有 ${count} 项已接受，不计入`,
  moreFindings: (count) => `另有 ${count} 项未在此列出，请查看完整报告`,
  evidenceAndFix: '证据与建议',
};

const en: SheetLabels = {
  severity: 'Severity',
  title: 'Finding',
  subject: 'Subject',
  found: 'What was found',
  rule: 'Rule',
  fingerprint: 'Fingerprint',
  suppressed: 'Accepted because',
  evidenceInApp: 'Evidence in the app',
  evidenceInPolicy: 'Evidence in the policy',
  findings: 'Findings',
  reportTitle: 'App and privacy policy compared',
  status: 'Status',
  statusOf: {
    disclosed: 'disclosed',
    undisclosed: 'undisclosed',
    stale: 'stale',
    'not-owed': 'needs no words',
    unjudged: 'not evaluated',
  },
  inApp: 'App',
  inPolicy: 'Privacy policy',
  permissionComparison: 'Permissions compared',
  sdkComparison: 'SDKs compared',
  dataMatrix: 'Data by owner',
  source: { manifest: 'manifest', 'sdk-23': 'manifest (API 23 and up)', implied: 'added by the system' },
  data: 'Personal data',
  privacyLink: 'Privacy policy link',
  suppressedCount: (count) => `${count} more ${count === 1 ? 'is' : 'are'} accepted and not counted`,
  moreFindings: (count) => `${count} more ${count === 1 ? 'is' : 'are'} in the full report`,
  evidenceAndFix: 'Evidence and fix',
};

const sheets: Readonly<Record<Language, SheetLabels>> = { 'zh-CN': zhCn, en };

/** The words of file reports in a language. */
export function sheetLabelsOf(language: Language): SheetLabels {
  return sheets[language];
}
