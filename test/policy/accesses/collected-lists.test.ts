import { describe, expect, it } from 'vitest';
import { policyOf } from '../../builders/policy-documents.js';

const declared = async (text: string, name?: string): Promise<string> =>
  (await policyOf(text, name)).permissions
    .map(({ group, strength }) => `${group} ${strength}`)
    .sort()
    .join(', ');

describe('a list of what is collected needs no verb in its items', () => {
  it.each([
    ['我们会收集以下设备信息：\n- 设备识别码：OAID\n- 无线路由：SSID\n', 'PHONE_STATE data, WIFI_STATE data'],
    [
      '1. 我们收集的信息\n1.1 设备序列号\n1.2 陀螺仪\n\n以上信息仅保存在本机。',
      'PHONE_STATE data, SENSORS data',
    ],
    ['我们会采集下列数据，包括：\n设备唯一标识符\n已安装应用列表\n', 'INSTALLED_APPS data, PHONE_STATE data'],
    [
      '| 收集的信息 | 用途 |\n| --- | --- |\n| 经纬度 | 展示附近门店 |\n| OAID | 统计 |\n',
      'LOCATION data, PHONE_STATE data',
    ],
    ['我们会收集以下信息：\n- 通讯录\n- 日历\n', 'CALENDAR data, CONTACTS data'],
    [
      '1.6.1 收集的信息\n1.6.1.1 型号\n1.6.1.2 设备唯一标识符\n1.6.2 使用目的\n1.6.2.1 与位置信息无关\n',
      'PHONE_STATE data',
    ],
    ['## 我们如何收集信息\n### 位置\n- 经纬度（用于推荐附近门店）\n', 'LOCATION data'],
  ])('%j', async (text, expected) => {
    expect(await declared(text, 'p.md')).toBe(expected);
  });

  it('under a heading of what is collected', async () => {
    const text =
      '## 一、我们如何收集信息\n### 1.2 地图功能\n| 字段 | 用途 |\n| --- | --- |\n| 经纬度 | 定位 |\n| 软件列表 | 风控 |\n';
    expect(await declared(text, 'p.md')).toBe('INSTALLED_APPS data, LOCATION data');
  });
});

describe('a list of what is not collected denies its items', () => {
  it.each([
    [
      '我们明确声明不会收集以下信息：\n- 您的位置信息\n- 您的通讯录、相册\n',
      'CONTACTS denied, LOCATION denied, STORAGE denied',
    ],
    ['2.5 不收集的信息\n\n- 通话记录\n- 位置信息\n', 'CALL_LOG denied, LOCATION denied'],
  ])('%j', async (text, expected) => {
    expect(await declared(text, 'p.md')).toBe(expected);
  });
});

describe('the data of an SDK', () => {
  it.each([
    [
      'SDK名称：甲云SDK\n收集个人信息类型：联系人、通话记录、日历、位置\n用途：统计',
      'CALENDAR data, CALL_LOG data, CONTACTS data, LOCATION data',
    ],
    ['SDK名称：甲云SDK\n收集个人信息类型：紧急联系人姓名、图片\n用途：统计', ''],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('what follows a list is no item of it', () => {
  it.each([
    [
      '我们会收集以下信息：\n- 昵称\n\n如果您发现位置信息泄露，请立即告知客服。我们会尽快处理，并通知受影响的人。',
    ],
    ['我们不会共享您的个人信息，但以下情况除外：\n- 位置信息被依法调取\n'],
    ['## 2.1 本机\n\n以下信息仅存于本机，我们会收集：\n\n- 昵称\n\n## 2.2 通信\n\n- 位置信息由您自行填写'],
    ['以下信息仅存于本机，不会上传至服务器：\n- 设备序列号由本机生成\n'],
    ['我们会收集以下信息：\n- 昵称\n\n## 名词解释\n- 位置信息\n'],
  ])('%j', async (text) => {
    expect(await declared(text, 'p.md')).toBe('');
  });
});
