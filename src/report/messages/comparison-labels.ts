import type { Language } from './rule-text.js';

/** The fixed words of the report on two versions. */
export interface ComparisonLabels {
  readonly versions: string;
  readonly permissions: string;
  readonly sdks: string;
  readonly dataAccess: string;
  readonly findings: string;
  readonly untold: string;
  readonly same: string;
}

const labels: Readonly<Record<Language, ComparisonLabels>> = {
  'zh-CN': {
    versions: '版本',
    permissions: '权限',
    sdks: 'SDK',
    dataAccess: '代码可读取的个人信息',
    findings: '结论',
    untold:
      '应用有新增内容，而隐私政策的日期没有变化（《App违法违规收集使用个人信息行为认定方法》第二类第2项）',
    same: '没有变化',
  },
  en: {
    versions: 'Versions',
    permissions: 'Permissions',
    sdks: 'SDKs',
    dataAccess: 'Personal data that code can read',
    findings: 'Findings',
    untold:
      'The app gained the following while the dates of the policy stayed the same (Identification method, category 2, item 2)',
    same: 'no change',
  },
};

/** The fixed words of a language. */
export function comparisonLabels(language: Language): ComparisonLabels {
  return labels[language];
}
