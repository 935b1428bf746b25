import { dataTypeName } from '../../../taxonomy/data-types.js';
import type { RuleTextsOf } from '../rule-text.js';
import { aspectNames } from './aspect-names.js';

export const policyRules: RuleTextsOf<'policy'> = {
  'policy-operator-missing': {
    title: '未写明个人信息处理者',
    found: () => '隐私政策没有写明由谁处理个人信息。',
    fix: () => '请写明运营者的名称（注册名称）。',
  },
  'policy-contact-missing': {
    title: '没有联系方式',
    found: () => '隐私政策没有给出处理者的联系方式。',
    fix: () => '请给出邮箱、电话或在线表单等有效联系方式。',
  },
  'policy-date-missing': {
    title: '没有更新日期或生效日期',
    found: () => '隐私政策没有写明更新日期，也没有写明生效日期。',
    fix: () => '请在政策开头写明更新日期和生效日期。',
  },
  'policy-retention-missing': {
    title: '没有写明保存期限',
    found: () => '隐私政策没有写明个人信息的保存期限，也没有写明确定期限的方法。',
    fix: () => '请写明保存期限或其确定方法，以及期满后的处理方式。',
  },
  'policy-complaint-missing': {
    title: '没有投诉、举报渠道',
    found: () => '隐私政策没有公布投诉、举报渠道。',
    fix: () => '请公布投诉、举报的渠道和答复时限。',
  },
  'policy-minors-missing': {
    title: '没有未成年人保护条款',
    found: () => '隐私政策没有说明未成年人个人信息的处理。',
    fix: () => '若服务可能被未成年人使用，请写明监护人同意和保护规则；面向儿童的应用还应制定专门规则。',
  },
  'policy-rights-missing': {
    title: '没有写明个人行使权利的方式',
    found: (a) => `隐私政策没有写明如何${a.missing.map((aspect) => aspectNames[aspect]).join('、')}。`,
    fix: () => '请逐项写明操作路径或联系方式，以及答复时限。',
  },
  'policy-response-time': {
    title: '承诺的答复时限过长',
    found: (a) => `隐私政策承诺在 ${a.days} 个工作日内答复请求，超过 ${a.longest} 个工作日。`,
    fix: (a) => `请把时限改为不超过 ${a.longest} 个工作日，并确保能够做到。`,
  },
  'policy-opt-out-missing': {
    title: '个性化推送没有关闭方式',
    found: () => '隐私政策提到个性化推荐或定向推送，没有写明关闭的方式。',
    fix: () => '请提供关闭个性化推送的选项，并在隐私政策中写明路径。',
  },
  'policy-sensitive-unmarked': {
    title: '敏感个人信息没有单独标明',
    found: (a) =>
      `隐私政策收集${a.data.map((id) => dataTypeName(id, 'zh-CN')).join('、')}，没有把它们标明为敏感个人信息。`,
    fix: () => '请标明敏感个人信息，写明处理的必要性和对个人权益的影响，并取得单独同意。',
  },
  'policy-lists-missing': {
    title: '没有“双清单”',
    found: (a) => `隐私政策没有给出或指向${a.missing.map((list) => aspectNames[list]).join('和')}。`,
    fix: () => '请在应用的二级菜单和隐私政策中提供已收集个人信息清单、与第三方共享个人信息清单。',
  },
  'policy-without-rules': {
    title: '文件中没有收集使用规则',
    found: (a) => `在 ${a.documents.join('、')} 中没有找到任何收集、使用个人信息的规则。`,
    fix: () => '请确认给出的是隐私政策正文，而不是用户协议、封面页或空壳网页。',
  },
  'policy-other-app': {
    title: '隐私政策写的是另一个应用',
    found: (a) => `隐私政策适用于“${a.policyApp}”，应用的名称是“${a.appLabel}”。`,
    fix: () => '请确认文件是否属于该应用；若适用于多个应用，请在政策中逐一写明。',
  },
};
