import { describe, expect, it } from 'vitest';
import {
  apiConstants,
  apiFields,
  apiMethods,
  carriers,
  isIgnoredCaller,
  permissionsFor,
  permissionsWithKnownApi,
} from '../../src/taxonomy/api-map.js';
import data from '../../src/taxonomy/api-map.json' with { type: 'json' };
import { apiMapSchema } from '../../src/taxonomy/api-map-schema.js';
import { dataType } from '../../src/taxonomy/data-types.js';
import { permissionInfo } from '../../src/taxonomy/permissions.js';

const map = apiMapSchema.parse(data);
const android = (name: string) => `android.permission.${name}`;
const subjects = (descriptor: string) => (apiMethods.get(descriptor) ?? []).map((entry) => entry.subject.id);
const telephony = 'Landroid/telephony/TelephonyManager;';

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

  it('calls nothing verified that rests on common knowledge', () => {
    const rows = map.items.flatMap((item) => [...item.classes, ...item.fields, ...item.constants]);
    expect(rows.filter((row) => row.verified && row.source === 'common-knowledge')).toEqual([]);
  });

  it('leaves no gap and no overlap between the levels of a requirement', () => {
    const torn = Object.entries(map.requirements).filter(([, { rules }]) =>
      rules.slice(1).some((rule, i) => rule.from !== (rules[i]?.to ?? Number.NaN) + 1),
    );
    expect(torn.map(([id]) => id)).toEqual([]);
  });

  it('lists no method of a class twice with the same meaning', () => {
    const repeated = [...apiMethods].filter(([, entries]) => {
      const meanings = entries.map((e) => JSON.stringify([e.subject, e.argument]));
      return new Set(meanings).size !== meanings.length;
    });
    expect(repeated.map(([descriptor]) => descriptor)).toEqual([]);
  });
});

describe('apiMethods', () => {
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
    expect(subjects(descriptor)).toContain(id);
  });

  it.each([
    'Landroid/provider/Settings$Secure;->getString',
    'Landroid/content/ContentResolver;->query',
    'Ljava/lang/Class;->forName',
    'Landroid/content/ClipboardManager;->setPrimaryClip',
    'Landroid/telephony/TelephonyManager',
    `${telephony}->getdeviceid`,
  ])('%s means nothing by itself', (descriptor) => {
    expect(apiMethods.get(descriptor)).toBeUndefined();
  });

  it('tells step counter, heart rate and plain sensors apart by the constant', () => {
    const entries = apiMethods.get('Landroid/hardware/SensorManager;->getDefaultSensor') ?? [];
    const steps = entries.find((e) => e.argument?.kind === 'int' && e.argument.values.includes(19));
    expect(steps).toMatchObject({ subject: { id: 'activity_health' }, requirement: 'activity-recognition' });
    expect(entries.find((e) => e.argument === null)).toMatchObject({
      subject: { id: 'sensors' },
      weak: true,
    });
  });

  it('tells cell towers and call state apart by the bits of listen', () => {
    const entries = apiMethods.get(`${telephony}->listen`) ?? [];
    expect(entries.map((e) => [e.subject.id, e.argument?.values])).toEqual([
      ['call_state', [32]],
      ['cell_id', [16, 1024]],
    ]);
  });

  it('marks hidden interfaces as unverified', () => {
    const [entry] = apiMethods.get('Lcom/android/internal/telephony/IPhoneSubInfo;->getDeviceId') ?? [];
    expect(entry).toMatchObject({ subject: { id: 'imei' }, origin: 'hidden', verified: false });
  });
});

describe('fields, constants and carriers', () => {
  it('reads the serial number from a field', () => {
    expect(apiFields.get('Landroid/os/Build;->SERIAL')?.[0]).toMatchObject({
      subject: { kind: 'data', id: 'serial' },
      weak: false,
    });
  });

  it('finds the Android ID by its settings key and the calls that take it', () => {
    expect(apiConstants.get('android_id')?.[0]).toMatchObject({ kind: 'settings-key', table: 'secure' });
    expect(carriers.get('Landroid/provider/Settings$Secure;->getString')).toEqual([
      { kind: 'settings-key', table: 'secure', method: 'Landroid/provider/Settings$Secure;->getString' },
    ]);
  });

  it('gives text messages by content URI their permission', () => {
    expect(apiConstants.get('content://sms')?.[0]).toMatchObject({
      subject: { id: 'sms' },
      requirement: 'sms-read',
    });
  });

  it('has a carrier for every kind of constant that needs one', () => {
    const carried = new Set([...carriers.values()].flat().map((carrier) => carrier.kind));
    const kinds = new Set([...apiConstants.values()].flat().map((entry) => entry.kind));
    const selfEvident = ['exif-tag', 'extra-name', 'host', 'mime-type', 'native-symbol'];
    expect([...kinds].filter((kind) => !carried.has(kind)).sort()).toEqual(selfEvident);
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

describe('isIgnoredCaller', () => {
  const clipboard = { kind: 'data', id: 'clipboard' } as const;
  const ip = { kind: 'data', id: 'ip' } as const;

  it('leaves out framework-support code, at a package boundary', () => {
    expect(isIgnoredCaller('Landroidx/appcompat/widget/AppCompatEditText;', clipboard)).toBe(true);
    expect(isIgnoredCaller('Landroidxtra/Main;', clipboard)).toBe(false);
    expect(isIgnoredCaller('Lcom/example/Main;', clipboard)).toBe(false);
  });

  it('leaves out network libraries only where an address is asked for', () => {
    expect(isIgnoredCaller('Lio/netty/channel/Channel;', ip)).toBe(true);
    expect(isIgnoredCaller('Lio/netty/channel/Channel;', clipboard)).toBe(false);
  });
});
