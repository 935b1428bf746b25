import { describe, expect, it } from 'vitest';
import { policyOf } from '../builders/policy-documents.js';

const strengths = async (text: string) =>
  Object.fromEntries((await policyOf(text)).permissions.map(({ group, strength }) => [group, strength]));

describe('what a policy declares of device accesses', () => {
  it.each([
    ['the right', '当您扫码时，我们需要您授权相机权限。', { CAMERA: 'permission' }],
    ['the data behind it', '我们会收集您的IMEI、MAC地址。', { PHONE_STATE: 'data', WIFI_STATE: 'data' }],
    ['a denial', '我们不会读取您的通讯录。', { CONTACTS: 'denied' }],
    [
      'a list without verbs',
      '我们会申请以下权限：\n1）相机\n2）蓝牙',
      { CAMERA: 'permission', BLUETOOTH: 'permission' },
    ],
    ['traditional Chinese', '我們會存取您的位置資訊。', { LOCATION: 'permission' }],
    ['English', 'We ask for access to your microphone.', { MICROPHONE: 'permission' }],
  ])('%s', async (_case, text, expected) => {
    expect(await strengths(text)).toEqual(expected);
  });

  it.each([
    ['a definition', '个人信息是指姓名、通讯录、行踪轨迹等信息。'],
    ['the user’s switch', '您可以在系统设置中关闭相机、麦克风权限。'],
    ['a denial under a condition', '未经您的同意，我们不会收集您的位置信息。'],
    ['a plan', '如未来推出语音功能，我们可能申请麦克风权限。'],
    ['iOS alone', 'iOS设备还可能获取相机权限。'],
    ['a message that is sent', '我们会发送短信通知您物流进度。'],
  ])('is nothing in %s', async (_case, text) => {
    expect(await strengths(text)).toEqual({});
  });

  it('keeps the stronger statement', async () => {
    expect(await strengths('我们会收集位置信息。导航时我们会申请位置权限。')).toEqual({
      LOCATION: 'permission',
    });
  });

  it.each([
    ['in full', 'android.permission.READ_PHONE_STATE'],
    ['without prefix', 'READ_PHONE_STATE'],
    ['without underscores', 'android.permission.READPHONESTATE'],
  ])('reads a constant written %s', async (_case, constant) => {
    const { permissions } = await policyOf(`权限说明\n${constant}（识别设备）`);
    expect(permissions).toMatchObject([
      { group: 'PHONE_STATE', names: ['android.permission.READ_PHONE_STATE'], strength: 'permission' },
    ]);
  });

  it('tells the app’s use from that of an SDK, with the words and their place', async () => {
    const { permissions } = await policyOf('我们需要麦克风权限。\n该SDK会访问您的相机。');
    expect(permissions).toMatchObject([
      { group: 'MICROPHONE', by: 'app', evidence: [{ line: 1, column: 1, quote: '我们需要麦克风权限。' }] },
      { group: 'CAMERA', by: 'sdk', evidence: [{ line: 2 }] },
    ]);
  });

  it('captures what an access is for', async () => {
    const { permissions } = await policyOf('我们会申请相机权限，用于扫描二维码。');
    expect(permissions[0]?.purpose).toBe('用于扫描二维码');
  });
});
