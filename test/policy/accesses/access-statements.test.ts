import { describe, expect, it } from 'vitest';
import { policyOf } from '../../builders/policy-documents.js';

const declared = async (text: string, name?: string): Promise<string> =>
  (await policyOf(text, name)).permissions
    .map(({ group, strength }) => `${group} ${strength}`)
    .sort()
    .join(', ');

describe('a right is declared', () => {
  it.each([
    ['为了扫描二维码，我们会调用您的摄像头。', 'CAMERA permission'],
    ['如您不授权相机权限，将无法使用扫码功能。', 'CAMERA permission'],
    ['拒绝提供位置权限不影响其他功能。', 'LOCATION permission'],
    ['我們會請求存取您的相簿，以便您上傳頭像。', 'STORAGE permission'],
    ['请允许我们访问您的照片和视频。', 'STORAGE permission'],
    ['为实现推送，本应用存在自启动和关联启动行为。', 'BOOT permission'],
    ['We request access to your camera so that you can scan codes.', 'CAMERA permission'],
    ['permission.RECORD_AUDIO', 'MICROPHONE permission'],
    ['android.permission.WRITE_EXTERNALSTORAGE', 'STORAGE permission'],
    ['android.permission.READ PHONE STATE', 'PHONE_STATE permission'],
  ])('by %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('only data is declared', () => {
  it.each([
    ['我们会收集您的步数。', 'ACTIVITY_RECOGNITION data'],
    ['收集您的已安装应用列表用于安全风控。', 'INSTALLED_APPS data'],
    ['We collect your precise location data.', 'LOCATION data'],
    ['除位置信息外，我们不会收集其他信息。', 'LOCATION data'],
  ])('by %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('an access is denied', () => {
  it.each([
    ['我们不会读取您的通讯录、短信和通话记录。', 'CALL_LOG denied, CONTACTS denied, SMS denied'],
    ['我们不会收集以下信息：通讯录、通话记录。', 'CALL_LOG denied, CONTACTS denied'],
    ['我们不会在后台收集您的位置信息。', 'BACKGROUND_LOCATION denied, LOCATION denied'],
    ['我们未获取您的精确位置。', 'LOCATION denied'],
    ['本应用不会使用麦克风。', 'MICROPHONE denied'],
    ['本应用无需获取您的位置权限即可使用。', 'LOCATION denied'],
    ['We do not access your contacts.', 'CONTACTS denied'],
  ])('by %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });

  it('in its own clause only', async () => {
    expect(await declared('本软件不会调用摄像头，但会使用存储权限缓存图片。')).toBe(
      'CAMERA denied, STORAGE permission',
    );
  });

  it('and declared elsewhere, the declaration counts', async () => {
    expect(await declared('我们不会读取您的通讯录。\n在邀请好友时，我们会申请通讯录权限。')).toBe(
      'CONTACTS permission',
    );
  });
});

describe('nothing is declared', () => {
  it.each([
    '如未来版本需要使用蓝牙，我们会另行告知。',
    '您可以在系统设置中关闭位置权限。',
    '仅在iOS版本中，我们会申请面容ID权限。',
    '个人信息是指位置信息、通讯录等信息。',
    '您可以拨打客服电话联系我们。',
    '我们会发送短信验证码。',
    'You can turn off location access in the settings.',
  ])('by %j', async (text) => {
    expect(await declared(text)).toBe('');
  });
});

describe('the purpose of an access', () => {
  it.each([
    ['我们会申请相机权限，用于扫描二维码。', '用于扫描二维码'],
    ['为了扫描二维码，我们会调用您的摄像头。', '为了扫描二维码'],
    ['我们会申请相机权限，以便您上传头像。', '以便您上传头像'],
    ['一、权限说明\n1. 相机：扫描二维码', '扫描二维码'],
    ['权限名称 | 使用目的\n相机 | 扫描二维码', '扫描二维码'],
    ['权限名称 | 使用目的\nandroid.permission.CAMERA | 扫描二维码', '扫描二维码'],
  ])('is captured from %j', async (text, purpose) => {
    expect((await policyOf(text)).permissions).toMatchObject([{ group: 'CAMERA', purpose }]);
  });

  it('is captured from the column of a table', async () => {
    const rows =
      '<tr><th>权限</th><th>是否必要</th><th>用途</th></tr><tr><td>相机权限</td><td>否</td><td>扫码</td></tr>';
    const { permissions } = await policyOf(`<html><h2>权限列表</h2><table>${rows}</table></html>`, 'p.html');
    expect(permissions).toMatchObject([{ group: 'CAMERA', purpose: '扫码' }]);
  });
});
