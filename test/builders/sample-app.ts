import { type ApkParts, buildApk } from './apk-builder.js';
import type { XmlNode } from './axml-builder.js';
import { buildDex } from './dex-builder.js';
import type { ClassDescription } from './dex-builder-description.js';

/** The fictional diary app of samples/: real SDKs' package names and components, made-up code. */
const packageName = 'com.example.shiguang';

const permissions: readonly XmlNode[] = [
  'android.permission.INTERNET',
  'android.permission.ACCESS_NETWORK_STATE',
  'android.permission.ACCESS_WIFI_STATE',
  'android.permission.CAMERA',
  'android.permission.RECORD_AUDIO',
  'android.permission.READ_MEDIA_IMAGES',
  'android.permission.ACCESS_FINE_LOCATION',
  'android.permission.ACCESS_COARSE_LOCATION',
  'android.permission.READ_PHONE_STATE',
  // Planted: the policy does not speak of contacts, and says nothing of the list of installed apps.
  'android.permission.READ_CONTACTS',
  'android.permission.QUERY_ALL_PACKAGES',
  'android.permission.POST_NOTIFICATIONS',
  'android.permission.VIBRATE',
  'android.permission.WAKE_LOCK',
  `${packageName}.permission.JPUSH_MESSAGE`,
].map((name) => ({ tag: 'uses-permission', attributes: { 'android:name': name } }));

const olderPermissions: readonly XmlNode[] = [
  {
    tag: 'uses-permission',
    attributes: { 'android:name': 'android.permission.READ_EXTERNAL_STORAGE', 'android:maxSdkVersion': 32 },
  },
  { tag: 'uses-permission-sdk-23', attributes: { 'android:name': 'android.permission.READ_CALENDAR' } },
];

const launcher: XmlNode = {
  tag: 'activity',
  attributes: { 'android:name': '.MainActivity', 'android:exported': true },
  children: [
    {
      tag: 'intent-filter',
      children: [
        { tag: 'action', attributes: { 'android:name': 'android.intent.action.MAIN' } },
        { tag: 'category', attributes: { 'android:name': 'android.intent.category.LAUNCHER' } },
      ],
    },
  ],
};

const sdkComponents: readonly XmlNode[] = [
  {
    tag: 'activity',
    attributes: { 'android:name': '.wxapi.WXEntryActivity', 'android:exported': true },
  },
  { tag: 'activity', attributes: { 'android:name': 'com.alipay.sdk.app.H5PayActivity' } },
  { tag: 'service', attributes: { 'android:name': 'com.amap.api.location.APSService' } },
  {
    tag: 'service',
    attributes: { 'android:name': 'cn.jpush.android.service.PushService', 'android:process': ':pushcore' },
  },
  {
    tag: 'service',
    attributes: { 'android:name': 'com.xiaomi.push.service.XMPushService', 'android:enabled': true },
  },
  {
    tag: 'provider',
    attributes: {
      'android:name': 'com.bytedance.sdk.openadsdk.multipro.TTMultiProvider',
      'android:authorities': `${packageName}.TTMultiProvider`,
      'android:exported': false,
    },
  },
  {
    tag: 'meta-data',
    attributes: { 'android:name': 'UMENG_APPKEY', 'android:value': '000000000000000000000000' },
  },
  { tag: 'meta-data', attributes: { 'android:name': 'com.amap.api.v2.apikey', 'android:value': '0000' } },
  { tag: 'meta-data', attributes: { 'android:name': 'JPUSH_APPKEY', 'android:value': '0000' } },
];

const manifest: XmlNode = {
  tag: 'manifest',
  attributes: {
    package: packageName,
    'android:versionCode': 321,
    'android:versionName': '3.2.1',
  },
  children: [
    { tag: 'uses-sdk', attributes: { 'android:minSdkVersion': 23, 'android:targetSdkVersion': 34 } },
    ...permissions,
    ...olderPermissions,
    {
      tag: 'permission',
      attributes: { 'android:name': `${packageName}.permission.JPUSH_MESSAGE`, 'android:protectionLevel': 2 },
    },
    {
      tag: 'application',
      attributes: { 'android:name': '.ShiguangApplication', 'android:label': '拾光日记' },
      children: [launcher, ...sdkComponents],
    },
  ],
};

const call = (method: string) => ({ op: 'invoke-static' as const, method });
const returnVoid = { op: 'return-void' as const };

/** A call on an object that some field or argument would hold in a real app. */
const callOn = (method: string) => ({ op: 'invoke-virtual' as const, registers: [0], method });

const readUri = (field: string) => [
  { op: 'sget-object' as const, register: 0, field: `${field}:Landroid/net/Uri;` },
  callOn('Landroid/content/ContentResolver;->query()V'),
];

/** Classes of the app's own package: they start the SDKs and use what the manifest asks for. */
const ownClasses: readonly ClassDescription[] = [
  {
    name: `${packageName}.ShiguangApplication`,
    superclass: 'android.app.Application',
    methods: [
      {
        name: 'onCreate',
        code: [
          call('Lcom/umeng/commonsdk/UMConfigure;->init()V'),
          call('Lcom/umeng/analytics/MobclickAgent;->onEvent()V'),
          call('Lcom/tencent/bugly/crashreport/CrashReport;->initCrashReport()V'),
          call('Lcn/jpush/android/api/JPushInterface;->init()V'),
          call('Lcom/sensorsdata/analytics/android/sdk/SensorsDataAPI;->startWithConfigOptions()V'),
          call('Lcom/bytedance/sdk/openadsdk/TTAdSdk;->init()V'),
          returnVoid,
        ],
      },
    ],
  },
  {
    name: `${packageName}.MainActivity`,
    superclass: 'android.app.Activity',
    methods: [
      {
        name: 'onResume',
        code: [
          call('Lcom/example/shiguang/diary/DiaryEditor;->open()V'),
          call('Lcom/example/shiguang/diary/PhotoPicker;->open()V'),
          callOn('Landroid/app/NotificationManager;->notify()V'),
          callOn('Landroid/telephony/TelephonyManager;->getDeviceId()V'),
          callOn('Landroid/content/pm/PackageManager;->getInstalledPackages()V'),
          returnVoid,
        ],
      },
    ],
  },
  {
    name: `${packageName}.wxapi.WXEntryActivity`,
    superclass: 'android.app.Activity',
    methods: [
      {
        name: 'onCreate',
        code: [call('Lcom/tencent/mm/opensdk/openapi/WXAPIFactory;->createWXAPI()V'), returnVoid],
      },
    ],
  },
  {
    name: `${packageName}.diary.DiaryEditor`,
    methods: [
      {
        name: 'open',
        kind: 'static',
        code: [
          callOn('Landroid/location/LocationManager;->getLastKnownLocation()V'),
          callOn('Landroid/media/AudioRecord;->startRecording()V'),
          call('Lcom/amap/api/location/AMapLocationClient;->startLocation()V'),
          ...readUri('Landroid/provider/CalendarContract$Events;->CONTENT_URI'),
          ...readUri('Landroid/provider/ContactsContract$Contacts;->CONTENT_URI'),
          returnVoid,
        ],
      },
    ],
  },
  {
    name: `${packageName}.diary.PhotoPicker`,
    methods: [
      {
        name: 'open',
        kind: 'static',
        code: [
          call('Landroid/hardware/Camera;->open()V'),
          ...readUri('Landroid/provider/MediaStore$Images$Media;->EXTERNAL_CONTENT_URI'),
          call('Lcom/alipay/sdk/app/PayTask;->pay()V'),
          returnVoid,
        ],
      },
    ],
  },
];

const staticMethod = (name: string) => [{ name, kind: 'static' as const }];

/** The SDKs of the app by class names their vendors ship, over two dex files as a multidex build has them. */
const firstDex: readonly ClassDescription[] = [
  ...ownClasses,
  { name: 'com.umeng.commonsdk.UMConfigure', methods: staticMethod('init') },
  { name: 'com.umeng.analytics.MobclickAgent' },
  { name: 'com.umeng.analytics.pro.UMContentProvider' },
  { name: 'com.tencent.bugly.crashreport.CrashReport', methods: staticMethod('initCrashReport') },
  { name: 'com.tencent.bugly.crashreport.BuglyLog' },
  { name: 'com.tencent.mm.opensdk.openapi.WXAPIFactory' },
  { name: 'com.tencent.mm.opensdk.modelmsg.SendAuth' },
  { name: 'okhttp3.OkHttpClient' },
  { name: 'okhttp3.internal.Util' },
];

const secondDex: readonly ClassDescription[] = [
  { name: 'cn.jpush.android.api.JPushInterface' },
  { name: 'cn.jpush.android.service.PushService', superclass: 'android.app.Service' },
  { name: 'com.xiaomi.mipush.sdk.MiPushClient' },
  { name: 'com.xiaomi.push.service.XMPushService', superclass: 'android.app.Service' },
  { name: 'com.amap.api.location.AMapLocationClient' },
  { name: 'com.amap.api.location.APSService', superclass: 'android.app.Service' },
  { name: 'com.alipay.sdk.app.PayTask' },
  { name: 'com.alipay.sdk.app.H5PayActivity', superclass: 'android.app.Activity' },
  // Planted: the policy lists neither the advertising SDK nor this analytics SDK.
  { name: 'com.bytedance.sdk.openadsdk.TTAdSdk' },
  {
    name: 'com.bytedance.sdk.openadsdk.multipro.TTMultiProvider',
    superclass: 'android.content.ContentProvider',
  },
  { name: 'com.sensorsdata.analytics.android.sdk.SensorsDataAPI' },
  { name: 'com.bumptech.glide.Glide' },
  { name: 'com.bumptech.glide.RequestManager' },
];

const parts: ApkParts = {
  storeAll: true,
  manifest,
  dexFiles: [buildDex({ classes: firstDex }), buildDex({ classes: secondDex })],
  entries: {
    'lib/arm64-v8a/libBugly_Native.so': 'not a real library',
    'assets/welcome.txt': '欢迎使用拾光日记',
  },
};

/** Bytes of samples/shiguang.apk, the same on every machine. */
export function buildSampleApp(): Uint8Array {
  return buildApk(parts);
}
