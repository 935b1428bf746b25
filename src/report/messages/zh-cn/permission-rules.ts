import { appType } from '../../../taxonomy/app-types.js';
import { accessName } from '../../../taxonomy/device-accesses.js';
import { alternativeTo } from '../../../taxonomy/permission-alternatives.js';
import type { RuleTextsOf } from '../rule-text.js';

const access = (id: Parameters<typeof accessName>[0]) => accessName(id, 'zh-CN');
const way = (permission: string) => alternativeTo(permission)?.way['zh-CN'] ?? '';
const shortName = (permission: string) => permission.slice(permission.lastIndexOf('.') + 1);
const appTypeName = (id: string) => appType(id)?.names['zh-CN'] ?? id;
const origin = (impliedBy: readonly string[]) =>
  impliedBy.length === 0 ? '' : `（由 ${impliedBy.join('、')} 带来）`;

export const permissionRules: RuleTextsOf<'permission'> = {
  'permission-undisclosed': {
    title: '申请的权限未在隐私政策中说明',
    found: (a) => `应用申请了 ${a.permission}，隐私政策没有说明“${access(a.access)}”权限或由此收集的信息。`,
    fix: (a) =>
      `若功能需要，请在权限说明中补充“${access(a.access)}”的使用目的、场景和范围；若不需要，请从清单文件中移除该权限。`,
  },
  'permission-denied': {
    title: '隐私政策否认使用的权限被申请',
    found: (a) => `应用申请了 ${a.permission}，而隐私政策声明不使用“${access(a.access)}”。`,
    fix: () => '请核对实际功能：若不需要，请移除该权限；若需要，请更正隐私政策中的否定表述，并写明用途。',
  },
  'permission-implied': {
    title: '系统自动附加的权限未在隐私政策中说明',
    found: (a) =>
      `由于应用的目标 API 等级为 ${a.targetSdk ?? '（未写明）'}，系统会附加 ${a.permission}${origin(a.impliedBy)}，隐私政策没有说明“${access(a.access)}”。`,
    fix: (a) => `请提高目标 API 等级，使系统不再附加该权限；否则请在隐私政策中说明“${access(a.access)}”。`,
  },
  'permission-unrelated': {
    title: '权限与应用类型关联度低',
    found: (a) =>
      `应用申请了 ${a.permission}（${access(a.access)}），与“${appTypeName(a.appType)}”的基本功能及常见功能没有已知关联。`,
    fix: () =>
      '若确有功能需要，请在隐私政策中写明该功能和目的；否则请移除该权限。关联关系由本项目推导，仅供参考。',
  },
  'permission-app-list': {
    title: '清单文件使几乎所有已安装应用可见',
    found: (a) =>
      `清单文件的 <queries> 声明了 ${a.intent}，可以看到几乎所有已安装应用，隐私政策没有说明读取应用列表。`,
    fix: () => '请把 <queries> 限定为功能所需的应用；确需读取应用列表的，请在隐私政策中说明目的和范围。',
  },
  'permission-stale': {
    title: '隐私政策中的权限在应用中未申请',
    found: (a) =>
      a.access === null || a.literal
        ? `隐私政策写明使用 ${a.permission}，应用的清单文件没有申请该权限。`
        : `隐私政策写明使用“${access(a.access)}”权限，应用的清单文件没有申请相应的权限。`,
    fix: () => '请删除隐私政策中已不再使用的权限说明；若另一平台的版本需要，请注明适用的平台。',
  },
  'permission-purpose-missing': {
    title: '权限没有写明使用目的',
    found: (a) => `隐私政策提到“${access(a.access)}”权限，没有找到使用目的。`,
    fix: (a) => `请写明在什么场景下、为实现什么功能使用“${access(a.access)}”权限。`,
  },
  'permission-unused': {
    title: '申请的权限没有被使用',
    found: (a) =>
      `应用申请了 ${a.permission}，代码中没有找到需要该权限的调用${a.askedBySdks.length === 0 ? '' : `（${a.askedBySdks.join('、')} 的接入说明要求申请）`}。`,
    fix: () => '请移除不使用的权限；由 SDK 合并进来的，可用 tools:node="remove" 移除并测试。',
  },
  'permission-batch': {
    title: '一次申请多个权限',
    found: (a) =>
      `代码在一次请求中申请 ${a.permissions.length} 个权限：${a.permissions.map(shortName).join('、')}。`,
    fix: () => '请在用户使用相应功能时逐个申请，并同步说明目的。',
  },
  'permission-background-location': {
    title: '后台位置权限未说明',
    found: (a) =>
      `应用申请了 ${a.permission}，可以在后台获取位置；隐私政策只说明了位置信息，没有说明会在后台获取。`,
    fix: () => '若功能确实需要后台位置，请在政策中写明在后台获取位置的目的、场景和关闭方式；否则移除该权限。',
  },
  'permission-alternative': {
    title: '有无需该权限的替代方式',
    found: (a) => `应用申请了 ${a.permission}；系统提供了无需该权限的方式：${way(a.permission)}。`,
    fix: () => '若功能只需要用户挑选的内容，请改用该方式并移除权限；若确需全部访问，可忽略本提示。',
  },
};
