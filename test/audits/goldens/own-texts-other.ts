import type { XmlNode } from '../../builders/axml-builder.js';
import { callOn, callStatic, queryUri } from '../built-app.js';
import type { Golden } from '../golden.js';

/** A newspaper for readers in Hong Kong. */
const newspaper: Golden = {
  name: 'newspaper: a policy in traditional Chinese that leaves out an SDK and a permission',
  app: {
    packageName: 'com.example.hoifung',
    label: '海風日報',
    permissions: [
      'android.permission.INTERNET',
      'android.permission.CAMERA',
      'android.permission.ACCESS_COARSE_LOCATION',
      'android.permission.RECORD_AUDIO',
    ],
    sdkPackages: ['com.google.firebase.crashlytics', 'com.facebook.login', 'com.appsflyer'],
    code: [
      callStatic('Landroid/hardware/Camera;->open()V'),
      callOn('Landroid/location/LocationManager;->getLastKnownLocation()V'),
      callOn('Landroid/media/AudioRecord;->startRecording()V'),
    ],
  },
  documents: {
    'policy.html': `<html lang="zh-HK"><head><meta charset="utf-8"><title>海風日報私隱政策</title></head><body>
<h1>海風日報私隱政策</h1>
<p>生效日期：2026年4月1日</p>
<p>海風日報由海風傳媒（示例）有限公司營運，地址：九龍示例道1號。</p>
<h3>一、我們收集的個人資料</h3>
<p>為了推薦附近的新聞，我們會申請位置權限，用於顯示您所在地區的新聞。</p>
<p>當您投稿圖片時，我們會申請相機權限，用於拍攝照片。</p>
<h3>二、第三方SDK目錄</h3>
<table>
<tr><th>SDK名稱</th><th>提供方</th><th>使用目的</th><th>收集的個人資料</th><th>私隱政策連結</th></tr>
<tr><td>Firebase Crashlytics SDK</td><td>Google LLC</td><td>當機分析</td><td>當機紀錄</td><td>https://firebase.google.com/support/privacy</td></tr>
<tr><td>Facebook登入SDK</td><td>Meta Platforms, Inc.</td><td>帳號登入</td><td>暱稱、頭像</td><td>https://www.facebook.com/privacy</td></tr>
</table>
<h3>三、保存</h3>
<p>投稿的保存期限為一年。</p>
<h3>四、您的權利</h3>
<p>您可以查閱、更正、刪除您的個人信息，撤回同意，註銷賬號。</p>
<p>您可以查看《個人信息收集清單》和《第三方共享清單》。</p>
<h3>五、未成年人</h3>
<p>未成年人請在監護人指導下使用。</p>
<h3>六、聯絡我們</h3>
<p>客服電話：2000 0000。如有投訴，請聯絡我們。</p>
</body></html>
`,
  },
  expected: [
    'error permission-undisclosed android.permission.RECORD_AUDIO',
    'error sdk-undisclosed appsflyer',
    'warning sdk-foreign-recipient cross-border',
  ],
};

const uploadService: XmlNode = {
  tag: 'service',
  attributes: { 'android:name': 'com.example.lumio.UploadService', 'android:foregroundServiceType': 1 },
};

const english = `Lumio Photo Editor Privacy Policy

Effective date: 14 May 2026

Lumio Example Labs Pte. Ltd. ("Lumio", "we") operates the Lumio Photo Editor app.

1. Information we collect

When you take a picture in the app, we request the camera permission in order to take photos.
To open pictures, we request the storage permission in order to read your photo library.
We collect the advertising ID and crash logs.

2. Third-party SDKs

Our app integrates the following SDKs:

- AppsFlyer SDK: used to measure which advertisement led to an installation. Provided by AppsFlyer Ltd. It collects the advertising ID and IP address. Privacy policy: https://www.appsflyer.com/legal/services-privacy-policy/
- Google AdMob SDK: used to show advertisements. Provided by Google LLC. It collects the advertising ID. Privacy policy: https://policies.google.com/privacy

3. How long we keep data

We keep crash logs for 90 days.

4. Your rights

You may access, correct or delete your personal data, and you may withdraw your consent. You can delete your account in the settings.
You can turn off targeted advertising in the settings.

5. Children

The app is not directed to children under 13.

6. Contact us

Write to privacy@lumio.example. You may also lodge a complaint with your data protection authority.
`;

/** A photo editor for the world. */
const photoEditor: Golden = {
  name: 'photo editor: an English policy, audited for Google Play',
  app: {
    packageName: 'com.example.lumio',
    label: 'Lumio Photo Editor',
    targetSdk: 36,
    permissions: [
      'android.permission.INTERNET',
      'android.permission.CAMERA',
      'android.permission.READ_MEDIA_IMAGES',
      'com.google.android.gms.permission.AD_ID',
    ],
    sdkPackages: ['com.appsflyer', 'com.google.android.gms.ads'],
    code: [
      callStatic('Landroid/hardware/Camera;->open()V'),
      ...queryUri('Landroid/provider/MediaStore$Images$Media;->EXTERNAL_CONTENT_URI'),
    ],
  },
  settings: { profile: 'play', rules: { 'policy-lists-missing': 'off' } },
  documents: { 'policy.txt': english },
  expected: ['warning store-restricted-permission android.permission.READ_MEDIA_IMAGES'],
};

/** The same editor, built for an older store, with all that the Play profile asks after. */
const photoEditorBefore: Golden = {
  ...photoEditor,
  name: 'photo editor: an old build with a service whose type lacks its permission, and no word on the advertising id',
  app: {
    ...photoEditor.app,
    targetSdk: 34,
    permissions: [
      'android.permission.INTERNET',
      'android.permission.CAMERA',
      'android.permission.FOREGROUND_SERVICE',
    ],
    code: [callStatic('Landroid/hardware/Camera;->open()V')],
    components: [uploadService],
  },
  expected: [
    'warning store-target-level target-sdk',
    'warning store-foreground-service com.example.lumio.UploadService',
    'info store-advertising-id com.google.android.gms.permission.AD_ID',
    'info permission-stale android.permission.READ_EXTERNAL_STORAGE',
  ],
};

/** A document that is no policy: every statement is missing at once. */
const noPolicy: Golden = {
  name: 'flashlight: terms of use in place of a policy',
  app: { packageName: 'com.example.lamp', label: '小手电', permissions: ['android.permission.INTERNET'] },
  documents: {
    'terms.txt':
      '小手电使用条款\n\n欢迎使用小手电。请在暗处小心使用，注意脚下。本软件按现状提供，不作任何保证。\n',
  },
  expected: [
    'error policy-without-rules rules',
    'warning policy-operator-missing operator',
    'warning policy-contact-missing contact',
    'info policy-date-missing effective-date',
    'warning policy-retention-missing retention',
    'warning policy-rights-missing rights',
    'warning policy-complaint-missing complaint-channel',
    'info policy-lists-missing two-lists',
    'info policy-minors-missing minors',
  ],
};

/** Policies with texts of their own in traditional Chinese and English, and one that is none. */
export const otherTexts: readonly Golden[] = [newspaper, photoEditor, photoEditorBefore, noPolicy];
