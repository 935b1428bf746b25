/** Languages a draft can be written in. */
export type DraftLanguage = 'zh-CN' | 'en';

/** The fixed words of drafts. */
export interface DraftWords {
  readonly title: string;
  readonly toFill: string;
  readonly toConfirm: string;
  readonly legend: string;
  readonly allMissing: string;
  readonly sdkListElsewhere: string;
  readonly incomplete: string;
  readonly separator: string;
  readonly ownCode: string;
  /** Added to the note of the SDK list where it follows the policy's own. */
  readonly ownColumns: string;
  readonly permissions: {
    readonly title: string;
    readonly note: string;
    readonly columns: readonly string[];
  };
  readonly sdks: { readonly title: string; readonly note: string; readonly columns: readonly string[] };
  readonly collected: { readonly title: string; readonly note: string; readonly columns: readonly string[] };
  readonly shared: { readonly title: string; readonly note: string; readonly columns: readonly string[] };
}

const zhCn: DraftWords = {
  title: '隐私政策补充内容（草稿）',
  toFill: '【待填写】',
  toConfirm: '【待确认】',
  legend:
    '【待填写】只有运营者才知道，工具没有编写；【待确认】来自特征库中尚未核实的资料，请对照 SDK 官方说明。',
  allMissing: '给出的隐私政策没有缺少的权限或 SDK 条目。',
  sdkListElsewhere: 'SDK 清单在另一份文件中，没有提供，因此列出应用中的全部第三方 SDK。',
  incomplete: '应用未能完整读取，以下内容可能不全。',
  separator: '、',
  ownCode: '应用自身',
  ownColumns: '各列与隐私政策现有的 SDK 清单一致，可直接粘贴为新的行。',
  permissions: {
    title: '系统权限说明',
    note: '每项权限请写明对应的功能、使用目的和申请时机。',
    columns: ['权限', 'Android 权限名', '使用目的', '使用场景', '使用方'],
  },
  sdks: {
    title: '第三方 SDK 清单',
    note: '使用目的请按本应用的实际用途改写；收集的信息以实际开启的功能为准。',
    columns: [
      'SDK 名称',
      '提供方',
      '使用目的',
      '收集的个人信息类型',
      '使用的权限',
      '处理方式',
      '隐私政策链接',
    ],
  },
  collected: {
    title: '已收集个人信息清单',
    note: '由应用自身代码能够读取的信息推出：能够读取不等于已经收集，请逐项确认，并补充用户主动填写的信息。',
    columns: ['个人信息', '使用目的', '使用场景', '收集方式'],
  },
  shared: {
    title: '与第三方共享个人信息清单',
    note: '每项请写明共享的目的、场景和方式。',
    columns: ['第三方', '共享的个人信息', '使用目的', '使用场景', '共享方式', '隐私政策链接'],
  },
};

const en: DraftWords = {
  title: 'Additions to the privacy policy (draft)',
  toFill: '[to be filled]',
  toConfirm: '[to be confirmed]',
  legend:
    '[to be filled]: only the operator knows, nothing was invented. [to be confirmed]: from material that nobody has checked against the vendor’s own words.',
  allMissing: 'The policy lacks no row on permissions or SDKs.',
  sdkListElsewhere:
    'The SDK list is in another document that was not given: every third-party SDK is drafted.',
  incomplete: 'The app could not be read completely; rows may be missing.',
  separator: ', ',
  ownCode: 'the app',
  ownColumns: ' The columns are those of the list in the policy: paste the rows below it.',
  permissions: {
    title: 'Permissions',
    note: 'Say for each which feature needs it, for what purpose and when it is asked for.',
    columns: ['Access', 'Android permission', 'Purpose', 'Occasion', 'Used by'],
  },
  sdks: {
    title: 'Third-party SDKs',
    note: 'Rewrite the purpose for what your app does; the data depends on the features you enabled.',
    columns: [
      'SDK',
      'Provider',
      'Purpose',
      'Personal data',
      'Permissions used',
      'Manner of processing',
      'Privacy policy',
    ],
  },
  collected: {
    title: 'List of personal data collected',
    note: 'From what the app’s own code can read: being able to is not doing so. Confirm each, and add what users enter themselves.',
    columns: ['Personal data', 'Purpose', 'Occasion', 'Manner of collection'],
  },
  shared: {
    title: 'List of personal data shared with third parties',
    note: 'Say for each the purpose, occasion and manner of sharing.',
    columns: ['Third party', 'Data shared', 'Purpose', 'Occasion', 'Manner', 'Privacy policy'],
  },
};

const words: Readonly<Record<DraftLanguage, DraftWords>> = { 'zh-CN': zhCn, en };

/** The words of drafts in a language. */
export function draftWords(language: DraftLanguage): DraftWords {
  return words[language];
}
