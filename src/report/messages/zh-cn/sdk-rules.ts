import type { SdkRowField } from '../../../findings/rule-args.js';
import type { RuleTextsOf } from '../rule-text.js';
import { zh } from './spacing.js';

const fieldNames: Readonly<Record<SdkRowField, string>> = {
  provider: '提供方',
  purpose: '使用目的',
  dataTypes: '收集的信息类型',
  privacyUrl: '隐私政策链接',
};

export const sdkRules: RuleTextsOf<'sdk'> = {
  'sdk-undisclosed': {
    title: '应用中的第三方 SDK 未在隐私政策中列出',
    found: (a) => {
      const base = zh`应用包含 ${a.name}，隐私政策没有列出该 SDK。`;
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
  'sdk-list-elsewhere': {
    title: 'SDK 清单在另一份文件中',
    found: (a) =>
      `隐私政策把第三方 SDK 清单指向另一份文件${a.title === null ? '' : `《${a.title.replace(/[《》]/g, '')}》`}${a.url === null ? '' : `（${a.url}）`}，该文件未提供，应用中的 ${a.sdks.length} 个第三方 SDK 未作比对。`,
    fix: () => '请用 --policy 一并给出该清单后重新审核。',
  },
  'sdk-row-incomplete': {
    title: 'SDK 清单的条目不完整',
    found: (a) => `“${a.written}”一行缺少${a.missing.map((field) => fieldNames[field]).join('、')}。`,
    fix: (a) => `请补充${a.missing.map((field) => fieldNames[field]).join('、')}。`,
  },
  'sdk-row-vague': {
    title: 'SDK 收集的信息类型表述笼统',
    found: (a) => `“${a.written}”一行只写了“${a.terms.join('、')}”，没有逐项列明收集的个人信息。`,
    fix: () => '请逐项写明，例如 Android ID、OAID、MAC 地址、IP 地址，而不是只写“设备信息”。',
  },
  'sdk-family-named': {
    title: '只写明 SDK 系列，未写明具体产品',
    found: (a) => zh`应用包含 ${a.name}，隐私政策只写“${a.written}”，没有写明具体产品。`,
    fix: (a) => `请把“${a.written}”改为具体的产品名称，并分别写明各产品的目的和收集的信息。`,
  },
  'sdk-embedded': {
    title: '随其他 SDK 带入的 SDK 未单独列出',
    found: (a) => zh`${a.name} 随“${a.written}”带入应用，隐私政策没有提到它。`,
    fix: (a) => zh`若 ${a.name} 自行收集信息，请单独列出，或在“${a.written}”一行中注明。`,
  },
  'sdk-row-other-vendor': {
    title: 'SDK 条目的提供方或链接不是该 SDK 厂商的',
    found: (a) => {
      const whose = a.other === null ? '' : `，属于${a.other}`;
      const parts = [
        ...(a.provider === null ? [] : [`提供方写的是“${a.provider}”`]),
        ...(a.link === null ? [] : [`链接指向 ${a.link}`]),
      ];
      return `“${a.written}”由${a.vendor}提供，该行${parts.join('，')}${whose}${a.other === null ? '，不是该厂商已知的网址' : ''}。`;
    },
    fix: (a) => `请核对该行，改为${a.vendor}的公司名称和隐私政策链接；若由其他公司提供或代理，请注明。`,
  },
  'sdk-auto-init': {
    title: 'SDK 随应用启动自行初始化',
    found: (a) =>
      a.how === 'initializer'
        ? zh`${a.name} 通过 App Startup 的 ${a.component} 随应用进程启动，早于任何界面；是否在用户同意前收集信息，需在设备上确认。`
        : zh`${a.name} 通过内容提供者 ${a.component} 随应用进程启动，早于任何界面；是否在用户同意前收集信息，需在设备上确认。`,
    fix: (a) =>
      `请在清单中用 tools:node="remove" 移除 ${a.component}，或使用该 SDK 的关闭开关，改为用户同意后再初始化。`,
  },
  'sdk-foreign-recipient': {
    title: '境外 SDK 提供方，政策未说明跨境传输',
    found: (a) => {
      const names = a.sdks.map((sdk) => `${sdk.name}（${sdk.country}）`).join('、');
      const told = a.policy === 'silent' ? '没有说明个人信息是否出境' : '只说明个人信息存储在境内或不出境';
      return `应用使用了由境外厂商提供的 SDK：${names}；隐私政策${told}。`;
    },
    fix: () =>
      '请与厂商核实数据存放地点；若向境外提供，请告知境外接收方的名称、联系方式、目的、方式、种类和行权方式，并取得单独同意。',
  },
};
