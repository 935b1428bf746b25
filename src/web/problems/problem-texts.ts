import type { ApiLanguage } from '../api/identifiers.js';
import type { ProblemCode } from '../api/problem.js';

/** Status and words of a problem. */
interface ProblemText {
  readonly status: number;
  readonly titles: Readonly<Record<ApiLanguage, string>>;
  /** What to do about it. */
  readonly details: Readonly<Record<ApiLanguage, string>>;
}

const text = (
  status: number,
  [zh, en]: readonly [string, string],
  [zhDetail, enDetail]: readonly [string, string],
): ProblemText => ({
  status,
  titles: { 'zh-CN': zh, en },
  details: { 'zh-CN': zhDetail, en: enDetail },
});

/** A problem without words does not compile. */
export const problemTexts: Readonly<Record<ProblemCode, ProblemText>> = {
  'invalid-request': text(
    400,
    ['请求有误', 'The request is wrong'],
    ['请检查 fields 中列出的字段', 'Check what "fields" names'],
  ),
  'not-signed-in': text(
    401,
    ['需要访问令牌', 'A token is needed'],
    ['请登录，或在请求头 Authorization 中给出令牌', 'Sign in, or give the token in the Authorization header'],
  ),
  'foreign-origin': text(
    403,
    ['来自其他网站的请求', 'The request comes from another site'],
    ['只接受本服务自己的页面发出的请求', "Only this server's own pages may ask"],
  ),
  'foreign-host': text(
    421,
    ['主机名不受信任', 'Unknown host name'],
    [
      '请使用启动时打印的地址，或用 --allow-host 添加',
      'Use the address printed at the start, or add the name with --allow-host',
    ],
  ),
  'not-found': text(
    404,
    ['不存在', 'Not found'],
    ['没有这一项，可能已被删除', 'There is no such thing; it may have been deleted'],
  ),
  'wrong-state': text(
    409,
    ['当前状态不允许', 'Not in this state'],
    ['只有已完成的审核才有结果和报告', 'Only a finished audit has a result and reports'],
  ),
  'no-package': text(
    400,
    ['没有应用包', 'No package came'],
    ['请上传 APK（表单字段 package）', 'Upload an APK as the form field "package"'],
  ),
  'no-policy': text(
    400,
    ['没有隐私政策', 'No policy came'],
    ['请上传文件、粘贴文字或给出网址', 'Upload a document, paste its text or give an address'],
  ),
  'too-large': text(
    413,
    ['内容过大', 'Too large'],
    ['超过大小上限，见 /api/v1/about 的 limits', 'It is beyond the limits that /api/v1/about lists'],
  ),
  'too-many-files': text(
    413,
    ['文件或字段过多', 'Too many files or fields'],
    ['超过数量上限，见 /api/v1/about 的 limits', 'There are more than the limits of /api/v1/about allow'],
  ),
  'upload-too-slow': text(
    408,
    ['上传过慢', 'The upload is too slow'],
    ['没有在时限内收到完整内容', 'It did not arrive within the time limit'],
  ),
  'upload-broken': text(
    400,
    ['上传不完整', 'The upload is broken'],
    ['表单在中途结束或无法解析，请重试', 'The form ended halfway or cannot be read; try again'],
  ),
  'unsupported-media-type': text(
    415,
    ['不支持这种内容类型', 'Unsupported media type'],
    ['请使用接口文档中的类型', 'Use the type that the API document names'],
  ),
  'too-many-requests': text(429, ['请求过于频繁', 'Too many requests'], ['请稍后再试', 'Try again later']),
  'queue-full': text(
    503,
    ['等待的审核过多', 'Too many audits are waiting'],
    ['请稍后再试', 'Try again later'],
  ),
  stopping: text(503, ['服务正在停止', 'The server is stopping'], ['请稍后再试', 'Try again later']),
  'storage-unavailable': text(
    507,
    ['无法保存', 'Nothing can be stored'],
    ['结果文件夹无法写入或磁盘已满', 'The results folder cannot be written, or the disk is full'],
  ),
  internal: text(
    500,
    ['服务内部错误', 'Internal error'],
    ['请把 instance 中的编号告诉服务的管理者', 'Tell the operator the number in "instance"'],
  ),
};
