import { routes } from '../../api/routes.js';
import type { PageLanguage } from '../words/page-words.js';

/** Where the overview is to be had as a file. */
export function summaryAddress(tag: string | null, language: PageLanguage): string {
  return `${routes.summary.path}?${new URLSearchParams({
    format: 'csv',
    lang: language,
    download: 'true',
    ...(tag !== null && { tag }),
  })}`;
}

/** Where the draft of an audit is to be had as a file. */
export function draftAddress(
  id: string,
  query: {
    readonly format: 'markdown' | 'html';
    readonly scope: 'missing' | 'all';
    readonly lang: PageLanguage;
  },
): string {
  const path = routes.draft.path.replace(':id', encodeURIComponent(id));
  return `${path}?${new URLSearchParams({ ...query, download: 'true' })}`;
}
