import { InputError } from '../facts/input-error.js';
import type { Language } from '../report/messages/rule-text.js';
import { SignatureError } from '../sdk/signature-error.js';
import { ConfigError } from './config/config-error.js';
import { exitCode } from './exit-codes.js';
import { UsageError, type UsageErrorCode } from './usage-error.js';

const usageTexts: Readonly<Record<Language, Readonly<Record<UsageErrorCode, string>>>> = {
  'zh-CN': {
    'file-not-found': '没有这个文件，请检查路径',
    'file-is-directory': '这是一个文件夹，请给出文件',
    'folder-without-packages': '这个文件夹里没有 .apk 文件',
    'file-unreadable': '无法读取，请检查权限',
    'file-not-regular': '是管道或设备，不是文件；请先存为文件',
    'output-unwritable': '无法写入，请检查路径和写入权限',
    'file-exists': '文件已存在，要覆盖请加 --force',
    'results-foreign': '不是结果文件夹，请给出空文件夹或 apk-audit batch 用过的文件夹',
    'results-version': '这个结果文件夹由另一版本写成，请换一个文件夹，或用写它的版本',
    'results-full': '磁盘已满，已完成的结果都在；腾出空间后再运行同一命令即可接着做',
    'results-gone': '结果文件夹在运行中被移走或删除',
    'queue-not-named': '没有指定队列，请用 --queue 或环境变量 APK_AUDIT_QUEUE 给出',
    'queue-address': '不是队列地址，应为 redis://主机:端口/库号（Redis 或 Valkey）',
    'queue-unreachable': '无法连接队列服务器，请检查地址，并确认 Redis 或 Valkey 正在运行',
    'queue-refused': '队列服务器拒绝访问，请检查地址中的用户名和密码',
    'folder-not-named': '多种格式需要一个文件夹，请用 --output 给出',
    'file-not-named': '这种格式不能在终端显示，请用 --output 给出文件',
    'policy-not-named': '没有指定隐私政策，请用 --policy 给出文件，或用 --policy-facts 给出已保存的结果',
    'package-not-named': '没有指定应用包，请给出 APK，或用 --app-facts 给出已保存的结果',
    'package-named-twice': '已经给出应用包，不能再给出已保存的结果，请只保留一个',
    'nothing-to-explain': '不是规则编号；若是结论的指纹，请用 --report 给出含有它的报告',
    'baseline-not-named': '没有指定基线文件，请用 --baseline 给出',
    'unknown-sdk': '没有这个 SDK 标识，用 apk-audit sdks list 查看全部',
    'results-in-use': '另一个 apk-audit serve 正在使用这个结果文件夹',
    'token-not-given': '这个地址别的机器也能访问，请用 --token 或环境变量 APK_AUDIT_TOKEN 设置访问令牌',
    'token-too-short': '访问令牌至少要有 16 个字符',
    'port-taken': '端口已被占用，请换一个，或用 --port 0 自动选择',
    'address-unusable': '无法监听这个地址，请检查 --host 和 --port',
    'no-classes': '其中没有属于该 SDK 的类，请检查特征文件中的包名',
    'not-distinctive': '其中没有足以辨认该 SDK 的类',
  },
  en: {
    'file-not-found': 'no such file; check the path',
    'file-is-directory': 'this is a folder; give a file',
    'folder-without-packages': 'this folder holds no .apk file',
    'file-unreadable': 'cannot be read; check the permissions',
    'file-not-regular': 'is a pipe or a device; save its content to a file first',
    'output-unwritable': 'cannot be written; check the path and its permissions',
    'file-exists': 'is there already; give --force to write over it',
    'results-foreign': 'is no results folder; give an empty one, or one that apk-audit batch made',
    'results-version': 'is a results folder of another version; give another folder, or use that version',
    'results-full':
      'the disk is full; finished results are kept, run the same command again when there is space',
    'results-gone': 'the results folder was moved or removed while it was in use',
    'queue-not-named': 'no queue is given; name it with --queue or the variable APK_AUDIT_QUEUE',
    'queue-address': 'is no address of a queue; give redis://host:port/database (Redis or Valkey)',
    'queue-unreachable':
      'the queue cannot be reached; check the address, and that Redis or Valkey is running there',
    'queue-refused': 'the queue refuses access; check user and password in the address',
    'folder-not-named': 'several formats need a folder; name it with --output',
    'file-not-named': 'this format cannot be shown in a terminal; name a file with --output',
    'policy-not-named':
      'no policy is given; name documents with --policy, or saved facts with --policy-facts',
    'package-not-named': 'no package is given; name an APK, or saved facts with --app-facts',
    'package-named-twice': 'a package is given too; give one of the two',
    'nothing-to-explain':
      'is no rule; for the fingerprint of a finding, name the report that holds it with --report',
    'baseline-not-named': 'no baseline is given; name its file with --baseline',
    'unknown-sdk': 'no SDK has this id; see apk-audit sdks list',
    'results-in-use': 'another apk-audit serve is using this results folder',
    'token-not-given':
      'other machines reach this address: set a token with --token or the environment variable APK_AUDIT_TOKEN',
    'token-too-short': 'a token needs at least 16 characters',
    'port-taken': 'this port is taken; choose another, or --port 0 for any',
    'address-unusable': 'cannot listen at this address; check --host and --port',
    'no-classes': 'holds no class of this SDK; check the packages of its signature',
    'not-distinctive': 'holds no class by which this SDK can be told from others',
  },
};

/** Chinese texts of input errors; in English each error carries its own. */
const inputTexts: Readonly<Record<string, string>> = {
  'package-empty': '文件是空的，请给出完整的 APK',
  'package-not-a-zip': '不是 APK：找不到 ZIP 目录，请检查文件是否下载完整',
  'package-truncated': 'APK 不完整，文件在中途被截断，请重新获取',
  'package-without-manifest': '压缩包中没有 AndroidManifest.xml，不是 Android 应用包',
  'package-manifest-unreadable': 'AndroidManifest.xml 无法解析',
  'package-url-private': '这个网址指向本机或内网，确需读取请加 --allow-private-addresses',
  'package-url-status': '服务器没有返回文件，请检查网址',
  'package-url-busy': '服务器暂时无法提供文件，请稍后再试',
  'package-url-redirects': '网址不断跳转，请给出最终网址',
  'package-url-timeout': '没有在时限内收到完整内容，请稍后再试或先下载',
  'package-url-unreachable': '无法访问这个网址，请检查网址和网络',
  'package-url-too-large': '服务器不支持分段读取，而文件超过整体下载的大小上限，请先下载',
  'package-url-changed': '读取过程中服务器上的文件被更换，请重新运行',
  'policy-empty': '文件是空的，请给出隐私政策正文',
  'policy-without-text':
    '没有可读的文字，请给出含正文的文件（脚本渲染的网页请先另存为完整页面，网址可加 --render）',
  'policy-binary': '不是文本或网页文件，请给出 txt、html、pdf 或 docx',
  'policy-too-large': '文件超过大小上限',
  'policy-format': '不支持这种文件，请给出 txt、md、html、pdf 或 docx（旧版 Word 文件请另存为 docx）',
  'policy-broken': '文件已损坏，请重新保存或下载',
  'policy-encrypted': '文件设有密码，请另存为无密码的文件',
  'policy-scanned': '页面是扫描图片，没有文字，请给出含文字的 PDF 或先做文字识别',
  'policy-url-private': '这个网址指向本机或内网，确需读取请加 --allow-private-addresses',
  'policy-url-status': '服务器没有返回页面，请检查网址',
  'policy-url-busy': '服务器暂时无法提供页面，请稍后再试',
  'policy-url-redirects': '网址不断跳转，请给出最终网址',
  'policy-url-timeout': '没有在时限内收到完整内容，请稍后再试或先下载',
  'policy-url-unreachable': '无法访问这个网址，请检查网址和网络',
  'policy-no-browser':
    '--render 需要已安装的 Chrome 或 Chromium（可用 CHROME_PATH 指定）以及 playwright-core',
};

/** An error that ends a run: the one line for the user, and the exit code. */
export interface Ending {
  readonly line: string;
  readonly exitCode: number;
}

/** The line and code for an error the user can mend, or null for a bug. */
export function endingOf(error: unknown, language: Language): Ending | null {
  if (error instanceof UsageError) {
    return { line: `${error.where}: ${usageTexts[language][error.code]}`, exitCode: exitCode.usage };
  }
  if (error instanceof InputError) {
    const text = language === 'en' ? error.detail : (inputTexts[error.code] ?? error.detail);
    return { line: `${error.where}: ${text}`, exitCode: exitCode.incomplete };
  }
  if (error instanceof SignatureError || error instanceof ConfigError)
    return { line: error.message, exitCode: exitCode.usage };
  return null;
}
