import { describe, expect, it } from 'vitest';
import { policyOf } from '../../builders/policy-documents.js';

const declared = async (text: string): Promise<string> =>
  (await policyOf(text)).permissions
    .map(({ group, strength }) => `${group} ${strength}`)
    .sort()
    .join(', ');

describe('a word for data names the right only where the right is about it', () => {
  it.each([
    ['我们会根据您授予的具体权限，接收并记录您的设备信息。', 'PHONE_STATE data'],
    ['我们会使用您的设备信息、点击记录以及合作伙伴取得您授权的信息。', 'PHONE_STATE data'],
    ['我们会收集授权的GPS位置以及接入点、蓝牙等信息。', 'BLUETOOTH data, LOCATION data'],
    ['您使用基于地理位置的服务时，我们会记录您所在的位置信息。', 'LOCATION data'],
    ['仅在您使用与位置有关的服务时，我们会记录您所在的位置信息。', 'LOCATION data'],
    ['部分信息您无法访问和更正，例如我们收集的设备信息。', 'PHONE_STATE data'],
  ])('data: %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });

  it.each([
    ['我们需要您授权设备信息权限。', 'PHONE_STATE permission'],
    ['我们会申请访问您的设备信息。', 'PHONE_STATE permission'],
    ['您可以选择是否允许我们获取您的位置信息。', 'LOCATION permission'],
    ['请开启蓝牙和位置信息权限。', 'BLUETOOTH permission, LOCATION permission'],
    ['我们会读取您的应用列表。', 'INSTALLED_APPS permission'],
    ['我们收集的信息：位置信息（在您授权后）', 'LOCATION permission'],
    ['为识别口令，您的剪贴板可能会被读取。', 'CLIPBOARD permission'],
    ['我们需要获取您的位置信息，请您考虑是否授权。', 'LOCATION permission'],
    ['您授权后获取您的定位信息，如不授权该权限则无法导航。', 'LOCATION permission'],
    ['位置信息，是指您开启定位功能并使用我们的服务时收集的信息。', 'LOCATION permission'],
  ])('the right: %j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('a right that is denied makes nothing a right', () => {
  it.each([
    ['您复制内容至剪贴板时，我们不会读取其中的内容。', ''],
    ['在此过程中，我们不会访问、存储或收集传输的数据。', ''],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('a list of permissions holds what its lines begin with', () => {
  it.each([
    [
      '四、权限使用说明\n导入通过系统文件选择器实现，由您授权访问选择的内容，无需申请存储权限。',
      'STORAGE denied',
    ],
    [
      '我们会申请以下权限：\n（1）相机：扫码\n（2）请知晓，当您复制内容至剪贴板时，我们不会读取您的剪贴板。',
      'CAMERA permission, CLIPBOARD denied',
    ],
    ['四、权限使用说明\n文件：保存您导出的账单', 'STORAGE permission'],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('what explains or warns declares nothing', () => {
  it.each([
    [
      '“唯一设备标识符”是指编入设备的一串字符，例如IMEI。唯一设备标识符有多种用途，可在不能使用Cookie时使用。',
    ],
    ['您上传或发布的内容（例如照片、通讯录、地理位置等信息），可能会泄露您的敏感个人信息。'],
    ['个人信息包括姓名、行踪轨迹、通信记录等，我们依法收集和使用。'],
    ['敏感个人信息是一旦泄露容易导致人格尊严受到侵害的信息，包括行踪轨迹等，我们收集时会征得同意。'],
  ])('%j', async (text) => {
    expect(await declared(text)).toBe('');
  });

  it('and what the policy goes on to say of itself counts', async () => {
    expect(await declared('位置信息，是指您的行踪。我们会收集您的位置信息。')).toBe('LOCATION data');
  });
});

describe('a sentence that goes on with the one before', () => {
  it.each([
    ['我们会收集您的终端信息。例如，型号、已安装应用列表、陀螺仪。', 'INSTALLED_APPS data, SENSORS data'],
    ['请妥善保管您的终端。例如，已安装应用列表。', ''],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('a list of permissions ends where the next section begins', () => {
  it('at a heading of its own rank that speaks of sensors', async () => {
    const text =
      '三、我们申请的权限及用途\n通知：提醒\n\n四、传感器与本地数据\n应用使用设备陀螺仪来识别晃动。\n';
    expect(await declared(text)).toBe('NOTIFICATIONS permission, SENSORS data');
  });

  it('at a number as deep as its own', async () => {
    const text = '2.2获取设备权限\n2.2.1相机：上传头像\n2.3产生的信息\n2.3.1收集设备信息\n2.3.2收集日志\n';
    expect(await declared(text)).toBe('CAMERA permission, PHONE_STATE data');
  });

  it('and a table of contents opens no section', async () => {
    const text = '目录\n一、收集\n二、保存\n三、本政策的修订\n\n我们会申请相机权限用于扫码。';
    expect(await declared(text)).toBe('CAMERA permission');
  });
});

describe('what a sentence says of rights as examples', () => {
  it.each([
    [
      '3、撤回授权：我们可能需要您开通一些设备权限，例如通知、相机权限，您可以随时在设置中关闭。',
      'CAMERA permission, NOTIFICATIONS permission',
    ],
    [
      '我们会申请敏感权限（例如通讯录、精确地理位置）。我们会收集您的位置信息。',
      'CONTACTS permission, LOCATION permission',
    ],
    ['2、撤回授权：您可以在设置中关闭相机权限。', ''],
    ['我们收集的信息（例如通讯录、精确地理位置）会加密。', 'CONTACTS data, LOCATION data'],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('a use that is denied', () => {
  it.each([
    ['该能力不用于定位、读取通讯录或读取短信。', 'CONTACTS denied, LOCATION denied, SMS denied'],
    ['当前版本不接入通讯录、短信读取类第三方组件。', 'CONTACTS denied, SMS denied'],
    ['相机权限用于扫码，不用于其他用途。', 'CAMERA permission'],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('a section about updates of the app is none about changes of the policy', () => {
  it.each([
    ['三、安装更新包\n权限：REQUEST_INSTALL_PACKAGES。', 'INSTALL_PACKAGES permission'],
    ['三、本政策的更新\n我们曾在旧版中申请 REQUEST_INSTALL_PACKAGES。', ''],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('words that hold the name of another thing', () => {
  it.each([
    ['该组件需要收集或使用的手机信息/设备权限包括：', ''],
    ['我们会收集设备型号、进程及软件列表。', 'INSTALLED_APPS data, PHONE_STATE data, RUNNING_TASKS data'],
    ['我們會收集您的應用程式清單。', 'INSTALLED_APPS data'],
    ['我们会收集WLAN及GPS传感器信息。', 'LOCATION data, WIFI_STATE data'],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('an item of what an SDK collects', () => {
  const rowWith = (field: string) =>
    `第三方SDK目录\n甲会议SDK\n提供方：甲会科技有限公司\n使用目的：会议\n${field}\n`;
  it.each([
    ['收集信息：摄像头、麦克风、外部存储', 'CAMERA data, MICROPHONE data, STORAGE data'],
    ['收集信息：录音', 'MICROPHONE data'],
    ['收集信息：访问摄像头、昵称', 'CAMERA permission'],
    ['使用权限：摄像头、麦克风', 'CAMERA permission, MICROPHONE permission'],
  ])('%j', async (field, expected) => {
    expect(await declared(rowWith(field))).toBe(expected);
  });
});

describe('a section for iOS alone', () => {
  const section = (next: string) => `三、我们收集的信息\n（一）仅iOS\nIDFA、IDFV\n${next}\n`;
  it.each([
    ['（二）我们会收集您的IMEI、应用列表。', 'INSTALLED_APPS data, PHONE_STATE data'],
    ['（一）我们会收集您的应用列表。', ''],
    ['（五）我们会收集您的应用列表。', ''],
    ['我们会收集您的应用列表。', ''],
  ])('ends where the next point of its rank begins: %j', async (next, expected) => {
    expect(await declared(section(next))).toBe(expected);
  });
});

describe('a place that the user tells', () => {
  it.each([
    ['为了设备联动，我们会获取家庭位置。', 'LOCATION data'],
    ['为了设备联动，我们会申请访问家庭位置权限。', 'LOCATION permission'],
    ['为了上门取件，我们会请求获取您的精确位置。', 'LOCATION permission'],
    ['为了上门取件，我们会获取精确位置。', 'LOCATION data'],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});

describe('what the user may leave undone', () => {
  it.each([
    ['您可以不使用拍照功能。', ''],
    ['我们不使用拍照功能。', 'CAMERA denied'],
    ['我们可能向您发送通知或需获得您授权的提示。', ''],
    ['我们会请求通知授权。', 'NOTIFICATIONS permission'],
    ['为帮您打开其他应用，我们会判断您的设备是否安装了该应用。', 'INSTALLED_APPS data'],
    ['请先确认手机是否安装了该应用。', ''],
  ])('%j', async (text, expected) => {
    expect(await declared(text)).toBe(expected);
  });
});
