/** Languages of the page. */
export type PageLanguage = 'zh-CN' | 'en';

const zh = {
  title: '应用与隐私政策一致性检查',
  language: 'English',
  packages: '应用包（APK；拆分包可多选）',
  documents: '隐私政策文件（txt、md、html、pdf、docx，可多选）',
  text: '或粘贴隐私政策正文',
  url: '或隐私政策网址',
  appType: '应用类型',
  profile: '适用市场',
  notGiven: '未指定',
  start: '开始检查',
  uploading: '正在上传…',
  cancel: '取消',
  again: '再查一个',
  report: '打开报告',
  token: '访问令牌',
  signIn: '登录',
  stages: {
    waiting: '排队中',
    documents: '正在读取隐私政策',
    package: '正在读取应用包',
    rules: '正在比对',
    reports: '正在生成报告',
  },
  ahead: (count: number) => `前面还有 ${count} 个`,
  states: {
    queued: '排队中',
    running: '检查中',
    finished: '检查完成',
    failed: '检查失败',
    cancelled: '已取消',
  },
  counts: (error: number, warning: number, info: number) => `错误 ${error}，警告 ${warning}，提示 ${info}`,
  incomplete: '有内容未能读取，结论可能不全',
  unreachable: '无法连接服务，请检查网络后重试',
};

/** The words of the page; a word that one language lacks does not compile. */
export type PageWords = typeof zh;

const en: PageWords = {
  title: 'Does the app keep to its privacy policy?',
  language: '中文',
  packages: 'App package (APK; choose several for splits)',
  documents: 'Policy documents (txt, md, html, pdf, docx; several)',
  text: 'Or paste the text of the policy',
  url: 'Or the address of the policy',
  appType: 'Type of app',
  profile: 'Market',
  notGiven: 'not given',
  start: 'Start the audit',
  uploading: 'Uploading…',
  cancel: 'Cancel',
  again: 'Audit another',
  report: 'Open the report',
  token: 'Token',
  signIn: 'Sign in',
  stages: {
    waiting: 'Waiting',
    documents: 'Reading the policy',
    package: 'Reading the package',
    rules: 'Comparing',
    reports: 'Writing the report',
  },
  ahead: (count: number) => `${count} before this one`,
  states: {
    queued: 'Waiting',
    running: 'Running',
    finished: 'Finished',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  counts: (error, warning, info) => `${error} errors, ${warning} warnings, ${info} notes`,
  incomplete: 'Something could not be read: the findings may be incomplete',
  unreachable: 'The server cannot be reached; check the network and try again',
};

export const pageWords: Readonly<Record<PageLanguage, PageWords>> = { 'zh-CN': zh, en };

const kept = 'apk-audit-language';

/** The language chosen earlier, else the browser's, else Chinese. */
export function firstLanguage(): PageLanguage {
  const chosen = localStorage.getItem(kept);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Tells the document, for screen readers and the title of the tab. */
export function tellDocument(language: PageLanguage): void {
  document.documentElement.lang = language;
  document.title = pageWords[language].title;
}

/** Remembers a choice for the next visit. */
export function keepLanguage(language: PageLanguage): void {
  localStorage.setItem(kept, language);
}
