import { describe, expect, test } from 'vitest';
import { apiMap } from '../../../src/taxonomy/api-map.js';
import {
  accessesOf,
  call,
  callStatic,
  classWith,
  constant,
  dataOf,
  ownClass,
  scanApp,
  scanMethod,
} from '../../builders/code-scan-app.js';
import type { Instruction } from '../../builders/dex-builder.js';

const DEVICE_ID = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const SECURE_STRING =
  'Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;';
const PARSE = 'Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;';
const QUERY =
  'Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;)Landroid/database/Cursor;';
const FOR_NAME = 'Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;';
const GET_METHOD =
  'Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;';
const LOG = 'Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';

describe('a direct call', () => {
  test('is an access of the data, by the app, with the place', () => {
    const facts = scanMethod([{ op: 'nop' }, call(DEVICE_ID, 0)]);
    expect(facts.dataAccess).toMatchObject([
      {
        data: 'imei',
        api: 'android.telephony.TelephonyManager.getDeviceId',
        owner: 'app',
        confidence: 'high',
        count: 1,
        evidence: [
          {
            kind: 'call-site',
            entry: 'classes.dex',
            class: 'com.example.app.Main',
            method: 'go',
            target: 'android.telephony.TelephonyManager.getDeviceId',
          },
        ],
      },
    ]);
  });

  test('to what no source of the map shows is less sure', () => {
    const map = {
      ...apiMap,
      items: apiMap.items.map((item) => ({
        ...item,
        classes: item.classes.map((row) => ({ ...row, verified: false })),
      })),
    };
    const confidences = (options: { map?: typeof map }) =>
      scanMethod([call(DEVICE_ID, 0)], options).dataAccess.map(({ confidence }) => confidence);
    expect([confidences({ map }), confidences({})]).toEqual([['medium'], ['high']]);
  });

  test('counts every place and shows three', () => {
    const [access] = scanMethod(new Array(5).fill(call(DEVICE_ID, 0))).dataAccess;
    expect(access).toMatchObject({ count: 5 });
    expect(access?.evidence).toHaveLength(3);
  });

  test('is found behind the payload of a switch', () => {
    const code: Instruction[] = [
      { op: 'const/4', register: 0, value: 1 },
      { op: 'packed-switch', register: 0, offset: 5 },
      { op: 'goto', offset: 7 },
      { op: 'nop' },
      { op: 'packed-switch-payload', firstKey: 0, targets: [3] },
      call(DEVICE_ID, 0),
    ];
    expect(dataOf(scanMethod(code))).toEqual(['imei']);
  });

  test.each([
    [
      'a method of that name on another class',
      'Lcom/other/TelephonyManager;->getDeviceId()Ljava/lang/String;',
    ],
    ['another method of that class', 'Landroid/telephony/TelephonyManager;->toString()Ljava/lang/String;'],
    [
      'a class whose name only begins alike',
      'Landroid/telephony/TelephonyManagerX;->getDeviceId()Ljava/lang/String;',
    ],
  ])('is not %s', (_, method) => {
    expect(scanMethod([call(method, 0)]).dataAccess).toEqual([]);
  });
});

describe('an inherited call', () => {
  const ACTIVE = '()[Landroid/service/notification/StatusBarNotification;';
  const own = (superclass: string) => [
    ownClass('Listener', [call(`Lcom/example/app/Listener;->getActiveNotifications${ACTIVE}`, 0)], {
      superclass,
    }),
  ];

  test('is resolved through the app’s superclasses, over dex files', () => {
    const facts = scanApp({
      dexFiles: [
        own('com.example.app.base.Middle'),
        [{ name: 'com.example.app.base.Middle', superclass: 'com.example.app.base.Bottom' }],
        [
          {
            name: 'com.example.app.base.Bottom',
            superclass: 'android.service.notification.NotificationListenerService',
          },
        ],
      ],
    });
    expect(accessesOf(facts)).toEqual([
      'notification_content android.service.notification.NotificationListenerService.getActiveNotifications by app (high)',
    ]);
  });

  test('is none where the chain ends in another class', () => {
    expect(scanApp({ dexFiles: [own('android.app.Activity')] }).dataAccess).toEqual([]);
  });

  test('is none where a class on the way has such a method itself', () => {
    const facts = scanApp({
      dexFiles: [
        [
          ...own('com.example.app.Middle'),
          {
            name: 'com.example.app.Middle',
            superclass: 'android.service.notification.NotificationListenerService',
            methods: [{ name: 'getActiveNotifications', signature: ACTIVE, kind: 'abstract' }],
          },
        ],
      ],
    });
    expect(facts.dataAccess).toEqual([]);
  });

  test('is known on platform classes too: a job service is a service', () => {
    const facts = scanMethod([call('Landroid/app/job/JobService;->startForeground(I)V', 0)]);
    expect(facts.capabilities.map(({ capability }) => capability)).toEqual(['foreground-service']);
  });
});

describe('a call whose constant decides', () => {
  test('reads the Android ID only with its key', () => {
    expect(accessesOf(scanMethod([constant(1, 'android_id'), callStatic(SECURE_STRING, 0, 1)]))).toEqual([
      'android_id secure:android_id by app (high)',
    ]);
    const other = [constant(1, 'enabled_input_methods'), callStatic(SECURE_STRING, 0, 1)];
    expect(scanMethod(other).dataAccess).toEqual([]);
  });

  test('follows the key through moves and range calls', () => {
    const code: Instruction[] = [
      constant(3, 'android_id'),
      { op: 'move-object', to: 1, from: 3 },
      { op: 'invoke-static/range', registers: [0, 1], method: SECURE_STRING },
    ];
    expect(dataOf(scanMethod(code))).toEqual(['android_id']);
  });

  test('forgets a key that was overwritten before the call', () => {
    const code: Instruction[] = [
      constant(1, 'android_id'),
      { op: 'const/4', register: 1, value: 0 },
      callStatic(SECURE_STRING, 0, 1),
    ];
    expect(scanMethod(code).dataAccess).toEqual([]);
  });

  test('takes the key from a constant static field', () => {
    const facts = scanApp({
      dexFiles: [
        [
          ownClass('Keys', [], { fields: [{ name: 'ID', type: 'Ljava/lang/String;', value: 'android_id' }] }),
          ownClass('Main', [
            { op: 'sget-object', register: 1, field: 'Lcom/example/app/Keys;->ID:Ljava/lang/String;' },
            callStatic(SECURE_STRING, 0, 1),
          ]),
        ],
      ],
    });
    expect(dataOf(facts)).toEqual(['android_id']);
  });

  test('is no access where the constant only stands beside it, or goes elsewhere', () => {
    const beside = [constant(1, 'android_id'), constant(2, 'x'), callStatic(SECURE_STRING, 0, 2)];
    expect(scanMethod(beside).dataAccess).toEqual([]);
    const logged = [constant(1, 'android_id'), callStatic(LOG, 1, 1)];
    expect(scanMethod(logged).dataAccess).toEqual([]);
  });

  test('tells sensors apart by their number', () => {
    const sensor = (type: number): Instruction[] => [
      { op: 'const/16', register: 1, value: type },
      call('Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;', 0, 1),
    ];
    // 19 counts steps, 1 is the accelerometer.
    expect(dataOf(scanMethod(sensor(19)))).toEqual(['activity_health']);
    expect(scanMethod(sensor(1)).dataAccess).toEqual([]);
  });

  test('sees one bit among several flags', () => {
    const listen = (flags: number): Instruction[] => [
      { op: 'const/16', register: 1, value: flags },
      call('Landroid/telephony/TelephonyManager;->listen(Landroid/telephony/PhoneStateListener;I)V', 0, 0, 1),
    ];
    // 0x10 is LISTEN_CELL_LOCATION, 0x20 LISTEN_CALL_STATE, 0x1 LISTEN_SERVICE_STATE.
    expect(dataOf(scanMethod(listen(0x11)))).toEqual(['cell_id']);
    expect(dataOf(scanMethod(listen(0x21)))).toEqual(['call_state']);
    expect(scanMethod(listen(0x1)).dataAccess).toEqual([]);
  });

  test('is less certain where a helper of the same class passes the constant on', () => {
    const drm = 'Landroid/media/MediaDrm;->getPropertyByteArray(Ljava/lang/String;)[B';
    const helper = {
      name: 'read',
      signature: '(Landroid/media/MediaDrm;Ljava/lang/String;)V',
      kind: 'static',
      code: [{ op: 'invoke-virtual', registers: ['p0', 'p1'], method: drm }, { op: 'return-void' }],
    } as const;
    const caller = {
      name: 'go',
      code: [
        constant(1, 'deviceUniqueId'),
        callStatic('Lcom/example/app/Main;->read(Landroid/media/MediaDrm;Ljava/lang/String;)V', 0, 1),
        { op: 'return-void' },
      ],
    } as const;
    const together = scanApp({ dexFiles: [[{ name: 'com.example.app.Main', methods: [helper, caller] }]] });
    expect(together.dataAccess.map(({ confidence }) => confidence)).toEqual(['medium']);
    const apart = scanApp({
      dexFiles: [
        [
          { name: 'com.example.app.Main', methods: [helper] },
          { name: 'com.example.app.Other', methods: [caller] },
        ],
      ],
    });
    expect(apart.dataAccess).toEqual([]);
  });
});

describe('a content URI', () => {
  const parsed: Instruction[] = [
    constant(1, 'content://sms/inbox'),
    callStatic(PARSE, 1),
    { op: 'move-result-object', register: 1 },
  ];

  test('is read where it is queried', () => {
    expect(accessesOf(scanMethod([...parsed, call(QUERY, 0, 1, 2)]))).toEqual([
      'sms content://sms by app (high)',
    ]);
  });

  test('that is only built may be read elsewhere', () => {
    expect(accessesOf(scanMethod(parsed))).toEqual(['sms content://sms by app (medium)']);
  });

  test('of the app’s own says nothing', () => {
    const own = [constant(1, 'content://com.example.app.files'), callStatic(PARSE, 1)];
    expect(scanMethod(own).dataAccess).toEqual([]);
  });

  test('may be a field of the platform', () => {
    const field = 'Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;';
    const read: Instruction = { op: 'sget-object', register: 1, field };
    expect(dataOf(scanMethod([read, call(QUERY, 0, 1, 2)]))).toEqual(['contacts']);
  });
});

describe('a field', () => {
  const SERIAL = 'Landroid/os/Build;->SERIAL:Ljava/lang/String;';

  test('is read by sget, not by sput', () => {
    expect(dataOf(scanMethod([{ op: 'sget-object', register: 0, field: SERIAL }]))).toEqual(['serial']);
    expect(scanMethod([{ op: 'sput-object', register: 0, field: SERIAL }]).dataAccess).toEqual([]);
  });
});

describe('intent actions, properties and files', () => {
  test('mean something to the call that consumes them', () => {
    const action: Instruction[] = [
      { op: 'new-instance', register: 0, type: 'Landroid/content/Intent;' },
      constant(1, 'android.media.action.IMAGE_CAPTURE'),
      {
        op: 'invoke-direct',
        registers: [0, 1],
        method: 'Landroid/content/Intent;-><init>(Ljava/lang/String;)V',
      },
    ];
    const file: Instruction[] = [
      constant(1, '/sys/class/net/wlan0/address'),
      { op: 'invoke-direct', registers: [0, 1], method: 'Ljava/io/File;-><init>(Ljava/lang/String;)V' },
    ];
    const shell: Instruction[] = [
      constant(1, 'getprop ro.serialno'),
      call('Ljava/lang/Runtime;->exec(Ljava/lang/String;)Ljava/lang/Process;', 0, 1),
    ];
    expect(dataOf(scanMethod(action))).toContain('camera');
    expect(dataOf(scanMethod(file))).toContain('mac');
    expect(dataOf(scanMethod(shell))).toContain('serial');
    for (const text of ['android.media.action.IMAGE_CAPTURE', '/sys/class/net/wlan0/address']) {
      expect(scanMethod([constant(1, text), callStatic(LOG, 1, 1)]).dataAccess).toEqual([]);
    }
  });

  test('a hidden system property is asked through reflection, with its name in an array', () => {
    const invoke: Instruction[] = [
      { op: 'const/4', register: 3, value: 1 },
      { op: 'new-array', to: 0, from: 3, type: '[Ljava/lang/Object;' },
      { op: 'const/4', register: 2, value: 0 },
      constant(1, 'ro.serialno'),
      { op: 'aput-object', register: 1, array: 0, index: 2 },
      call(
        'Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;',
        4,
        4,
        0,
      ),
    ];
    expect(dataOf(scanMethod(invoke))).toEqual(['serial']);
  });
});

describe('an address', () => {
  test('of a service that tells the IP address is an access wherever it stands', () => {
    const read = (address: string): string[] =>
      dataOf(scanMethod([constant(0, address), callStatic(LOG, 0, 0)]));
    expect(read('https://ipinfo.io/json')).toEqual(['ip']);
    expect(read('ifconfig.me')).toEqual(['ip']);
    expect(read('https://shipinfo.io/json')).toEqual([]);
  });
});

describe('a method that the platform calls with the data', () => {
  const listener = 'android.telephony.TelephonyCallback$CellInfoListener';
  const method = { name: 'onCellInfoChanged', code: [{ op: 'return-void' }] } as const;
  const foundIn = (...classes: Parameters<typeof scanApp>[0]['dexFiles'][number]) =>
    accessesOf(scanApp({ dexFiles: [classes] }));

  test('counts where a class implements it', () => {
    expect(foundIn({ name: 'com.example.app.Cells', interfaces: [listener], methods: [method] })).toEqual([
      `cell_id ${listener}.onCellInfoChanged by app (high)`,
    ]);
  });

  test('counts where a class overrides it', () => {
    const posted = { name: 'onNotificationPosted', code: [{ op: 'return-void' }] } as const;
    const service = 'android.service.notification.NotificationListenerService';
    expect(foundIn({ name: 'com.example.app.Notes', superclass: service, methods: [posted] })).toEqual([
      `notification_content ${service}.onNotificationPosted by app (high)`,
    ]);
  });

  test.each([
    ['a class that is no listener', { name: 'com.example.app.Cells', methods: [method] }],
    [
      'a listener for something else',
      { name: 'com.example.app.Cells', interfaces: [`${listener}2`], methods: [method] },
    ],
    [
      'a listener’s other method',
      { name: 'com.example.app.Cells', interfaces: [listener], methods: [{ ...method, name: 'stop' }] },
    ],
    ['support code', { name: 'androidx.core.Cells', interfaces: [listener], methods: [method] }],
  ])('does not count in %s', (_, description) => {
    expect(foundIn(description)).toEqual([]);
  });

  test('gives the permission it needs a use', () => {
    const state = { name: 'onCallStateChanged', code: [{ op: 'return-void' }] } as const;
    const use = (type: string) =>
      scanApp({
        dexFiles: [[{ name: 'com.example.app.Calls', interfaces: [type], methods: [state] }]],
        permissions: ['android.permission.READ_PHONE_STATE'],
      }).permissionUse[0]?.status;
    expect(use('android.telephony.TelephonyCallback$CallStateListener')).toBe('used');
    expect(use('android.telephony.TelephonyCallback$SignalStrengthsListener')).toBe('unused');
  });
});

describe('hidden interfaces', () => {
  test('are asked by the name of their service', () => {
    const service = 'Landroid/os/ServiceManager;->getService(Ljava/lang/String;)Landroid/os/IBinder;';
    expect(accessesOf(scanMethod([constant(0, 'iphonesubinfo'), callStatic(service, 0)]))).toEqual([
      'imei iphonesubinfo by app (medium)',
    ]);
    expect(scanMethod([constant(0, 'window'), callStatic(service, 0)]).dataAccess).toEqual([]);
  });
});

describe('reflection', () => {
  const reflect = (className: string, methodName: string): Instruction[] => [
    constant(0, className),
    callStatic(FOR_NAME, 0),
    { op: 'move-result-object', register: 0 },
    constant(1, methodName),
    call(GET_METHOD, 0, 1, 2),
  ];

  test('of a class and a method by name is an access of low confidence', () => {
    expect(accessesOf(scanMethod(reflect('android.telephony.TelephonyManager', 'getSubscriberId')))).toEqual([
      'imsi android.telephony.TelephonyManager.getSubscriberId by app (low)',
    ]);
  });

  test.each([
    ['another class', 'com.other.Manager', 'getSubscriberId'],
    ['another method', 'android.telephony.TelephonyManager', 'getSimpleName'],
  ])('of %s is none', (_, className, methodName) => {
    expect(dataOf(scanMethod(reflect(className, methodName)))).toEqual([]);
  });

  test('is not two names in a log', () => {
    const log = [
      constant(0, 'android.telephony.TelephonyManager'),
      constant(1, 'getSubscriberId'),
      callStatic(LOG, 0, 1),
    ];
    expect(scanMethod(log).dataAccess).toEqual([]);
  });
});

describe('weak signs', () => {
  const has = call('Landroid/content/ClipboardManager;->hasPrimaryClip()Z', 0);
  const get = call('Landroid/content/ClipboardManager;->getPrimaryClip()Landroid/content/ClipData;', 0);

  test('prove nothing alone', () => {
    expect(scanMethod([has]).dataAccess).toEqual([]);
  });

  test('count beside a strong one of the same data in the same class', () => {
    expect(scanMethod([has, get]).dataAccess).toHaveLength(2);
    const apart = scanApp({ dexFiles: [[ownClass('A', [has]), ownClass('B', [get])]] });
    expect(apart.dataAccess.map(({ api }) => api)).toEqual([
      'android.content.ClipboardManager.getPrimaryClip',
    ]);
  });
});

describe('the owner of an access', () => {
  const code = [call(DEVICE_ID, 0)];
  const owners = (name: string, sdks: Record<string, string> = {}): string[] =>
    scanApp({ dexFiles: [[classWith(name, code)]], sdks }).dataAccess.map(({ owner }) => owner);

  test('is the SDK with the longest matching package', () => {
    const sdks = { umeng: 'com.umeng', 'umeng-push': 'com.umeng.message' };
    expect(owners('com.umeng.message.a.B', sdks)).toEqual(['umeng-push']);
    expect(owners('com.umeng.analytics.B', sdks)).toEqual(['umeng']);
    expect(owners('com.umengine.B', sdks)).toEqual(['com.umengine']);
  });

  test('is the app for its own package, even under an SDK’s prefix', () => {
    expect(owners('com.example.app.B', { example: 'com.example' })).toEqual(['app']);
  });

  test('is the app for the package of its application class', () => {
    const facts = scanApp({
      dexFiles: [[classWith('org.makers.main.B', code)]],
      applicationClass: 'org.makers.App',
    });
    expect(facts.dataAccess.map(({ owner }) => owner)).toEqual(['app']);
  });

  test('is else a named package, never nobody', () => {
    expect(owners('net.strange.deep.inner.B')).toEqual(['net.strange.deep']);
    expect(owners('a')).toEqual(['(default package)']);
  });

  test('is none for framework support', () => {
    expect(owners('androidx.core.telephony.Compat')).toEqual([]);
    expect(owners('androidxx.core.Compat')).toEqual(['androidxx.core']);
  });

  test('is none where the map says that the caller’s use means nothing', () => {
    const photo = [
      call(
        'Landroid/provider/ContactsContract$Contacts;->openContactPhotoInputStream()Ljava/io/InputStream;',
        0,
      ),
    ];
    const owned = (name: string): string[] => dataOf(scanApp({ dexFiles: [[classWith(name, photo)]] }));
    expect(owned('com.bumptech.glide.load.data.StreamLocalUriFetcher')).toEqual([]);
    expect(owned('com.bumptech.glided.Fetcher')).toEqual(['contacts']);
  });

  test('is told apart for the same call', () => {
    const facts = scanApp({
      dexFiles: [[ownClass('A', code), classWith('com.umeng.B', code)], [classWith('com.umeng.C', code)]],
      sdks: { umeng: 'com.umeng' },
    });
    expect(facts.dataAccess.map(({ owner, count }) => [owner, count])).toEqual([
      ['app', 1],
      ['umeng', 2],
    ]);
  });
});
