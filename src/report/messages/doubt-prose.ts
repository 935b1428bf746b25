import type { Doubt } from '../../findings/doubt.js';
import type { Language } from './rule-text.js';

const zhCn: Readonly<Record<Doubt, string>> = {
  packed: '应用经过加固，代码不可见',
  'code-partly-read': '部分代码未能读取',
  renamed: '类名几乎全部被混淆，无法据此判断归属',
  framework: '应用逻辑不在 dex 中（JavaScript、Dart 或原生代码），未被读取',
  'call-unseen': '运行时拼出名称的调用，或者未收录的调用，无法看到',
  'weak-signs': '该 SDK 只由库文件、meta-data、常量或引用识别，或者仅见于公开列表',
  'sibling-row': '政策中同系列产品的条目可能也包括它',
  'order-unseen': '是否先于用户同意、是否同时发生，需要在设备上确认',
  'derived-table': '所依据的对应表由本项目整理，并非官方表格',
  'words-elsewhere': '政策可能在其他位置或以其他措辞作了说明',
  'other-name': '同一应用可能有多个名称',
  'need-unseen': '从代码看不出功能是否确实需要全部访问',
  'unknown-address': '该网址的归属没有记录',
  'seat-only': '只知道提供方的注册地，不知道其服务器所在地',
};

const en: Readonly<Record<Doubt, string>> = {
  packed: 'the app is packed and its code hidden',
  'code-partly-read': 'part of the code could not be read',
  renamed: 'nearly all classes were renamed, so that names do not tell whose they are',
  framework: 'the app’s logic is not in dex (JavaScript, Dart or native code) and was not read',
  'call-unseen': 'a call by a name put together at run time, or one that nobody wrote down, does not show',
  'weak-signs':
    'the SDK shows by a library file, meta-data, a constant or a mention alone, or only another list knows it',
  'sibling-row': 'the row of another product of the family may have been meant for it too',
  'order-unseen': 'whether it comes before consent, or all at once, has to be confirmed on a device',
  'derived-table': 'the table behind it is this project’s own, not official',
  'words-elsewhere': 'the policy may tell it elsewhere or in other words',
  'other-name': 'one app may go by several names',
  'need-unseen': 'whether a feature needs all of the access does not show in the code',
  'unknown-address': 'nobody wrote down whose address it is',
  'seat-only': 'only the vendor’s seat is known, not where its servers stand',
};

/** A sentence that says why a finding is not surer; empty where there is no doubt. Follows what was found. */
export function doubtProse(doubts: readonly Doubt[], language: Language): string {
  if (doubts.length === 0) return '';
  return language === 'en'
    ? ` Not certain: ${doubts.map((doubt) => en[doubt]).join('; ')}.`
    : `存疑之处：${doubts.map((doubt) => zhCn[doubt]).join('；')}。`;
}
