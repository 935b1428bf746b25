import { describe, expect, test } from 'vitest';
import {
  call,
  callStatic,
  classWith,
  component,
  constant,
  ownClass,
  type ScannedCode,
  scanApp,
  scanMethod,
} from '../../builders/code-scan-app.js';
import type { Instruction } from '../../builders/dex-builder.js';

const GET_LOCATION =
  'Landroid/location/LocationManager;->getLastKnownLocation(Ljava/lang/String;)Landroid/location/Location;';
const FINE = 'android.permission.ACCESS_FINE_LOCATION';
const READ_SMS = 'android.permission.READ_SMS';

function useOf(permission: string, app: Partial<ScannedCode>) {
  const facts = scanApp({ dexFiles: [], permissions: [permission], ...app });
  return facts.permissionUse.find((use) => use.permission === permission);
}

describe('a requested permission', () => {
  test('is used by whoever makes calls that need it', () => {
    const dexFiles = [
      [ownClass('A', [call(GET_LOCATION, 0, 1)]), classWith('com.map.B', [call(GET_LOCATION, 0, 1)])],
    ];
    expect(useOf(FINE, { dexFiles, sdks: { map: 'com.map' } })).toEqual({
      permission: FINE,
      status: 'used',
      reason: null,
      confidence: 'high',
      uses: [
        { owner: 'app', apis: ['android.location.LocationManager.getLastKnownLocation'], count: 1 },
        { owner: 'map', apis: ['android.location.LocationManager.getLastKnownLocation'], count: 1 },
      ],
      askedBySdks: [],
    });
  });

  test('is unused where no call needs it and all code was read', () => {
    const dexFiles = [[ownClass('A', [call(GET_LOCATION, 0, 1)])]];
    expect(useOf(READ_SMS, { dexFiles })).toMatchObject({ status: 'unused', reason: null, uses: [] });
  });

  test('is unknown where code was not read', () => {
    expect(useOf(READ_SMS, { codeRead: false })).toMatchObject({
      status: 'unknown',
      reason: 'code-not-read',
    });
  });

  test('that only widens another is never called unused: the same calls need it', () => {
    const background = 'android.permission.ACCESS_BACKGROUND_LOCATION';
    const dexFiles = [[ownClass('A', [call(GET_LOCATION, 0, 1)])]];
    expect(useOf(background, { dexFiles })).toMatchObject({ status: 'unknown', reason: 'no-known-api' });
  });

  test('is unknown where no call is known to need it', () => {
    expect(useOf('com.vendor.permission.X', {})).toMatchObject({ status: 'unknown', reason: 'no-known-api' });
  });

  test('is less surely unused where code is loaded at run time', () => {
    const load: Instruction = {
      op: 'invoke-direct',
      registers: [0],
      method:
        'Ldalvik/system/DexClassLoader;-><init>(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/ClassLoader;)V',
    };
    expect(useOf(READ_SMS, { dexFiles: [[ownClass('A', [load])]] })).toMatchObject({
      status: 'unused',
      reason: 'code-loaded-at-run-time',
      confidence: 'low',
    });
  });

  test('to install packages is used where an intent is given the type of a package', () => {
    const install = 'android.permission.REQUEST_INSTALL_PACKAGES';
    const setType: Instruction = {
      op: 'invoke-virtual',
      registers: [0, 1, 2],
      method:
        'Landroid/content/Intent;->setDataAndType(Landroid/net/Uri;Ljava/lang/String;)Landroid/content/Intent;',
    };
    const opens = (type: string) => [[ownClass('A', [constant(2, type), setType])]];
    expect(useOf(install, { dexFiles: opens('application/vnd.android.package-archive') })).toMatchObject({
      status: 'used',
      uses: [{ owner: 'app', apis: ['application/vnd.android.package-archive'], count: 1 }],
    });
    expect(useOf(install, { dexFiles: opens('application/pdf') })).toMatchObject({ status: 'unused' });
    // The type alone, handed to nobody, says nothing.
    const onlyNamed = [[ownClass('A', [constant(2, 'application/vnd.android.package-archive')])]];
    expect(useOf(install, { dexFiles: onlyNamed })).toMatchObject({ status: 'unused' });
  });

  test('is used by a receiver that the manifest lets hear of it', () => {
    const receiver = component('receiver', 'com.example.app.Boot', {
      intentFilters: [{ actions: ['android.intent.action.BOOT_COMPLETED'], categories: [], data: [] }],
    });
    const permission = 'android.permission.RECEIVE_BOOT_COMPLETED';
    expect(useOf(permission, { components: [receiver] })).toMatchObject({
      status: 'used',
      uses: [{ owner: 'app', apis: ['android.intent.action.BOOT_COMPLETED'] }],
    });
    expect(useOf(permission, {})).toMatchObject({ status: 'unused' });
  });

  test('for a foreground service type is used by a service of that type', () => {
    const permission = 'android.permission.FOREGROUND_SERVICE_MEDIA_PROJECTION';
    const service = (type: string) =>
      component('service', 'com.example.app.Recorder', { foregroundServiceTypes: [type] });
    expect(useOf(permission, { components: [service('mediaProjection')] })).toMatchObject({
      status: 'used',
      uses: [{ owner: 'app', apis: ['com.example.app.Recorder'] }],
    });
    expect(useOf(permission, { components: [service('mediaPlayback')] })).toMatchObject({ status: 'unused' });
    const two = [
      service('mediaProjection'),
      { ...service('mediaProjection'), name: 'com.example.app.Second' },
    ];
    expect(useOf(permission, { components: two })?.uses).toEqual([
      { owner: 'app', apis: ['com.example.app.Recorder', 'com.example.app.Second'], count: 2 },
    ]);
  });

  test('is used by a call that says nothing of data, and by a library of framework support', () => {
    const info = call(
      'Landroid/net/ConnectivityManager;->getActiveNetworkInfo()Landroid/net/NetworkInfo;',
      0,
    );
    const permission = 'android.permission.ACCESS_NETWORK_STATE';
    const app = scanApp({ dexFiles: [[ownClass('A', [info])]], permissions: [permission] });
    expect(app.dataAccess).toEqual([]);
    expect(app.permissionUse).toMatchObject([{ status: 'used', uses: [{ owner: 'app' }] }]);
    const worker = [[classWith('androidx.work.impl.Tracker', [info])]];
    expect(useOf(permission, { dexFiles: worker })).toMatchObject({ uses: [{ owner: 'androidx.work' }] });
    const wrapper = [[classWith('androidx.core.net.ConnectivityManagerCompat', [info])]];
    expect(useOf(permission, { dexFiles: wrapper })).toMatchObject({ status: 'unused' });
  });

  test('names the SDKs in the app whose guides ask for it', () => {
    const sdkPermissions = { map: [FINE], absent: [FINE] };
    expect(useOf(FINE, { sdks: { map: 'com.map' }, sdkPermissions })).toMatchObject({ askedBySdks: ['map'] });
  });
});

/** Use of a permission by an app of one method that makes one call. */
const statusWith = (permission: string, method: string) =>
  useOf(permission, { dexFiles: [[ownClass('A', [call(method, 0, 1, 2)])]] })?.status;

describe('calls that give a permission its use', () => {
  const health = 'android.permission.health.';
  const readRecords =
    'Landroid/health/connect/HealthConnectManager;->readRecords(Landroid/health/connect/ReadRecordsRequest;Ljava/util/concurrent/Executor;)V';
  const insertRecords =
    'Landroid/health/connect/HealthConnectManager;->insertRecords(Ljava/util/List;Ljava/util/concurrent/Executor;)V';
  const heartRate = 'Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;';

  test.each([
    [`${health}READ_HEART_RATE`, readRecords, insertRecords],
    [`${health}READ_STEPS`, readRecords, heartRate],
    [
      'android.permission.BLUETOOTH_CONNECT',
      'Landroid/bluetooth/BluetoothManager;->openGattServer(Landroid/content/Context;Landroid/bluetooth/BluetoothGattServerCallback;)Landroid/bluetooth/BluetoothGattServer;',
      'Landroid/bluetooth/BluetoothManager;->getAdapter()Landroid/bluetooth/BluetoothAdapter;',
    ],
    [
      'android.permission.BLUETOOTH_ADVERTISE',
      'Landroid/bluetooth/le/BluetoothLeAdvertiser;->startAdvertisingSet(Landroid/bluetooth/le/AdvertisingSetParameters;)V',
      'Landroid/bluetooth/le/BluetoothLeScanner;->startScan(Landroid/bluetooth/le/ScanCallback;)V',
    ],
    [
      'android.permission.NEARBY_WIFI_DEVICES',
      'Landroid/net/wifi/p2p/WifiP2pManager;->createGroup(Landroid/net/wifi/p2p/WifiP2pManager$Channel;)V',
      'Landroid/net/wifi/p2p/WifiP2pManager;->removeGroup(Landroid/net/wifi/p2p/WifiP2pManager$Channel;)V',
    ],
    [
      'android.permission.READ_PHONE_STATE',
      'Landroid/telephony/TelephonyManager;->getForbiddenPlmns()[Ljava/lang/String;',
      'Landroid/telephony/TelephonyManager;->getNetworkOperator()Ljava/lang/String;',
    ],
    [
      'android.permission.CALL_PHONE',
      'Landroid/telephony/TelephonyManager;->sendUssdRequest(Ljava/lang/String;)V',
      'Landroid/telephony/TelephonyManager;->sendDialerSpecialCode(Ljava/lang/String;)V',
    ],
    [
      'android.permission.CAMERA',
      'Landroidx/camera/view/LifecycleCameraController;->bindToLifecycle(Landroidx/lifecycle/LifecycleOwner;)V',
      'Landroidx/camera/view/LifecycleCameraController;->unbind()V',
    ],
    [
      'android.permission.UWB_RANGING',
      'Landroidx/core/uwb/UwbManager;->controleeSessionScope(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;',
      'Landroidx/core/uwb/UwbManager;->isAvailable(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;',
    ],
    [
      'android.permission.BODY_SENSORS',
      'Landroidx/health/services/client/MeasureClient;->registerMeasureCallback(Landroidx/health/services/client/MeasureCallback;)V',
      'Landroidx/health/services/client/MeasureClient;->getCapabilitiesAsync()V',
    ],
  ])('%s', (permission, call, nearMiss) => {
    expect([statusWith(permission, call), statusWith(permission, nearMiss)]).toEqual(['used', 'unused']);
  });
});

describe('an access', () => {
  test('says where its permission is not requested', () => {
    const missing = scanMethod([call(GET_LOCATION, 0, 1)]).dataAccess;
    const present = scanMethod([call(GET_LOCATION, 0, 1)], { permissions: [FINE] }).dataAccess;
    expect([...missing, ...present].map(({ withoutPermission }) => withoutPermission)).toEqual([true, false]);
  });

  test('asks for the permissions of the devices the app runs on', () => {
    const bonded = call('Landroid/bluetooth/BluetoothAdapter;->getBondedDevices()Ljava/util/Set;', 0);
    const without = (minSdk: number, permission: string): boolean | undefined =>
      scanMethod([bonded], { minSdk, permissions: [permission] }).dataAccess[0]?.withoutPermission;
    expect(without(23, 'android.permission.BLUETOOTH')).toBe(false);
    expect(without(31, 'android.permission.BLUETOOTH')).toBe(true);
    expect(without(31, 'android.permission.BLUETOOTH_CONNECT')).toBe(false);
  });
});

describe('an access that only later devices ask a permission for', () => {
  const CALL_STATE = 'Landroid/telephony/TelephonyManager;->getCallState()I';
  const PHONE = 'android.permission.READ_PHONE_STATE';
  const without = (method: string, minSdk: number): boolean | undefined =>
    scanMethod([call(method, 0, 1)], { minSdk }).dataAccess[0]?.withoutPermission;

  test('gives that permission its use', () => {
    expect(statusWith(PHONE, CALL_STATE)).toBe('used');
  });

  test('works without on the devices before, if the app runs on any', () => {
    expect([without(CALL_STATE, 30), without(CALL_STATE, 31)]).toEqual([false, true]);
  });

  test('does not work before the level that added it', () => {
    const number = 'Landroid/telephony/SubscriptionManager;->getPhoneNumber(I)Ljava/lang/String;';
    expect(without(number, 23)).toBe(true);
  });
});

describe('a request at run time', () => {
  const REQUEST =
    'Landroidx/core/app/ActivityCompat;->requestPermissions(Landroid/app/Activity;[Ljava/lang/String;I)V';
  const [A, B] = ['android.permission.CAMERA', 'android.permission.RECORD_AUDIO'];

  test('shows the permissions asked for together', () => {
    const code: Instruction[] = [
      constant(0, B),
      constant(1, A),
      { op: 'filled-new-array', registers: [0, 1], type: '[Ljava/lang/String;' },
      { op: 'move-result-object', register: 0 },
      callStatic(REQUEST, 2, 0, 3),
    ];
    expect(scanMethod(code).permissionRequests).toMatchObject([
      { permissions: [A, B], owner: 'app', evidence: [{ kind: 'call-site', method: 'go' }] },
    ]);
  });

  test('finds them in a static array that another class fills', () => {
    const field = 'Lcom/example/app/Permissions;->ALL:[Ljava/lang/String;';
    const permissions = {
      name: 'com.example.app.Permissions',
      fields: [{ name: 'ALL', type: '[Ljava/lang/String;' }],
      methods: [
        {
          name: '<clinit>',
          kind: 'static',
          code: [
            constant(0, A),
            { op: 'filled-new-array', registers: [0], type: '[Ljava/lang/String;' },
            { op: 'move-result-object', register: 0 },
            { op: 'sput-object', register: 0, field },
            { op: 'return-void' },
          ],
        },
      ],
    } as const;
    const main = ownClass('Main', [{ op: 'sget-object', register: 0, field }, callStatic(REQUEST, 2, 0, 3)]);
    const facts = scanApp({ dexFiles: [[main], [permissions]] });
    expect(facts.permissionRequests).toMatchObject([{ permissions: [A] }]);
  });

  test('is seen through the activity-result contracts', () => {
    const launch = 'Landroidx/activity/result/ActivityResultLauncher;->launch(Ljava/lang/Object;)V';
    expect(scanMethod([constant(1, A), call(launch, 0, 1)]).permissionRequests).toMatchObject([
      { permissions: [A] },
    ]);
    expect(scanMethod([constant(1, 'image/*'), call(launch, 0, 1)]).permissionRequests).toEqual([]);
  });

  test('is seen through AndPermission', () => {
    const request =
      'Lcom/yanzhenjie/permission/runtime/option/RuntimeOption;->permission([Ljava/lang/String;)Lcom/yanzhenjie/permission/runtime/PermissionRequest;';
    const code: Instruction[] = [
      constant(0, A),
      { op: 'filled-new-array', registers: [0], type: '[Ljava/lang/String;' },
      { op: 'move-result-object', register: 1 },
      call(request, 2, 1),
    ];
    expect(scanMethod(code).permissionRequests).toMatchObject([{ permissions: [A] }]);
  });

  test('is not the check of a permission', () => {
    const check = 'Landroid/content/Context;->checkSelfPermission(Ljava/lang/String;)I';
    expect(scanMethod([constant(1, A), call(check, 0, 1)]).permissionRequests).toEqual([]);
  });
});

describe('looking for other apps by name', () => {
  const GET_INFO =
    'Landroid/content/pm/PackageManager;->getPackageInfo(Ljava/lang/String;I)Landroid/content/pm/PackageInfo;';
  const probe = (count: number, name: (index: number) => string): Instruction[] =>
    Array.from({ length: count }, (_, index) => [constant(1, name(index)), call(GET_INFO, 0, 1, 2)]).flat();

  test('is told from twenty names on, with owner and names', () => {
    const twenty = scanMethod(probe(20, (index) => `com.shop.app${index}`)).packageProbes;
    expect(twenty).toMatchObject([{ owner: 'app', count: 20 }]);
    expect(twenty[0]?.packages).toContain('com.shop.app7');
    expect(scanMethod(probe(19, (index) => `com.shop.app${index}`)).packageProbes).toEqual([]);
  });

  test('counts each name once, and not the app’s own', () => {
    expect(scanMethod(probe(40, (index) => `com.shop.app${index % 19}`)).packageProbes).toEqual([]);
    const own = probe(20, (index) => (index === 0 ? 'com.example.app' : `com.shop.app${index}`));
    expect(scanMethod(own).packageProbes).toEqual([]);
  });

  test('is not the loading of twenty classes', () => {
    expect(scanMethod(probe(20, (index) => `com.shop.Class${index}`)).packageProbes).toEqual([]);
  });
});
