import { accessName } from '../../../taxonomy/device-accesses.js';
import type { RuleTextsOf } from '../rule-text.js';

const access = (id: Parameters<typeof accessName>[0]) => accessName(id, 'zh-CN');

export const permissionRules: RuleTextsOf<'permission'> = {
  'permission-undisclosed': {
    title: '申请的权限未在隐私政策中说明',
    found: (a) =>
      a.denied
        ? `应用申请了 ${a.permission}，而隐私政策声明不使用“${access(a.access)}”。`
        : `应用申请了 ${a.permission}，隐私政策没有说明“${access(a.access)}”权限或由此收集的信息。`,
    fix: (a) =>
      a.denied
        ? '核对实际功能：若不需要，请移除该权限；若需要，请更正隐私政策中的否定表述，并写明用途。'
        : `若功能需要，请在权限说明中补充“${access(a.access)}”的使用目的、场景和范围；若不需要，请从清单文件中移除该权限。`,
  },
  'permission-stale': {
    title: '隐私政策中的权限在应用中未申请',
    found: (a) =>
      a.access === null || a.literal
        ? `隐私政策写明使用 ${a.permission}，应用的清单文件没有申请该权限。`
        : `隐私政策写明使用“${access(a.access)}”权限，应用的清单文件没有申请相应的权限。`,
    fix: () => '请删除隐私政策中已不再使用的权限说明；若另一平台的版本需要，请注明适用的平台。',
  },
};
