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
    [
      'We use your microphone in the following scenarios: voice search and access to calls.',
      'MICROPHONE permission',
    ],
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
    [
      'The app does not directly collect your name, precise location or contacts.',
      'CONTACTS denied, LOCATION denied',
    ],
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

describe('an act is denied without a word for collecting', () => {
  it.each([
    ['我们不会拨打电话，也从不发送短信。', 'CALL_PHONE denied, SMS denied'],
    ['我们不会打开您的摄像头和麦克风。', 'CAMERA denied, MICROPHONE denied'],
    ['我们无需开启蓝牙。', 'BLUETOOTH denied'],
    ['本应用并不监听您的通话记录。', 'CALL_LOG denied'],
    ['我们从不修改您的日历。', 'CALENDAR denied'],
    ['本应用不涉及通讯录权限。', 'CONTACTS denied'],
    ['使用本功能无需您授权位置权限。', 'LOCATION denied'],
    ['We never open your camera or turn on the microphone.', 'CAMERA denied, MICROPHONE denied'],
  ])('by %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });

  it.each([
    ['若您选择不开启定位权限，可手动选择城市。', 'LOCATION permission'],
    ['如您不打开蓝牙，将无法连接设备。', 'BLUETOOTH permission'],
    ['未开启相机权限时，无法扫码。', 'CAMERA permission'],
  ])('but not where the user may choose so: %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('to collect a part of the device', () => {
  it.each([
    ['我们会收集您的通讯录，用于查找好友。', 'CONTACTS data'],
    ['我们会收集您的日历日程。', 'CALENDAR data'],
    ['我们可能收集您的手机短信、通话记录。', 'CALL_LOG data, SMS data'],
    ['我们会读取您的通讯录。', 'CONTACTS permission'],
  ])('declares its data, to open it the right: %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });

  it.each([
    ['您可以使用日历功能安排行程。'],
    ['您提供的联系方式将用于向您发送信息，您可以按手机短信中的方式退订。'],
    ['我们会保存您与客服的通话记录。'],
  ])('is not what %j says', async (text) => {
    expect(await declared(text)).toBe('');
  });
});

describe('a permission constant with a slip', () => {
  it.each([
    ['ndroid.permission.CAMERA', 'android.permission.CAMERA'],
    ['android.permisson.RECORD_AUDIO', 'android.permission.RECORD_AUDIO'],
    ['READ_PHONESTATE', 'android.permission.READ_PHONE_STATE'],
    ['android.permission.read_contacts', 'android.permission.READ_CONTACTS'],
    ['ACCESS_FINE_LOCATOIN', 'android.permission.ACCESS_FINE_LOCATION'],
    ['READ_EXTENAL_STORAGE', 'android.permission.READ_EXTERNAL_STORAGE'],
    ['ＷＲＩＴＥ＿ＥＸＴＥＲＮＡＬ＿ＳＴＯＲＡＧＥ', 'android.permission.WRITE_EXTERNAL_STORAGE'],
    ['SYSTEM_OVERLAY_WINDOW', 'android.permission.SYSTEM_ALERT_WINDOW'],
    ['IMEI READ_PHONE_STATE', 'android.permission.READ_PHONE_STATE'],
  ])('%j is %s', async (text, name) => {
    const { permissions } = await policyOf(`权限说明\n${text}（用途见下）`);
    expect(permissions.flatMap(({ names }) => names)).toEqual([name]);
  });

  it.each(['READ_MY_STORY', 'user_id, order_no', 'MAX_CAMERAS', 'android.permission.XYZ', 'CAMERA_MODE'])(
    '%j is none',
    async (text) => {
      const { permissions } = await policyOf(`说明\n${text}`);
      expect(permissions.flatMap(({ names }) => names)).toEqual([]);
    },
  );
});

it('reads a call permission as that alone', async () => {
  expect(await declared('我们需要拨打电话权限。')).toBe('CALL_PHONE permission');
});

describe('a right that another word names', () => {
  it.each([
    ['为了拨打客服电话，我们需要您授权电话权限。', 'CALL_PHONE permission, PHONE_STATE permission'],
    ['为您提供App推送能力，如不授权该权限将不能使用该功能。', 'NOTIFICATIONS permission'],
    ['当您需要拍照上传头像时，如不授权该权限将无法上传。', 'CAMERA permission'],
  ])('is declared by %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });

  it('is that of the right named before', async () => {
    expect(await declared('我们使用推送服务，该SDK需要存储权限，如不授权该权限将无法缓存。')).toBe(
      'STORAGE permission',
    );
  });
});

describe('what a policy gives to iOS alone is not declared', () => {
  it.each([
    ['in a section for it', '一、安卓权限列表\n1. 相机：扫码\n二、苹果（iOS）权限列表\n1. 麦克风：语音搜索'],
    ['in a list for it', '安卓应用权限列表\n相机\nCAMERA\n苹果系统应用权限列表\n麦克风\n使用麦克风'],
  ])('%s', async (_case, text) => {
    expect(await declared(text)).toBe('CAMERA permission');
  });

  it('in a table with a column for each system', async () => {
    const text =
      '权限列表\n权限 | 用途 | Android | iOS | HarmonyOS\n相机 | 扫码 | √ | √ | √\n麦克风 | 语音 | — | √ | ×';
    expect(await declared(text)).toBe('CAMERA permission');
  });
});

it('reads a location that is collected in the background', async () => {
  expect(await declared('即便切换至后台，我们仍会收集您的行踪轨迹。')).toBe(
    'BACKGROUND_LOCATION data, LOCATION data',
  );
});

it('carries an English denial over commas', async () => {
  expect(await declared('We do not access your contacts, calendar or camera.')).toBe(
    'CALENDAR denied, CAMERA denied, CONTACTS denied',
  );
});

it('ends an English denial where a new clause begins', async () => {
  expect(await declared('We do not access your contacts, but we access your camera.')).toBe(
    'CAMERA permission, CONTACTS denied',
  );
});

it('reads the items of a list of what is collected', async () => {
  expect(await declared('# What we collect\n\n* Device data: device model, installed apps')).toBe(
    'INSTALLED_APPS data, PHONE_STATE data',
  );
});
