import type { Language } from '../../report/messages/rule-text.js';

/** The words of the `sdks` reports. */
export interface SdksTexts {
  readonly name: string;
  readonly vendor: string;
  readonly category: string;
  readonly kind: Readonly<Record<'sdk' | 'library', string>>;
  readonly counts: (sdks: number, libraries: number, vendors: number) => string;
  readonly family: string;
  readonly aliases: string;
  readonly matchers: string;
  readonly embeds: string;
  readonly permissionsRequired: string;
  readonly permissionsOptional: string;
  readonly dataTypes: string;
  readonly purpose: string;
  readonly privacyPolicy: string;
  readonly documentation: string;
  readonly sources: string;
  readonly unverified: string;
  readonly packed: (name: string) => string;
  readonly embeddedBy: (id: string) => string;
  readonly firstParty: string;
  readonly noneFound: string;
  readonly sound: string;
  readonly faults: (count: number) => string;
}

const zhCn: SdksTexts = {
  name: '名称',
  vendor: '提供方',
  category: '类别',
  kind: { sdk: '第三方 SDK', library: '开源组件' },
  counts: (sdks, libraries, vendors) => `${sdks} 个 SDK，${libraries} 个开源组件，${vendors} 家提供方`,
  family: '产品族',
  aliases: '别名',
  matchers: '识别特征',
  embeds: '内含',
  permissionsRequired: '必需权限',
  permissionsOptional: '可选权限',
  dataTypes: '收集的个人信息',
  purpose: '用途',
  privacyPolicy: '隐私政策',
  documentation: '文档',
  sources: '来源',
  unverified: '未经核实',
  packed: (name) => `应用已加固（${name}）：代码不可见，仅依据清单、原生库和资源识别`,
  embeddedBy: (id) => `由 ${id} 带入`,
  firstParty: '应用自家的 SDK',
  noneFound: '未发现已知的 SDK',
  sound: '特征文件无误',
  faults: (count) => `${count} 处错误`,
};

const en: SdksTexts = {
  name: 'name',
  vendor: 'vendor',
  category: 'category',
  kind: { sdk: 'third-party SDK', library: 'library' },
  counts: (sdks, libraries, vendors) => `${sdks} SDKs, ${libraries} libraries, ${vendors} vendors`,
  family: 'family',
  aliases: 'aliases',
  matchers: 'recognised by',
  embeds: 'embeds',
  permissionsRequired: 'permissions required',
  permissionsOptional: 'permissions optional',
  dataTypes: 'personal data',
  purpose: 'purpose',
  privacyPolicy: 'privacy policy',
  documentation: 'documentation',
  sources: 'sources',
  unverified: 'not verified',
  packed: (name) =>
    `the app is packed (${name}): its code is hidden; manifest, native libraries and assets speak`,
  embeddedBy: (id) => `brought by ${id}`,
  firstParty: 'the app belongs to its vendor',
  noneFound: 'no known SDK found',
  sound: 'the signatures are sound',
  faults: (count) => `${count} ${count === 1 ? 'fault' : 'faults'}`,
};

export function sdksTexts(language: Language): SdksTexts {
  return language === 'en' ? en : zhCn;
}
