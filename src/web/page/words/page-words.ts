import { en } from './en.js';
import { zhCn } from './zh-cn.js';

/** Languages of the page. */
export type PageLanguage = 'zh-CN' | 'en';

/** The words of the page; a word that one language lacks does not compile. */
export type PageWords = typeof zhCn;

/** What the page says, by language. */
export const pageWords: Readonly<Record<PageLanguage, PageWords>> = { 'zh-CN': zhCn, en };
