import { dataTypeName } from '../../../taxonomy/data-types.js';
import { accessName } from '../../../taxonomy/device-accesses.js';
import type { RuleTextsOf } from '../rule-text.js';
import { zh } from './spacing.js';

const named = (data: string) => dataTypeName(data, 'zh-CN');
const all = (data: readonly string[]) => data.map(named).join('、');
const owner = (id: string) => (id === 'app' ? '应用自身代码' : id);
const owners = (ids: readonly string[]) => ids.map(owner).join('、');

export const dataRules: RuleTextsOf<'data'> = {
  'data-undisclosed': {
    title: '可读取的个人信息未在隐私政策中说明',
    found: (a) =>
      zh`应用自身代码能够读取${named(a.data)}（${a.apis.slice(0, 3).join('、')}），隐私政策没有说明。`,
    fix: (a) => zh`若确实收集${named(a.data)}，请写明目的、方式和范围；若不需要，请移除相应代码。`,
  },
  'data-sdk-undisclosed': {
    title: 'SDK 可读取的个人信息未在其条目中写明',
    found: (a) => zh`${a.name} 的代码能够读取${all(a.data)}，清单中该 SDK 的条目没有写明。`,
    fix: () => '请与 SDK 提供方核实实际收集情况，补充该条目的信息类型，或用其配置关闭相应收集。',
  },
  'data-denied': {
    title: '代码能够读取隐私政策否认收集的信息',
    found: (a) => zh`隐私政策声明不收集${named(a.data)}，${owners(a.owners)}能够读取。`,
    fix: () => '请核对该代码是否执行：不需要的请移除；确有收集的请更正隐私政策。',
  },
  'data-unchangeable-id': {
    title: '可读取不可变更的设备标识',
    found: (a) => zh`${owners(a.owners)}能够读取${named(a.data)}，该标识长期不变，用户无法重置。`,
    fix: () => '如仅用于识别设备，请改用 OAID 或应用自行生成的标识。',
  },
  'data-before-consent': {
    title: '启动阶段可能在同意前读取个人信息',
    found: (a) =>
      zh`${a.owner === 'app' ? '应用自身代码' : a.name} 在启动路径上能够读取${all(a.data)}，需在设备上确认是否发生在用户同意之前。`,
    fix: () => '请把初始化推迟到用户同意隐私政策之后，并在设备上验证。',
  },
  'data-package-probing': {
    title: '代码逐个探测其他应用是否安装',
    found: (a) =>
      zh`${owner(a.owner)}含有 ${a.count} 个其他应用的包名（如 ${a.packages.join('、')}），隐私政策没有说明读取应用列表。`,
    fix: () => '请缩小探测范围，或在隐私政策中说明目的和范围。',
  },
  'data-clipboard': {
    title: '读取剪贴板未在隐私政策中说明',
    found: (a) => zh`${owners(a.owners)}能够读取剪贴板，隐私政策没有说明。`,
    fix: () => '请移除不必要的剪贴板读取，或说明读取的时机和目的。',
  },
  'data-other-people': {
    title: '读取他人信息而未写明目的',
    found: (a) =>
      `应用申请了 ${a.permission}，${accessName(a.access, 'zh-CN')}含有他人的信息，隐私政策没有写明使用目的。`,
    fix: () => '请写明目的和处理方式，能用系统选择器的不要申请该权限。',
  },
};
