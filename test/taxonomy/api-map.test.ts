import { describe, expect, it } from 'vitest';
import { apiMap, permissionsFor, permissionsWithKnownApi } from '../../src/taxonomy/api-map.js';
import data from '../../src/taxonomy/api-map.json' with { type: 'json' };
import { apiMapSchema } from '../../src/taxonomy/api-map-schema.js';
import { dataType } from '../../src/taxonomy/data-types.js';
import { permissionInfo } from '../../src/taxonomy/permissions.js';

const map = apiMapSchema.parse(data);
const android = (name: string) => `android.permission.${name}`;
const telephony = 'Landroid/telephony/TelephonyManager;';

/** Every method row under its descriptor, with what its class and subject say. */
const methods = map.items.flatMap((item) =>
  item.classes.flatMap(({ methods: rows, ...owner }) =>
    rows.map((row) => ({
      ...owner,
      ...row,
      subject: item.subject,
      descriptor: `${owner.class}->${row.name}`,
    })),
  ),
);
const constants = map.items.flatMap((item) =>
  item.constants.flatMap(({ values, ...row }) =>
    values.map((value) => ({ ...row, value, subject: item.subject })),
  ),
);
const rowsOf = (descriptor: string) => methods.filter((row) => row.descriptor === descriptor);

describe('the API map', () => {
  it('is valid by its schema', () => {
    expect(apiMapSchema.safeParse(data).error).toBeUndefined();
  });

  it('maps to data types that exist, each subject once', () => {
    const keys = map.items.map((item) => `${item.subject.kind}:${item.subject.id}`);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    const unknown = map.items.filter(
      (i) => i.subject.kind === 'data' && dataType(i.subject.id) === undefined,
    );
    expect(unknown.map((item) => item.subject.id)).toEqual([]);
  });

  it('names only permissions that the permission table knows', () => {
    const unknown = [...permissionsWithKnownApi].filter((name) => permissionInfo(name).origin === 'unknown');
    expect(unknown).toEqual([]);
  });

  it('uses every requirement, and only requirements that are described', () => {
    const used = map.items.flatMap((item) => [
      ...item.classes.flatMap((row) => row.methods.map((method) => method.requirement)),
      ...item.fields.map((row) => row.requirement),
      ...item.constants.map((row) => row.requirement),
    ]);
    const names = new Set(used.filter((name) => name !== undefined));
    expect([...names].sort()).toEqual(Object.keys(map.requirements).sort());
  });

  it('gives every row a source that is described, and describes no other', () => {
    const used = [
      ...Object.values(map.requirements).map((row) => row.source),
      ...map.items.flatMap((item) =>
        [...item.classes, ...item.fields, ...item.constants].map((row) => row.source),
      ),
    ];
    expect([...new Set(used)].sort()).toEqual(Object.keys(map.sources).sort());
  });

  it('has a source for every call and constant', () => {
    const rows = map.items.flatMap((item) => [...item.classes, ...item.fields, ...item.constants]);
    expect(rows.filter((row) => !row.verified)).toEqual([]);
  });

  it('leaves no gap and no overlap between the levels of a requirement', () => {
    const torn = Object.entries(map.requirements).filter(([, { rules }]) =>
      rules.slice(1).some((rule, i) => rule.from !== (rules[i]?.to ?? Number.NaN) + 1),
    );
    expect(torn.map(([id]) => id)).toEqual([]);
  });

  it('lists no method twice with the same meaning', () => {
    const meanings = methods.map((row) => JSON.stringify([row.descriptor, row.subject, row.argument]));
    expect(meanings.filter((meaning, i) => meanings.indexOf(meaning) !== i)).toEqual([]);
  });

  it('is the map the scan gets', () => {
    expect(apiMap).toEqual(map);
  });
});

describe('methods', () => {
  it.each([
    [`${telephony}->getDeviceId`, 'imei'],
    [`${telephony}->getSubscriberId`, 'imsi'],
    ['Landroid/net/wifi/WifiInfo;->getMacAddress', 'mac'],
    ['Ljava/net/NetworkInterface;->getHardwareAddress', 'mac'],
    ['Landroid/content/ClipboardManager;->getPrimaryClip', 'clipboard'],
    ['Landroid/location/LocationManager;->requestLocationUpdates', 'location'],
    ['Landroid/media/AudioRecord;-><init>', 'microphone'],
    ['Landroid/webkit/WebView;->addJavascriptInterface', 'javascript-bridge'],
    ['Ldalvik/system/DexClassLoader;-><init>', 'dynamic-code'],
  ])('%s is %s', (descriptor, id) => {
    expect(rowsOf(descriptor).map((row) => row.subject.id)).toContain(id);
  });

  it.each([
    'Landroid/provider/Settings$Secure;->getString',
    'Landroid/content/ContentResolver;->query',
    'Ljava/lang/Class;->forName',
    'Landroid/content/ClipboardManager;->setPrimaryClip',
  ])('%s means nothing by itself', (descriptor) => {
    expect(rowsOf(descriptor)).toEqual([]);
  });

  it('tell step counter, heart rate and plain sensors apart by the constant', () => {
    const rows = rowsOf('Landroid/hardware/SensorManager;->getDefaultSensor');
    expect(rows.map((row) => [row.subject.id, row.argument?.values, row.requirement, row.weak])).toEqual([
      ['activity_health', [18, 19], 'activity-recognition', undefined],
      ['activity_health', [21, 31, 34], 'heart-rate', undefined],
      ['sensors', undefined, undefined, true],
    ]);
  });

  it('tell cell towers and call state apart by the bits of listen', () => {
    const rows = rowsOf(`${telephony}->listen`);
    expect(rows.map((row) => [row.subject.id, row.argument])).toEqual([
      ['call_state', { kind: 'flags', values: [32] }],
      ['cell_id', { kind: 'flags', values: [16, 1024] }],
    ]);
  });

  it('of hidden interfaces say so', () => {
    const [row] = rowsOf('Lcom/android/internal/telephony/IPhoneSubInfo;->getDeviceId');
    expect(row).toMatchObject({ subject: { id: 'imei' }, origin: 'hidden' });
  });

  // A later overload does not make the method a later one: its requirement holds on the devices before, too.
  it.each([
    ['Landroid/content/pm/PackageManager;->getInstalledPackages', undefined],
    ['Landroid/location/LocationManager;->requestLocationUpdates', undefined],
    ['Landroid/app/usage/UsageStatsManager;->queryEvents', undefined],
    ['Landroid/location/LocationManager;->getCurrentLocation', 30],
  ])('%s has the level of its first overload', (descriptor, since) => {
    expect(rowsOf(descriptor).map((row) => row.since)).toEqual([since]);
  });
});

describe('constants and carriers', () => {
  it('find the Android ID by its settings key and the call that takes it', () => {
    const key = constants.find((row) => row.value === 'android_id');
    expect(key).toMatchObject({ subject: { id: 'android_id' }, kind: 'settings-key', table: 'secure' });
    expect(map.carriers).toContainEqual({
      kind: 'settings-key',
      table: 'secure',
      method: 'Landroid/provider/Settings$Secure;->getString',
    });
  });

  it('give text messages by content URI their permission', () => {
    const uri = constants.find((row) => row.value === 'content://sms');
    expect(uri).toMatchObject({ subject: { id: 'sms' }, requirement: 'sms-read' });
  });

  it('have a carrier for every kind that does not speak for itself', () => {
    const carried = new Set(map.carriers.map((carrier) => carrier.kind));
    const bare = new Set(constants.map((row) => row.kind).filter((kind) => !carried.has(kind)));
    expect([...bare].sort()).toEqual(['exif-tag', 'extra-name', 'host', 'native-symbol']);
  });

  it('keep support code at a package boundary', () => {
    expect(map.supportCode.filter((prefix) => !/^L[\w$/]+\/$/.test(prefix))).toEqual([]);
  });
});

describe('permissionsFor', () => {
  it('follows the levels of the device', () => {
    expect(permissionsFor('phone-identifiers', { from: 21, to: 28 })).toEqual([android('READ_PHONE_STATE')]);
    expect(permissionsFor('phone-identifiers', { from: 29, to: 36 })).toEqual([
      android('READ_PRIVILEGED_PHONE_STATE'),
    ]);
    expect(permissionsFor('cell-location', { from: 28, to: 29 }).toSorted()).toEqual([
      android('ACCESS_COARSE_LOCATION'),
      android('ACCESS_FINE_LOCATION'),
    ]);
  });

  it('knows no permission for a requirement nobody described', () => {
    expect(permissionsFor('no-such-requirement', { from: 21, to: 36 })).toEqual([]);
  });

  it('covers the runtime permissions that code gives a use', () => {
    for (const name of [
      'CAMERA',
      'RECORD_AUDIO',
      'READ_CONTACTS',
      'READ_CALENDAR',
      'SEND_SMS',
      'CALL_PHONE',
    ]) {
      expect(permissionsWithKnownApi.has(android(name)), name).toBe(true);
    }
    expect(permissionsWithKnownApi.has(android('INTERNET'))).toBe(false);
  });
});
