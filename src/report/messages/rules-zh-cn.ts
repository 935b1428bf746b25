import { accessName } from '../../taxonomy/device-accesses.js';
import type { RuleTexts } from './rule-text.js';

const access = (id: Parameters<typeof accessName>[0]) => accessName(id, 'zh-CN');

export const rulesZhCn: RuleTexts = {
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
  'sdk-undisclosed': {
    title: '应用中的第三方 SDK 未在隐私政策中列出',
    found: (a) => {
      const base = `应用包含 ${a.name}，隐私政策没有列出该 SDK。`;
      const sibling =
        a.sibling === null ? '' : `政策列出了同一系列的“${a.sibling}”，两者功能不同，应分别列明。`;
      const dormant = a.integration === 'dormant' ? '未发现应用调用该 SDK，它可能是残留代码。' : '';
      return base + sibling + dormant;
    },
    fix: (a) =>
      a.integration === 'dormant'
        ? '若已不使用，请从构建中移除；若仍在使用，请在第三方 SDK 清单中补充。'
        : '请在第三方 SDK 清单中补充名称、提供方、使用目的、收集的个人信息类型、处理方式和隐私政策链接。',
  },
  'sdk-stale': {
    title: '隐私政策列出的 SDK 在应用中未发现',
    found: (a) => `隐私政策列出“${a.written}”，未在应用中发现该 SDK。`,
    fix: () => '若已停止集成，请从清单中删除；若仅用于其他平台或由服务端调用，请在清单中注明。',
  },
  'sdk-list-missing': {
    title: '隐私政策没有第三方 SDK 清单',
    found: (a) =>
      `应用集成了 ${a.sdks.length} 个第三方 SDK，隐私政策既没有给出 SDK 清单，也没有指向清单的链接。`,
    fix: () =>
      '请在隐私政策中加入第三方 SDK 清单，逐一列明名称、提供方、目的、信息类型、处理方式和隐私政策链接。',
  },
};
