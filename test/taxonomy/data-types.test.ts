import { describe, expect, it } from 'vitest';
import {
  dataType,
  dataTypeByWord,
  dataTypeName,
  dataTypes,
  vagueDataTerm,
  wordsFor,
} from '../../src/taxonomy/data-types.js';
import data from '../../src/taxonomy/data-types.json' with { type: 'json' };
import { dataTypeTableSchema } from '../../src/taxonomy/data-types-schema.js';

const table = dataTypeTableSchema.parse(data);
const normalised = (word: string) => word.toLowerCase().replaceAll(/[\s_-]/g, '');

describe('the data types', () => {
  it('are valid by their schema', () => {
    expect(dataTypeTableSchema.safeParse(data).error).toBeUndefined();
  });

  it('have distinct ids', () => {
    const ids = dataTypes.map((type) => type.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('share no word, so that a phrase names one of them', () => {
    const owners = new Map<string, string>();
    const shared: string[] = [];
    for (const type of dataTypes) {
      for (const word of new Set(wordsFor(type).map(normalised))) {
        const owner = owners.get(word);
        if (owner !== undefined) shared.push(`${word}: ${owner}, ${type.id}`);
        owners.set(word, type.id);
      }
    }
    expect(shared).toEqual([]);
  });

  it('list no synonym that is the name itself', () => {
    const repeated = dataTypes.filter((type) =>
      [...type.synonyms['zh-Hans'], ...type.synonyms.en].some((word) =>
        Object.values(type.names).includes(word),
      ),
    );
    expect(repeated.map((type) => type.id)).toEqual([]);
  });

  it('keep vague words apart from the words that name data', () => {
    const words = new Set(dataTypes.flatMap((type) => wordsFor(type).map(normalised)));
    expect(table.vagueTerms.filter((term) => words.has(normalised(term.text)))).toEqual([]);
  });

  it('are what the vague words may mean', () => {
    const unknown = table.vagueTerms
      .flatMap((term) => term.mayMean)
      .filter((id) => dataType(id) === undefined);
    expect(unknown).toEqual([]);
  });

  it('mark location, health, biometrics, finances and children as sensitive, as the law does', () => {
    for (const id of [
      'location',
      'activity_health',
      'medical',
      'biometric',
      'financial',
      'children',
      'religion',
    ]) {
      expect(dataType(id)).toMatchObject({ id, sensitive: true });
    }
    expect(dataType('device_info')?.sensitive).toBe(false);
  });

  it('mark identifiers that a user cannot reset', () => {
    const unchangeable = dataTypes.filter((type) => type.kind === 'device-identifier' && type.unchangeable);
    expect(unchangeable.map((type) => type.id)).toEqual([
      'imei',
      'imsi',
      'iccid',
      'mac',
      'bluetooth_mac',
      'serial',
      'hardware_fingerprint',
    ]);
  });
});

describe('dataTypeByWord', () => {
  it.each([
    ['MAC 地址', 'mac'],
    ['mac地址', 'mac'],
    ['WiFi MAC地址', 'mac'],
    ['Android Id', 'android_id'],
    ['ANDROID_ID', 'android_id'],
    ['国际移动设备识别码', 'imei'],
    ['应用列表', 'installed_apps'],
    ['软件安装列表', 'installed_apps'],
    ['粗略位置', 'location'],
    ['IP地址', 'ip'],
    ['Wi-Fi list', 'wifi_list'],
    ['通訊錄', 'contacts'],
    ['Call log', 'call_log'],
    ['MAC地址信息', 'mac'],
    ['设备的MAC地址', 'mac'],
    ['国际移动设备识别码（IMEI）', 'imei'],
    ['移动安全联盟的设备标识(OAID)', 'oaid'],
    ['获取设备序列号', 'serial'],
    ['应用列表信息', 'installed_apps'],
    ['手机号信息', 'phone_number'],
    ['手机通讯录', 'contacts'],
  ])('%s names %s', (word, id) => {
    expect(dataTypeByWord(word)?.id).toBe(id);
  });

  it.each(['设备信息', '短信验证码', '', '应用', '信息', 'MAC地址和IP地址', '（）', '网络权限'])(
    '%j names no single data type',
    (word) => {
      expect(dataTypeByWord(word)).toBeUndefined();
    },
  );
});

describe('vagueDataTerm', () => {
  it('tells what a vague word may mean', () => {
    expect(vagueDataTerm('设备信息')).toContain('imei');
    expect(vagueDataTerm('Device Identifier')).toContain('android_id');
    expect(vagueDataTerm('个人信息')).toEqual([]);
  });

  it('is silent on words that name data', () => {
    expect(vagueDataTerm('IMEI')).toBeUndefined();
  });
});

describe('dataTypeName', () => {
  it('speaks the language of the report and passes on what it does not know', () => {
    expect(dataTypeName('clipboard', 'zh-CN')).toBe('剪切板');
    expect(dataTypeName('clipboard', 'en')).toBe('Clipboard');
    expect(dataTypeName('no_such_data', 'en')).toBe('no_such_data');
  });
});
