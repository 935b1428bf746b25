import type { AppPlan } from '../built-app.js';
import { callOn, queryUri } from '../built-app.js';
import type { ExpectedFinding, Golden } from '../golden.js';
import { type PolicyPlan, policyHtml, storagePlace } from '../policy-text.js';
import {
  amapLine,
  asDocument,
  buglyLine,
  cleanApp,
  cleanPolicy,
  jpushLine,
  notificationLine,
} from './clean-pair.js';

/** One difference planted in the courier's policy; the app stays as it is unless a part is given. */
function planted(
  name: string,
  policy: Partial<PolicyPlan>,
  expected: readonly ExpectedFinding[],
  app: Partial<AppPlan> = {},
): Golden {
  return {
    name,
    app: { ...cleanApp, ...app },
    documents: asDocument({ ...cleanPolicy, ...policy }),
    expected,
  };
}

/** The clean policy with words taken out or replaced; the words must be there. */
function reworded(
  name: string,
  changes: readonly [string, string][],
  expected: readonly ExpectedFinding[],
): Golden {
  let html = policyHtml(cleanPolicy);
  for (const [from, to] of changes) {
    if (!html.includes(from)) throw new Error(`the clean policy lacks ${from}`);
    html = html.replace(from, to);
  }
  return { name, app: cleanApp, documents: { 'privacy-policy.html': html }, expected };
}

const alsoLine = (access: string, constants: string[], purpose: string) => ({
  permissions: [...cleanPolicy.permissions, { access, constants, purpose }],
});
const rows = (...sdks: PolicyPlan['sdks']) => ({ sdks });

/** The courier with an SDK of a vendor abroad, in app and list, and these words on the place of data. */
function withMixpanel(name: string, place: string, expected: readonly ExpectedFinding[]): Golden {
  const line = {
    name: 'Mixpanel SDK',
    provider: 'Mixpanel, Inc.',
    purpose: '统计功能的使用情况',
    data: 'Android ID',
    link: 'https://mixpanel.com/legal/privacy-policy/',
  };
  const html = policyHtml({ ...cleanPolicy, sdks: [...cleanPolicy.sdks, line] });
  return {
    name,
    app: { ...cleanApp, sdkPackages: [...cleanApp.sdkPackages, 'com.mixpanel.android'] },
    documents: { 'privacy-policy.html': html.replace(storagePlace, place) },
    expected,
  };
}

/** Each kind of finding that a policy brings about, alone. */
export const plantedInPolicy: readonly Golden[] = [
  {
    name: 'a policy that tells what the app has',
    app: cleanApp,
    documents: asDocument(cleanPolicy),
    expected: [],
  },
  planted(
    'a constant that the app does not ask for',
    alsoLine('蓝牙', ['android.permission.BLUETOOTH_CONNECT'], '用于连接蓝牙打印机'),
    ['warning permission-stale android.permission.BLUETOOTH_CONNECT'],
  ),
  planted('an access right that the app does not ask for', alsoLine('通讯录', [], '用于选择寄件人'), [
    'info permission-stale android.permission.READ_CONTACTS',
  ]),
  planted(
    'an access right without a word on what for',
    {
      permissions: [
        { access: '相机', constants: ['android.permission.CAMERA'], purpose: '请按提示授权' },
        notificationLine,
      ],
    },
    ['info permission-purpose-missing android.permission.CAMERA'],
  ),
  planted(
    'an access that the policy denies',
    { collected: '我们不会读取您的通话记录。' },
    ['error permission-denied android.permission.READ_CALL_LOG'],
    {
      permissions: [...cleanApp.permissions, 'android.permission.READ_CALL_LOG'],
      code: [...cleanApp.code, ...queryUri('Landroid/provider/CallLog$Calls;->CONTENT_URI')],
    },
  ),
  planted(
    'data that the policy denies',
    { collected: '我们不会读取您的剪切板内容，也不会收集您的屏幕内容。' },
    ['error data-denied screen_capture'],
    {
      code: [...cleanApp.code, callOn('Landroid/media/projection/MediaProjection;->createVirtualDisplay()V')],
    },
  ),
  planted(
    'a row for an SDK that is not in the app',
    rows(buglyLine, jpushLine, amapLine, {
      name: '个推SDK',
      provider: '每日互动股份有限公司',
      purpose: '推送消息的备用通道',
      data: 'OAID',
      link: 'https://docs.getui.com/privacy/',
    }),
    ['warning sdk-stale getui'],
  ),
  planted(
    'a row for an SDK that nobody knows',
    rows(buglyLine, jpushLine, amapLine, {
      name: '云雀打印SDK',
      provider: '云雀示例科技有限公司',
      purpose: '打印运单',
      data: 'OAID',
      link: 'https://example.com/print',
    }),
    [],
  ),
  planted(
    'a row for iOS alone',
    rows(buglyLine, jpushLine, amapLine, {
      name: '个推SDK（仅iOS）',
      provider: '每日互动股份有限公司',
      purpose: '推送消息的备用通道',
      data: 'IDFA',
      link: 'https://docs.getui.com/privacy/',
    }),
    [],
  ),
  planted('a row without provider', rows(buglyLine, { ...jpushLine, provider: '' }, amapLine), [
    'warning sdk-row-incomplete jpush',
  ]),
  planted('a row without data', rows(buglyLine, { ...jpushLine, data: '' }, amapLine), [
    'warning sdk-row-incomplete jpush',
  ]),
  planted('a row without a link', rows(buglyLine, { ...jpushLine, link: '' }, amapLine), [
    'info sdk-row-incomplete jpush',
  ]),
  planted(
    'a row that only speaks of device information',
    rows(buglyLine, { ...jpushLine, data: '设备信息' }, amapLine),
    ['info sdk-row-vague jpush'],
  ),
  planted(
    'a family named instead of its product',
    rows(buglyLine, jpushLine, amapLine, {
      name: '友盟SDK',
      provider: '友盟同欣（北京）科技有限公司',
      purpose: '帮助我们改进服务',
      data: 'OAID',
      link: 'https://www.umeng.com/page/policy',
    }),
    ['info sdk-family-named umeng-analytics'],
    {
      sdkPackages: [...cleanApp.sdkPackages, 'com.umeng.analytics', 'com.umeng.commonsdk'],
    },
  ),
  planted(
    'a carrier’s row that speaks for the operators’ SDKs inside it',
    rows(buglyLine, jpushLine, amapLine, {
      name: '极光认证SDK',
      provider: '深圳市和讯华谷信息技术有限公司',
      purpose: '一键登录',
      data: 'OAID',
      link: 'https://www.jiguang.cn/license/privacy',
    }),
    ['info sdk-embedded cmcc-verify'],
    {
      sdkPackages: [...cleanApp.sdkPackages, 'cn.jiguang.verifysdk', 'com.cmic.sso.sdk'],
    },
  ),
  planted(
    'a row whose link is another vendor’s',
    rows(buglyLine, { ...jpushLine, link: 'https://www.umeng.com/page/policy' }, amapLine),
    ['info sdk-row-other-vendor jpush'],
  ),
  planted(
    'a row whose provider is another vendor',
    rows(buglyLine, { ...jpushLine, provider: '每日互动股份有限公司' }, amapLine),
    ['info sdk-row-other-vendor jpush'],
  ),
  planted(
    'a row whose provider is a sister company of the vendor',
    rows(buglyLine, jpushLine, { ...amapLine, provider: '阿里巴巴集团控股有限公司' }),
    [],
  ),
  planted(
    'a row whose provider nobody knows',
    rows(buglyLine, { ...jpushLine, provider: '上海无名代理有限公司' }, amapLine),
    [],
  ),
  planted('no list of SDKs at all', rows(), [
    'error sdk-list-missing sdk-list',
    'error sdk-undisclosed amap-location',
    'error sdk-undisclosed bugly',
    'error sdk-undisclosed jpush',
  ]),
  planted('the name of another app', { app: '蓝鲸外卖' }, ['info policy-other-app app']),
  reworded(
    'no operator',
    [['<p>蜂巢示例物流有限公司（以下简称“我们”）是蜂巢快运的运营者。', '<p>']],
    ['warning policy-operator-missing operator'],
  ),
  reworded(
    'no contact',
    [
      ['<h2>七、联系我们</h2>', ''],
      ['，请发邮件至 privacy@example.com，联系地址：示例市示例路1号', '，您可以提出'],
    ],
    ['warning policy-contact-missing contact'],
  ),
  reworded(
    'no date',
    [['<p>更新日期：2026年10月8日　生效日期：2026年10月15日</p>', '']],
    ['info policy-date-missing effective-date'],
  ),
  reworded(
    'no time of keeping',
    [
      ['<h2>四、保存期限</h2>', ''],
      ['<p>我们只在实现目的所必需的最短期限内保存您的个人信息，您注销账号后即删除。</p>', ''],
    ],
    ['warning policy-retention-missing retention'],
  ),
  withMixpanel(
    'an SDK of a vendor abroad, and words on staying in the country alone',
    '您的个人信息存储在中国境内。',
    ['warning sdk-foreign-recipient cross-border'],
  ),
  withMixpanel('an SDK of a vendor abroad, and words on transfers', storagePlace, []),
  reworded(
    'no right to correct or delete',
    [
      ['查阅、复制、更正、删除', '查阅、复制'],
      ['即删除', '即匿名化'],
    ],
    ['warning policy-rights-missing rights'],
  ),
  reworded(
    'an answer only after thirty days',
    [['十五个工作日', '三十个工作日']],
    ['warning policy-response-time response-time'],
  ),
  reworded('no way to complain', [['或者投诉', '']], ['warning policy-complaint-missing complaint-channel']),
  reworded(
    'one of the two lists',
    [['《已收集个人信息清单》和《与第三方共享个人信息清单》', '《第三方共享清单》']],
    ['info policy-lists-missing two-lists'],
  ),
  reworded(
    'sensitive information without a mark',
    [['我们不会处理您的敏感个人信息，除非在取得您的单独同意之后。', '货到付款时，我们会收集您的银行卡号。']],
    ['warning policy-sensitive-unmarked sensitive-information'],
  ),
  reworded(
    'personalised pushing without a way out',
    [['我们将在十五个', '我们会向您进行个性化推荐。我们将在十五个']],
    ['warning policy-opt-out-missing personalised-push-opt-out'],
  ),
  reworded(
    'nothing on minors',
    [
      ['<h2>六、未成年人保护</h2>', ''],
      ['<p>未满十四周岁的未成年人应当在监护人同意后使用本应用。</p>', ''],
    ],
    ['info policy-minors-missing minors'],
  ),
];
