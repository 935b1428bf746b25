import type { SdkSignature } from '../../../sdk/signature-schema.js';
import type { PageLanguage } from './page-words.js';

type Names = Readonly<Record<PageLanguage, string>>;

const names = (zh: string, en: string): Names => ({ 'zh-CN': zh, en });

/** What each category of signatures is called; a category without a name does not compile. */
const categoryNames: Readonly<Record<SdkSignature['category'], Names>> = {
  push: names('消息推送', 'Push'),
  analytics: names('统计分析', 'Analytics'),
  'crash-and-performance': names('崩溃与性能监控', 'Crash and performance'),
  'map-and-location': names('地图与定位', 'Maps and location'),
  'one-key-login': names('一键登录', 'One-tap login'),
  'share-and-login': names('分享与登录', 'Sharing and login'),
  payment: names('支付', 'Payment'),
  advertising: names('广告', 'Advertising'),
  'instant-messaging': names('即时通讯', 'Messaging'),
  'real-time-communication': names('实时音视频', 'Real-time audio and video'),
  'live-and-video': names('直播与点播', 'Live and video'),
  speech: names('语音', 'Speech'),
  'ocr-and-face': names('文字与人脸识别', 'OCR and face recognition'),
  'customer-service': names('客服', 'Customer service'),
  'risk-control': names('风控', 'Risk control'),
  captcha: names('验证码', 'Captcha'),
  'device-id': names('设备标识', 'Device identifiers'),
  'hot-fix': names('热修复', 'Hot fix'),
  hardening: names('加固', 'Hardening'),
  iot: names('物联网', 'Internet of things'),
  'web-container': names('网页容器', 'Web container'),
  'mini-program': names('小程序', 'Mini programs'),
  'game-channel': names('游戏渠道', 'Game channels'),
  storage: names('存储', 'Storage'),
  network: names('网络', 'Network'),
  'ab-test': names('A/B 测试', 'A/B tests'),
  attribution: names('归因', 'Attribution'),
  'deep-link': names('深度链接', 'Deep links'),
  identity: names('身份认证', 'Identity'),
  health: names('健康', 'Health'),
  education: names('教育', 'Education'),
  cast: names('投屏', 'Casting'),
  feedback: names('用户反馈', 'Feedback'),
  'platform-services': names('平台服务', 'Platform services'),
  ui: names('界面', 'User interface'),
  image: names('图片', 'Images'),
  media: names('媒体', 'Media'),
  database: names('数据库', 'Database'),
  language: names('语言与运行库', 'Language and runtime'),
  architecture: names('应用架构', 'Architecture'),
  serialisation: names('序列化', 'Serialisation'),
  framework: names('开发框架', 'Framework'),
  security: names('安全', 'Security'),
  tooling: names('开发工具', 'Tooling'),
  other: names('其他', 'Other'),
};

/** A category's name; one of a newer server is shown as it is. */
export function categoryName(category: string, language: PageLanguage): string {
  return (categoryNames as Readonly<Record<string, Names>>)[category]?.[language] ?? category;
}
