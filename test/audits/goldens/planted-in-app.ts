import { type AppPlan, callOn, queryUri } from '../built-app.js';
import type { ExpectedFinding, Golden } from '../golden.js';
import { asDocument, cameraLine, cleanApp, cleanPolicy, notificationLine } from './clean-pair.js';

/** One difference planted in the courier's app; the policy stays as it is unless a line is given. */
function planted(
  name: string,
  app: Partial<AppPlan>,
  expected: readonly ExpectedFinding[],
  rest: Partial<Golden> = {},
): Golden {
  return { name, app: { ...cleanApp, ...app }, documents: asDocument(cleanPolicy), expected, ...rest };
}

const also = (...names: string[]) => ({ permissions: [...cleanApp.permissions, ...names] });
const doing = (...code: NonNullable<AppPlan['code']>) => ({ code: [...cleanApp.code, ...code] });
const withSdk = (...prefixes: string[]) => ({ sdkPackages: [...cleanApp.sdkPackages, ...prefixes] });

const readContacts = queryUri('Landroid/provider/ContactsContract$Contacts;->CONTENT_URI');
const screenCapture = callOn('Landroid/media/projection/MediaProjection;->createVirtualDisplay()V');
const readClipboard = callOn('Landroid/content/ClipboardManager;->getPrimaryClip()V');
const readMac = callOn('Landroid/net/wifi/WifiInfo;->getMacAddress()V');
const appSetId = callOn('Lcom/google/android/gms/appset/AppSetIdClient;->getAppSetIdInfo()V');

const probes = Array.from({ length: 24 }, (_, index) => [
  { op: 'const-string' as const, register: 1, value: `com.example.rival${index}` },
  {
    op: 'invoke-virtual' as const,
    registers: [0, 1, 2],
    method:
      'Landroid/content/pm/PackageManager;->getPackageInfo(Ljava/lang/String;I)Landroid/content/pm/PackageInfo;',
  },
]).flat();

const askForThree = [
  { op: 'const/4' as const, register: 0, value: 3 },
  { op: 'new-array' as const, to: 1, from: 0, type: '[Ljava/lang/String;' },
  ...['CAMERA', 'POST_NOTIFICATIONS', 'READ_CALENDAR'].flatMap((name, index) => [
    { op: 'const/4' as const, register: 2, value: index },
    { op: 'const-string' as const, register: 3, value: `android.permission.${name}` },
    { op: 'aput-object' as const, register: 3, array: 1, index: 2 },
  ]),
  {
    op: 'invoke-virtual' as const,
    registers: ['p0', 1, 2] as const,
    method: 'Landroid/app/Activity;->requestPermissions([Ljava/lang/String;I)V',
  },
];

const startProvider = {
  tag: 'provider',
  attributes: {
    'android:name': 'com.facebook.internal.FacebookInitProvider',
    'android:authorities': 'com.example.fengchao.FacebookInitProvider',
    'android:exported': false,
  },
};
const facebookLine = {
  name: 'Facebook SDK',
  provider: 'Meta Platforms, Inc.',
  purpose: '用 Facebook 账号登录',
  data: 'Android ID',
  link: 'https://www.facebook.com/privacy/policy/',
};

/** Each kind of finding that an app brings about, alone where the law of the platform lets it be alone. */
export const plantedInApp: readonly Golden[] = [
  planted(
    'a permission that the policy does not tell',
    { ...also('android.permission.READ_CONTACTS'), ...doing(...readContacts) },
    ['error permission-undisclosed android.permission.READ_CONTACTS'],
  ),
  planted(
    'a permission granted at install that the policy does not tell',
    also('android.permission.RECEIVE_BOOT_COMPLETED'),
    ['warning permission-undisclosed android.permission.RECEIVE_BOOT_COMPLETED'],
  ),
  planted(
    'plumbing that no policy speaks of',
    also(
      'android.permission.VIBRATE',
      'android.permission.WAKE_LOCK',
      'android.permission.FOREGROUND_SERVICE',
      'com.example.fengchao.permission.JPUSH_MESSAGE',
      'com.huawei.android.launcher.permission.CHANGE_BADGE',
      'com.example.fengchao.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION',
    ),
    [],
  ),
  planted(
    'a permission that no code uses',
    { code: [callOn('Landroid/app/NotificationManager;->notify()V')] },
    ['warning permission-unused android.permission.CAMERA'],
  ),
  planted(
    'every installed app made visible by a query',
    {
      manifestElements: [
        {
          tag: 'queries',
          children: [
            {
              tag: 'intent',
              children: [{ tag: 'action', attributes: { 'android:name': 'android.intent.action.MAIN' } }],
            },
          ],
        },
      ],
    },
    ['warning permission-app-list queries'],
  ),
  planted(
    'one app made visible by a query',
    {
      manifestElements: [
        { tag: 'queries', children: [{ tag: 'package', attributes: { 'android:name': 'com.tencent.mm' } }] },
      ],
    },
    [],
  ),
  planted(
    'permissions of three groups asked for at once',
    {
      ...also('android.permission.READ_CALENDAR'),
      ...doing(...askForThree, ...queryUri('Landroid/provider/CalendarContract$Events;->CONTENT_URI')),
    },
    ['info permission-batch request:CALENDAR+CAMERA+NOTIFICATIONS'],
    {
      documents: asDocument({
        ...cleanPolicy,
        permissions: [
          ...cleanPolicy.permissions,
          {
            access: '日历',
            constants: ['android.permission.READ_CALENDAR'],
            purpose: '用于提醒您约定的取件时间',
          },
        ],
      }),
    },
  ),
  planted(
    'an old target level, which brings location in the background',
    {
      targetSdk: 28,
      ...also('android.permission.ACCESS_FINE_LOCATION'),
      ...doing(callOn('Landroid/location/LocationManager;->getLastKnownLocation()V')),
    },
    [
      'warning permission-implied android.permission.ACCESS_BACKGROUND_LOCATION',
      'warning store-target-level target-sdk',
    ],
    {
      documents: asDocument({
        ...cleanPolicy,
        permissions: [
          ...cleanPolicy.permissions,
          {
            access: '位置信息',
            constants: ['android.permission.ACCESS_FINE_LOCATION'],
            purpose: '用于查找附近的驿站',
          },
        ],
      }),
    },
  ),
  planted(
    'location in the background, where the policy tells location in use alone',
    {
      ...also('android.permission.ACCESS_FINE_LOCATION', 'android.permission.ACCESS_BACKGROUND_LOCATION'),
      ...doing(callOn('Landroid/location/LocationManager;->getLastKnownLocation()V')),
    },
    ['error permission-background-location android.permission.ACCESS_BACKGROUND_LOCATION'],
    {
      documents: asDocument({
        ...cleanPolicy,
        permissions: [
          ...cleanPolicy.permissions,
          {
            access: '位置信息',
            constants: ['android.permission.ACCESS_FINE_LOCATION'],
            purpose: '用于查找附近的驿站',
          },
        ],
      }),
    },
  ),
  planted(
    'direct calls, where the dialler would do',
    {
      ...also('android.permission.CALL_PHONE'),
      ...doing(callOn('Landroid/telecom/TelecomManager;->placeCall()V')),
    },
    ['info permission-alternative android.permission.CALL_PHONE'],
    {
      documents: asDocument({
        ...cleanPolicy,
        permissions: [
          ...cleanPolicy.permissions,
          {
            access: '拨打电话',
            constants: ['android.permission.CALL_PHONE'],
            purpose: '用于联系派送员',
          },
        ],
      }),
    },
  ),
  planted(
    'an SDK that a content provider starts',
    {
      ...withSdk('com.facebook.login'),
      classes: [
        { name: 'com.facebook.internal.FacebookInitProvider', superclass: 'android.content.ContentProvider' },
      ],
      components: [startProvider],
    },
    ['info sdk-auto-init facebook'],
    { documents: asDocument({ ...cleanPolicy, sdks: [...cleanPolicy.sdks, facebookLine] }) },
  ),
  planted(
    'an SDK whose start is switched off until consent',
    {
      ...withSdk('com.facebook.login'),
      classes: [
        { name: 'com.facebook.internal.FacebookInitProvider', superclass: 'android.content.ContentProvider' },
      ],
      components: [
        startProvider,
        {
          tag: 'meta-data',
          attributes: { 'android:name': 'com.facebook.sdk.AutoInitEnabled', 'android:value': false },
        },
      ],
    },
    [],
    { documents: asDocument({ ...cleanPolicy, sdks: [...cleanPolicy.sdks, facebookLine] }) },
  ),
  planted('a target level below what the stores take', { targetSdk: 29 }, [
    'warning store-target-level target-sdk',
  ]),
  planted(
    'an access without relation to the type of the app',
    {
      ...also('android.permission.READ_CALL_LOG'),
      ...doing(...queryUri('Landroid/provider/CallLog$Calls;->CONTENT_URI')),
    },
    ['warning permission-unrelated android.permission.READ_CALL_LOG'],
    {
      settings: { appType: 'mail-parcels' },
      documents: asDocument({
        ...cleanPolicy,
        permissions: [
          cameraLine,
          notificationLine,
          {
            access: '通话记录',
            constants: ['android.permission.READ_CALL_LOG'],
            purpose: '用于回拨未接的派件电话',
          },
        ],
      }),
    },
  ),
  planted('screen content that the policy does not tell', doing(screenCapture), [
    'error data-undisclosed screen_capture',
  ]),
  planted('an SDK that reads more than its row tells', { sdkCode: { 'cn.jpush.android': [appSetId] } }, [
    'warning data-sdk-undisclosed jpush',
  ]),
  planted(
    'an identifier that stays with the device',
    {
      ...also('android.permission.ACCESS_WIFI_STATE'),
      ...doing(readMac),
    },
    ['info data-unchangeable-id mac'],
    {
      documents: asDocument({ ...cleanPolicy, collected: '我们会收集您的 MAC 地址，用于防范盗刷运费券。' }),
    },
  ),
  planted(
    'an identifier read before consent',
    { startupCode: [appSetId] },
    ['warning data-before-consent startup:app'],
    {
      documents: asDocument({
        ...cleanPolicy,
        collected: '我们会收集应用集标识（App Set ID），用于统计安装量。',
      }),
    },
  ),
  planted('the clipboard, which the policy does not tell', doing(readClipboard), [
    'warning data-clipboard clipboard',
  ]),
  planted('a look for many other apps by name', doing(...probes), [
    'warning data-package-probing installed_apps:app',
  ]),
  planted(
    'other people’s data without a purpose',
    {
      ...also('android.permission.READ_CONTACTS'),
      ...doing(...readContacts),
    },
    ['warning data-other-people android.permission.READ_CONTACTS'],
    {
      documents: asDocument({ ...cleanPolicy, collected: '填写寄件人时，我们会收集您的通讯录信息。' }),
    },
  ),
  planted('an SDK that the policy does not list', withSdk('com.sensorsdata.analytics'), [
    'error sdk-undisclosed sensors-analytics',
  ]),
  planted(
    'an SDK that nobody calls and the policy does not list',
    {
      dormantPackages: ['com.sensorsdata.analytics'],
    },
    ['warning sdk-undisclosed sensors-analytics'],
  ),
  planted('an SDK whose sister product alone is listed', withSdk('com.amap.api.maps'), [
    'error sdk-undisclosed amap-map',
  ]),
  planted(
    'plain libraries, which no policy lists',
    {
      dormantPackages: ['okhttp3', 'com.bumptech.glide', 'retrofit2', 'androidx.room', 'kotlin.jvm'],
    },
    [],
  ),
  planted(
    'a packed app',
    {
      applicationClass: 'com.stub.StubApp',
      entries: { 'assets/libjiagu.so': 'packed code', 'assets/.appkey': '0' },
      classes: [{ name: 'com.stub.StubApp', superclass: 'android.app.Application' }],
    },
    ['info coverage-packed code', 'warning coverage-incomplete code'],
    {
      notEvaluated: { 'sdk-stale': 'app-packed', 'permission-unused': 'app-packed' },
    },
  ),
  planted('an app whose second dex file is broken', { brokenDex: true }, [
    'warning coverage-incomplete code',
  ]),
];
