import type { PageLanguage } from '../words/page-words.js';

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** A number of bytes as people read it, by thousands of 1024. */
export function sizeOf(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** A moment as people of a language write it, in their own time zone. @param moment RFC 3339 */
export function momentOf(moment: string, language: PageLanguage): string {
  return new Date(moment).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
