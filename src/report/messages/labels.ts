import type { SdkMatch } from '../../facts/app-facts.js';
import type { Severity } from '../../findings/finding.js';
import type { Language } from './rule-text.js';

/** The fixed words of the reports. */
export interface Labels {
  readonly app: string;
  readonly policy: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly confidence: Readonly<Record<'high' | 'medium' | 'low', string>>;
  readonly integration: Readonly<Record<SdkMatch['integration'], string>>;
  readonly strength: Readonly<Record<'permission' | 'data' | 'denied', string>>;
  readonly evidenceApp: string;
  readonly evidencePolicy: string;
  readonly nothingInApp: string;
  readonly nothingInPolicy: string;
  readonly reference: string;
  readonly fix: string;
  readonly permissions: string;
  readonly sdks: string;
  readonly libraries: string;
  readonly nativeLibraries: string;
  readonly name: string;
  readonly access: string;
  readonly protection: string;
  readonly purpose: string;
  readonly provider: string;
  readonly product: string;
  readonly line: string;
  readonly evidence: string;
  readonly version: string;
  readonly certainty: string;
  readonly use: string;
  readonly requested: string;
  readonly disclosed: string;
  readonly undisclosed: string;
  readonly stale: string;
  readonly summary: string;
  readonly noFindings: string;
  readonly notEvaluated: string;
  readonly diagnostics: string;
  readonly dataTypes: string;
  readonly ownCode: string;
  readonly otherOwners: string;
  readonly startupMark: string;
  readonly usedBy: string;
  readonly unused: string;
  readonly unknownProduct: string;
  readonly accepted: string;
  readonly inBaseline: string;
  /** Last day an acceptance holds. */
  readonly until: (day: string) => string;
  readonly colon: string;
  readonly fingerprint: string;
  /** Added to the closing line. */
  readonly acceptedCount: (count: number) => string;
  readonly more: (count: number) => string;
  readonly classes: (count: number) => string;
  readonly mentions: (count: number) => string;
  readonly characters: (count: number) => string;
  readonly lineNumber: (line: number) => string;
  readonly counts: (errors: number, warnings: number, infos: number) => string;
  /** Why a rule was not evaluated, by reason code; codes without words are shown as they are. */
  readonly reasons: Readonly<Record<string, string>>;
}

const zhCn: Labels = {
  app: '应用',
  policy: '政策',
  severity: { error: '错误', warning: '警告', info: '提示' },
  confidence: { high: '高', medium: '中', low: '低' },
  integration: { used: '使用中', dormant: '未被调用', unknown: '未判定' },
  strength: { permission: '权限', data: '仅数据', denied: '否认' },
  evidenceApp: '应用',
  evidencePolicy: '政策',
  nothingInApp: '未在应用中发现',
  nothingInPolicy: '未找到相关说明',
  reference: '依据',
  fix: '建议',
  permissions: '权限',
  sdks: 'SDK',
  libraries: '开源组件',
  nativeLibraries: '原生库',
  name: '名称',
  access: '能力',
  protection: '保护级别',
  purpose: '目的',
  provider: '提供方',
  product: '产品',
  line: '行',
  evidence: '证据',
  version: '版本',
  certainty: '可信度',
  use: '集成状态',
  requested: '应用',
  disclosed: '已说明',
  undisclosed: '未说明',
  stale: '多余',
  summary: '对照',
  noFindings: '未发现差异',
  notEvaluated: '未评估',
  diagnostics: '读取说明',
  dataTypes: '代码可读取的个人信息',
  ownCode: '应用自身',
  otherOwners: '其他',
  startupMark: '* 位于启动路径，可能先于用户同意，需在设备上确认',
  usedBy: '使用方',
  unused: '未发现使用',
  unknownProduct: '（未识别）',
  accepted: '已接受',
  inBaseline: '基线中已有',
  until: (day) => `（有效期至 ${day}）`,
  colon: '：',
  fingerprint: '指纹',
  acceptedCount: (count) => `（另有 ${count} 项已接受，不计入）`,
  more: (count) => `……另有 ${count} 处`,
  classes: (count) => `${count} 个类`,
  mentions: (count) => `${count} 处引用`,
  characters: (count) => `${count.toLocaleString('en')} 字`,
  lineNumber: (line) => `第 ${line} 行`,
  counts: (errors, warnings, infos) => `错误 ${errors} · 警告 ${warnings} · 提示 ${infos}`,
  reasons: {
    'app-packed': '应用经过加固，代码不可见',
    'code-not-scanned': '按 --no-code 的要求没有扫描代码',
    'sdk-list-elsewhere': 'SDK 清单在另一份文件中，未提供',
    'app-type-not-given': '没有用 --app-type 指定应用类型',
    'policy-data-types-not-read': '没有在政策中读到个人信息类型',
    'policy-statements-not-read': '已保存的结果不含政策的其他声明',
  },
};

const en: Labels = {
  app: 'App',
  policy: 'Policy',
  severity: { error: 'error', warning: 'warning', info: 'info' },
  confidence: { high: 'high', medium: 'medium', low: 'low' },
  integration: { used: 'used', dormant: 'dormant', unknown: 'unknown' },
  strength: { permission: 'permission', data: 'data only', denied: 'denied' },
  evidenceApp: 'app',
  evidencePolicy: 'policy',
  nothingInApp: 'not found in the app',
  nothingInPolicy: 'nothing found',
  reference: 'clause',
  fix: 'fix',
  permissions: 'Permissions',
  sdks: 'SDKs',
  libraries: 'Libraries',
  nativeLibraries: 'Native libraries',
  name: 'name',
  access: 'access',
  protection: 'protection',
  purpose: 'purpose',
  provider: 'provider',
  product: 'product',
  line: 'line',
  evidence: 'evidence',
  version: 'version',
  certainty: 'confidence',
  use: 'integration',
  requested: 'in the app',
  disclosed: 'disclosed',
  undisclosed: 'undisclosed',
  stale: 'stale',
  summary: 'Comparison',
  noFindings: 'No differences found',
  notEvaluated: 'Not evaluated',
  diagnostics: 'Reading notes',
  dataTypes: 'Personal data that code can read',
  ownCode: 'app',
  otherOwners: 'others',
  startupMark: '* on the start-up path, possibly before consent; to be confirmed on a device',
  usedBy: 'used by',
  unused: 'no use found',
  unknownProduct: '(unknown)',
  accepted: 'accepted',
  inBaseline: 'in the baseline',
  until: (day) => ` (until ${day})`,
  colon: ': ',
  fingerprint: 'fingerprint',
  acceptedCount: (count) => ` (${count} more accepted, not counted)`,
  more: (count) => `… and ${count} more`,
  classes: (count) => `${count} class${count === 1 ? '' : 'es'}`,
  mentions: (count) => `${count} reference${count === 1 ? '' : 's'}`,
  characters: (count) => `${count.toLocaleString('en')} characters`,
  lineNumber: (line) => `line ${line}`,
  counts: (errors, warnings, infos) =>
    `${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${infos} info`,
  reasons: {
    'app-packed': 'the app is packed, its code is hidden',
    'code-not-scanned': 'code was not scanned, as --no-code asked',
    'sdk-list-elsewhere': 'the SDK list is in another document that was not given',
    'app-type-not-given': 'no type of app was given with --app-type',
    'policy-data-types-not-read': 'no types of personal data were read in the policy',
    'policy-statements-not-read': 'the facts do not hold what else the policy tells',
  },
};

const labels: Readonly<Record<Language, Labels>> = { 'zh-CN': zhCn, en };

/** The fixed words of a language. */
export function labelsOf(language: Language): Labels {
  return labels[language];
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
