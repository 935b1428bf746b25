import type { RuleTextsOf } from '../rule-text.js';

export const sdkRules: RuleTextsOf<'sdk'> = {
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
