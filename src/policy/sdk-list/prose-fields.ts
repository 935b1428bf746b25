import { type Passage, type Quote, quote } from '../document/passage.js';
import type { SdkRowBuilder } from './sdk-row.js';

/** `登录时使用` */
const whenUsed = /[^。；;，,]{2,40}(?:时使用)/;
const purposes: readonly RegExp[] = [
  /(?:主要)?(?:仅?用于|用以|用来|旨在)(?!收集|获取|采集)[^。；;，,]{2,90}/,
  /(?:为了|为(?=能够?|更好|更加|便于|方便|及时|给|向|帮助|在|使|实现|保证|保障|优化|监控|您|用户|提供|避免|防范|统计|推荐|完成|处理|解决|解析|分析|防止|满足|识别|展示|确认|改善|改进|提升|发送|校验|验证))[^。；;]{2,100}?(?=[，,] ?(?:我们|本|需要|可能|会|该|其|当|在您|将|并获取|获取|上述)|[。；;]|$)/,
  /(?:以便|以(?=提供|实现|保障|校验|支持|帮助|完成|便于|满足)|便于)[^。；;，,]{2,90}/,
  /(?<!不)(?:提供|实现|支持|帮助|协助)[^。；;]{2,80}?(?:功能|服务|能力|需求|体验)(?=等|[。；;，,]|$)/,
  /(?:提供|实现|支持|帮助|协助)[^。；;，,]{2,60}?(?:功能|服务|能力|需求|体验)/,
  /(?:to provide|to help|to enable|used to|used for|in order to|for the purpose of)[^.;]{3,120}/,
  whenUsed,
  /(?<=^|[。；;，,\s])[^。；;，,\s]{2,20}?(?=(?:是)?(?:通过|由)[^。；;]{2,300}(?:实现|提供|完成))/,
  /(?:进行|作为|属于)[^。；;，,]{2,40}/,
];

const dataVerb =
  /(?:收集|获取|采集|读取|共享|上传|(?:访问|使用|需要(?!获取|收集|读取|访问|采集|使用|调用))(?=[^，,。；;]{0,6}(?:您|用户|设备|手机|终端))|collects?|obtains?|access(?:es)?)(?:并存储|和使用|并使用|或使用|和存储|及使用)?(?:的数据|的信息|的个人信息)?(?:包括但不限于|包括|有|为)?[：:]? ?(?:用户(?!标识|信息|id|名|账|行为|数据)|您|你)?(?:(?:设备|手机|终端)?的)?/g;
const dataEnd =
  /[。；;]|[，,] ?(?=用于|以便|用以|以|为|如|若|您|当|我们|并将|从而|如不|不会|因为|拒绝|否则|具体|详见|该|此)|[，,]?(?:用于|以便|用以|以提供|以实现)/;
/** `Android版本：设备信息、网络信息`: a line that goes on `需要收集的信息包括：`. */
export const platformKey = /^(?:android|安卓|鸿蒙|harmonyos|ios|苹果)(?:端|版本?|系统|平台)?[：:]\s?/;
const keyedData = /[。；;]|\s(?:官方)?(?:隐私|官网)|https?:/;
/** What leads to a list on the lines below. */
const emptyList = /(?:包括|如下|为|有)?[：:]\s*$/;
/** Units of an enumeration of data that are read. */
const longestList = 1500;
const personal =
  /信息|imei|imsi|mac|地址|标识|设备|账号|帐号|手机号|昵称|头像|日志|序列号|型号|oaid|android ?id|网络|运营商|经纬度|位置|号码|照片|列表|权限|版本|图像|人脸|面部|姓名|身份证|内容|记录|数据|订单|步数|语音|录音|文件|崩溃|token|openid|advertising id|ip address|crash|identifier|information/;

/** Reads purpose, data and address of an SDK from the sentences about it. */
export function addProseFields(builder: SdkRowBuilder, passage: Passage, start: number, end: number): void {
  const text = passage.match.slice(start, end);
  if (builder.get('purpose').length === 0) {
    const purpose = firstPurpose(text);
    if (purpose !== null) builder.add('purpose', quote(passage, start + purpose.start, start + purpose.end));
  }
  for (const data of dataIn(passage, start, end)) builder.add('data', data);
  const platform = start === 0 ? platformKey.exec(text) : null;
  if (platform !== null) {
    const rest = text.slice(platform[0].length);
    const stop = platform[0].length + (keyedData.exec(rest)?.index ?? rest.length);
    builder.add('data', quote(passage, platform[0].length, stop));
  }
  const url = /https?:\/\/[!-~]+/.exec(text);
  if (url !== null)
    builder.add('privacyUrl', quote(passage, start + url.index, start + url.index + url[0].length));
}

function firstPurpose(text: string): { start: number; end: number } | null {
  for (const pattern of purposes) {
    // This one begins with what any text is made of: without its end it would be tried at every place.
    if (pattern === whenUsed && !text.includes('时使用')) continue;
    const found = pattern.exec(text);
    if (found !== null) return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

function* dataIn(passage: Passage, start: number, end: number): Generator<Quote> {
  let from = start;
  const text = passage.match.slice(0, end);
  dataVerb.lastIndex = start;
  for (let verb = dataVerb.exec(text); verb !== null; verb = dataVerb.exec(text)) {
    const at = verb.index + verb[0].length;
    if (verb.index < from) continue;
    const rest = text.slice(at, at + longestList);
    const stop = at + (dataEnd.exec(rest)?.index ?? rest.length);
    const before = text.slice(Math.max(start, verb.index - 6), verb.index);
    if (
      stop > at &&
      !emptyList.test(text.slice(at, stop)) &&
      personal.test(text.slice(at, stop)) &&
      !/不会?$|无需$|不需要$|未$/.test(before)
    ) {
      yield quote(passage, at, stop);
      from = stop;
      dataVerb.lastIndex = stop;
    }
  }
}
