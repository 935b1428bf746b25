import { callOn, callStatic, queryUri } from '../built-app.js';
import type { Golden } from '../golden.js';

/** A bank's policy in prose: rows for iOS stand beside those for Android, one access is denied in passing. */
const bank: Golden = {
  name: 'bank: SDKs told in prose, one of them for iOS alone, location denied by neither side',
  app: {
    packageName: 'com.example.qingtian',
    label: '青田银行',
    permissions: [
      'android.permission.INTERNET',
      'android.permission.CAMERA',
      'android.permission.READ_PHONE_STATE',
      'android.permission.USE_BIOMETRIC',
    ],
    sdkPackages: ['com.tencent.bugly', 'com.tencent.mm.opensdk'],
    code: [
      callStatic('Landroid/hardware/Camera;->open()V'),
      callOn('Landroid/telephony/TelephonyManager;->getDeviceId()V'),
    ],
  },
  documents: {
    'policy.txt': `青田银行手机银行隐私政策

更新日期：2026年3月1日
生效日期：2026年3月10日

青田示例银行股份有限公司（以下简称“本行”）重视您的隐私。

一、我们怎样收集和使用您的个人信息

1、身份认证。办理转账时，本行会收集您的姓名、身份证号码和人脸照片，这些属于敏感个人信息，我们将取得您的单独同意。拍摄证件时需要您授权相机权限，用于拍摄证件照片。
2、账户安全。为了识别您常用的设备，我们会申请电话权限，用于读取设备的IMEI。
3、指纹登录。您可以开启指纹登录，指纹只保存在您的手机里。

二、第三方SDK目录

1. 腾讯Bugly SDK
提供方：深圳市腾讯计算机系统有限公司
使用目的：定位程序崩溃的原因
收集的个人信息：崩溃日志、系统版本
隐私政策：https://privacy.qq.com/bugly

2. 微信SDK
提供方：深圳市腾讯计算机系统有限公司
使用目的：把账单分享给微信好友
收集的个人信息：微信昵称、头像
隐私政策：https://www.tencent.com/privacy

3. 高德定位SDK（仅iOS）
提供方：高德软件有限公司
使用目的：查找附近的网点
收集的个人信息：位置信息
隐私政策：https://lbs.amap.com/pages/privacy/

三、我们怎样保存您的个人信息

本行在法律规定的期限内保存您的个人信息，期满后删除。

四、您的权利

您可以通过手机银行查询、更正、删除您的个人信息，撤回同意，也可以在柜台注销账户。本行在十五日内答复。
您可以在“设置-隐私”里查看《已收集个人信息清单》《第三方共享个人信息清单》。

五、未成年人

不满十四周岁的儿童请由监护人陪同办理业务。

六、联系我们

客服热线：95500。您也可以向网信部门投诉。
`,
  },
  expected: ['info data-unchangeable-id imei'],
};

/** A radio's list stands behind a link that was not given. */
const radio: Golden = {
  name: 'radio: the list of SDKs behind a link that was not given',
  app: {
    packageName: 'com.example.tingan',
    label: '听岸',
    permissions: ['android.permission.INTERNET', 'android.permission.POST_NOTIFICATIONS'],
    sdkPackages: ['com.umeng.analytics', 'com.xiaomi.mipush'],
    code: [callOn('Landroid/app/NotificationManager;->notify()V')],
  },
  documents: {
    'policy.html': `<html><head><meta charset="utf-8"><title>听岸隐私政策</title></head><body>
<h1>听岸隐私政策</h1>
<p>生效日期：2026年5月6日</p>
<p>听岸由泉州听岸示例文化有限公司运营。</p>
<h2>我们收集什么</h2>
<p>播放节目时，我们会收集您的收听记录和 OAID。开启通知权限后，我们用于提醒您节目开播。</p>
<h2>第三方SDK</h2>
<p>我们接入了第三方 SDK，详见<a href="https://www.example.com/sdk.html">《第三方SDK清单》</a>。</p>
<h2>保存多久</h2>
<p>收听记录保存的期限是三个月。</p>
<h2>您的权利</h2>
<p>您可以查阅、复制、更正和删除您的个人信息，可以撤回同意，可以注销账号。</p>
<p>您可以查看《个人信息收集清单》和《第三方共享清单》。</p>
<h2>儿童</h2>
<p>我们不向未满十四周岁的儿童提供服务。</p>
<h2>联系我们</h2>
<p>联系邮箱：dpo@example.com，也接受投诉。</p>
</body></html>
`,
  },
  expected: ['info sdk-list-elsewhere sdk-list'],
  notEvaluated: { 'sdk-undisclosed': 'sdk-list-elsewhere', 'sdk-list-missing': 'sdk-list-elsewhere' },
};

/** The same radio with the page behind the link. */
const radioWithList: Golden = {
  ...radio,
  name: 'radio: the list of SDKs in a document of its own, which lacks one',
  documents: {
    ...radio.documents,
    'sdk.html': `<html><head><meta charset="utf-8"><title>第三方SDK清单</title></head><body>
<h1>听岸第三方SDK清单</h1>
<table>
<tr><th>SDK名称</th><th>第三方公司</th><th>使用目的</th><th>共享的个人信息</th><th>官网链接</th></tr>
<tr><td>小米推送SDK</td><td>北京小米移动软件有限公司</td><td>推送开播消息</td><td>OAID、推送标识</td><td>https://dev.mi.com/privacy</td></tr>
</table>
</body></html>
`,
  },
  expected: ['error sdk-undisclosed umeng-analytics'],
  notEvaluated: {},
};

/** A school's tool without any SDK: nothing to disclose, and a short policy that does. */
const dictionary: Golden = {
  name: 'dictionary: plain libraries only, no permission, a short policy',
  app: {
    packageName: 'com.example.cihai',
    label: '小词海',
    dormantPackages: ['okhttp3', 'com.bumptech.glide', 'com.google.gson', 'androidx.appcompat'],
  },
  documents: {
    'policy.md': `# 小词海隐私政策

生效日期：2026年1月1日

小词海由南陵示例教育科技有限公司运营。我们收集您的昵称，用于显示学习进度。

## 保存

昵称的保存期限至您注销账号为止。

## 您的权利

您可以查阅、更正、删除您的个人信息，撤回同意，注销账号。《个人信息收集清单》《第三方共享清单》见设置页。

## 未成年人

未满十四周岁的儿童须由监护人同意。

## 联系我们

邮箱：hello@example.com，也接受投诉。
`,
  },
  expected: [],
};

/** A shop names its own company's SDKs in its configuration. */
const shop: Golden = {
  name: 'shop: payment and map SDKs of the operator’s own, by configuration',
  app: {
    packageName: 'com.example.shiji',
    label: '市集优选',
    permissions: ['android.permission.INTERNET', 'android.permission.ACCESS_COARSE_LOCATION'],
    sdkPackages: ['com.alipay.sdk', 'com.amap.api.location', 'com.igexin.sdk'],
    code: [callOn('Landroid/location/LocationManager;->getLastKnownLocation()V')],
  },
  settings: { firstPartySdks: ['alipay', 'amap-location'] },
  documents: {
    'policy.txt': `市集优选隐私政策

更新日期：2026年6月18日

市集优选由杭州市集示例商贸有限公司运营，地址：杭州市示例区一号。

一、我们收集的个人信息

1. 为了配送商品，我们会收集收货人的姓名、电话和地址。
2. 我们会申请位置权限，用于推荐附近的门店。

二、第三方SDK

| SDK名称 | 公司 | 目的 | 收集的信息 | 隐私政策 |
| 个推SDK | 每日互动股份有限公司 | 推送订单消息 | OAID、Android ID | https://docs.getui.com/privacy/ |

三、保存

订单信息的保存时间为交易完成之日起三年。

四、您的权利

您可以查询、更正、删除您的个人信息，可以撤回同意，可以注销账号。
个人信息收集清单、第三方共享个人信息清单见“我的-设置”。

五、未成年人

我们不向未成年人提供购物服务。

六、联系我们

电话：400-000-0000，可以咨询和投诉。
`,
  },
  expected: [],
};

/** A fitness app whose team has decided on one finding, and forgot another. */
const fitness: Golden = {
  name: 'fitness: one finding suppressed with a reason, one exception expired',
  app: {
    packageName: 'com.example.yuepao',
    label: '悦跑',
    permissions: [
      'android.permission.INTERNET',
      'android.permission.ACTIVITY_RECOGNITION',
      'android.permission.RECEIVE_BOOT_COMPLETED',
    ],
    sdkPackages: ['com.umeng.analytics', 'com.sensorsdata.analytics'],
    code: [
      { op: 'const/16', register: 1, value: 19 },
      {
        op: 'invoke-virtual',
        registers: [0, 1],
        method: 'Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;',
      },
    ],
  },
  settings: {
    suppressions: [
      {
        rule: 'permission-undisclosed',
        subject: 'android.permission.RECEIVE_BOOT_COMPLETED',
        reason: 'restores the reminder after a restart; the next policy tells it',
        expires: '2026-12-31',
      },
      { rule: 'sdk-undisclosed', subject: 'sensors*', reason: 'to be removed', expires: '2026-10-31' },
    ],
  },
  documents: {
    'policy.txt': `悦跑隐私政策

生效日期：2026年8月8日

悦跑由青岛悦跑示例体育有限公司运营。

一、我们收集的个人信息

我们会申请身体活动权限，用于统计您的步数。运动数据属于敏感个人信息。

二、第三方SDK列表

SDK名称：友盟统计SDK
第三方主体：友盟同欣（北京）科技有限公司
使用目的：统计页面访问
收集信息：OAID、Android ID
隐私政策链接：https://www.umeng.com/page/policy

三、存储

运动数据存储期限为您使用服务期间。

四、您的权利

您可以访问、更正、删除您的个人信息，撤回同意或注销账号。
《个人信息收集清单》与《第三方共享清单》见“设置”。

五、未成年人保护

未满十四周岁的儿童请勿使用。

六、联系我们

邮箱：run@example.com。如有投诉，我们将尽快处理。
`,
  },
  expected: [
    'warning permission-undisclosed android.permission.RECEIVE_BOOT_COMPLETED (suppressed)',
    'error sdk-undisclosed sensors-analytics',
  ],
};

/** A game in a packer's shell: what is not seen there may still be there. */
const game: Golden = {
  name: 'game: packed, so no row of the policy is called stale',
  app: {
    packageName: 'com.example.xianyu',
    label: '闲屿传说',
    permissions: ['android.permission.INTERNET', 'android.permission.RECORD_AUDIO'],
    applicationClass: 'com.tencent.StubShell.TxAppEntry',
    entries: { 'lib/arm64-v8a/libshella-2.10.5.7.so': 'packed code', 'assets/0OO00l111l1l': 'packed code' },
    classes: [{ name: 'com.tencent.StubShell.TxAppEntry', superclass: 'android.app.Application' }],
  },
  documents: {
    'policy.txt': `《闲屿传说》隐私政策

更新日期：2026年9月9日

本游戏由成都闲屿示例网络有限公司运营。

一、我们收集的信息

实名认证时，我们收集您的姓名和身份证号码，属于敏感个人信息。
队伍语音需要您授权麦克风权限，用于和队友通话。

二、第三方SDK

穿山甲SDK
提供方：北京巨量引擎网络技术有限公司
目的：展示激励视频广告
收集的信息：OAID、IP地址
隐私政策：https://www.csjplatform.com/privacy

三、保存期限

实名信息保存的期限不超过您注销之后的六个月。

四、您的权利

您可以查询、更正、删除您的个人信息，撤回授权，注销账号。
《个人信息收集清单》与《第三方共享清单》见“设置”。

五、未成年人保护

未成年人的游戏时间按国家规定限制。

六、联系我们

客服邮箱：game@example.com，投诉电话：000-0000000。
`,
  },
  expected: ['warning coverage-incomplete code', 'info coverage-packed code'],
  notEvaluated: { 'sdk-stale': 'app-packed', 'permission-unused': 'app-packed' },
};

/** A calendar whose policy keeps its promises about the messages it does not read. */
const almanac: Golden = {
  name: 'almanac: an access denied and not asked for, another denied and asked for',
  app: {
    packageName: 'com.example.huangli',
    label: '掌上黄历',
    permissions: ['android.permission.READ_CALENDAR', 'android.permission.READ_CONTACTS'],
    code: [
      ...queryUri('Landroid/provider/CalendarContract$Events;->CONTENT_URI'),
      ...queryUri('Landroid/provider/ContactsContract$Contacts;->CONTENT_URI'),
    ],
  },
  documents: {
    'policy.txt': `掌上黄历隐私政策

生效日期：2026年2月2日

掌上黄历由洛阳黄历示例科技有限公司运营。

一、我们收集的个人信息

我们会申请日历权限，用于提醒您的纪念日。
我们不会读取您的通讯录，也不会读取您的短信。

二、保存

提醒的保存期限由您决定。

三、您的权利

您可以查询、更正、删除您的个人信息，撤回同意，注销账号。
《个人信息收集清单》与《第三方共享清单》见“设置”。

四、未成年人

未成年人请在监护人指导下使用。

五、联系我们

邮箱：almanac@example.com，欢迎投诉和建议。
`,
  },
  expected: ['error permission-denied android.permission.READ_CONTACTS'],
};

/** Policies with texts of their own, over industries, in simplified Chinese. */
export const chineseTexts: readonly Golden[] = [
  bank,
  radio,
  radioWithList,
  dictionary,
  shop,
  fitness,
  game,
  almanac,
];
