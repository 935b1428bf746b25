import type { PolicyAspect } from '../../../facts/policy-facts.js';

/** The aspects of a policy as they stand in a sentence. */
export const aspectNames: Readonly<Record<PolicyAspect, string>> = {
  operator: '运营者',
  contact: '联系方式',
  'effective-date': '生效日期',
  'update-date': '更新日期',
  retention: '保存期限',
  'access-right': '查阅、复制个人信息',
  'correction-right': '更正个人信息',
  'deletion-right': '删除个人信息',
  deregistration: '注销账号',
  'consent-withdrawal': '撤回同意',
  'complaint-channel': '投诉渠道',
  'response-time': '答复时限',
  minors: '未成年人保护',
  'cross-border': '向境外提供',
  'personalised-push': '个性化推送',
  'personalised-push-opt-out': '关闭个性化推送',
  'collected-list': '已收集个人信息清单',
  'shared-list': '与第三方共享个人信息清单',
  'sensitive-information': '敏感个人信息',
  'separate-consent': '单独同意',
};
