import { storeProfile } from '../../../taxonomy/store-profiles.js';
import type { RuleTextsOf } from '../rule-text.js';
import { zh } from './spacing.js';

const storeName = (id: string) => storeProfile(id)?.names['zh-CN'] ?? id;

export const storeRules: RuleTextsOf<'store'> = {
  'store-target-level': {
    title: '目标 API 等级低于应用商店要求',
    found: (a) =>
      zh`应用的目标 API 等级为 ${a.targetSdk}，${storeName(a.profile)}要求新应用和更新不低于 ${a.minimum}。`,
    fix: (a) => `请把 targetSdkVersion 提高到 ${a.minimum} 或更高，并按新等级的权限行为测试。`,
  },
  'store-restricted-permission': {
    title: '权限需要向应用商店单独申报',
    found: (a) => zh`应用申请了 ${a.permission}，${storeName(a.profile)}只接受经申报的核心用途。`,
    fix: () => '请确认核心功能确实需要并提交申报，或改用不需要该权限的系统功能。',
  },
  'store-foreground-service': {
    title: '前台服务缺少对应类型的权限',
    found: (a) => `服务 ${a.service} 声明了前台类型，应用没有申请 ${a.permissions.join('、')}。`,
    fix: () => '请申请对应类型的权限，或删除不用的前台类型。',
  },
  'store-advertising-id': {
    title: '含广告 SDK 而未声明广告标识符权限',
    found: (a) =>
      zh`应用包含 ${a.name}，没有申请 com.google.android.gms.permission.AD_ID，广告标识符将为全零。`,
    fix: () => '若使用广告标识符，请声明该权限并完成申报；若不使用，请在申报中如实填写。',
  },
};
