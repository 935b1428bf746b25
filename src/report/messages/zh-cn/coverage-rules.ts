import type { RuleTextsOf } from '../rule-text.js';

const areas = { manifest: '清单文件', resources: '资源表', code: '代码', nativeLibraries: '原生库' } as const;

export const coverageRules: RuleTextsOf<'coverage'> = {
  'coverage-packed': {
    title: '应用经过加固',
    found: (a) => `应用使用了 ${a.packer}，代码被隐藏：“未发现”不等于“不存在”。`,
    fix: () => '请用加固前的安装包再审核一次。',
  },
  'coverage-incomplete': {
    title: '应用未能完整读取',
    found: (a) =>
      `${areas[a.area]}${a.status === 'partial' ? '只读取了一部分' : '无法读取'}（${a.reason}），相应内容未作比对。`,
    fix: () => '请检查安装包是否完整；若手机可以安装该应用，请把它作为缺陷报告给本项目。',
  },
};
