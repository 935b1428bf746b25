import type { NewAuditRequest } from '../../client/client.js';
import type { PageLanguage, PageWords } from '../words/page-words.js';

/** What the fields of the form say, besides the files. */
export type WrittenFields = Omit<NewAuditRequest, 'packages' | 'documents'>;

/** Reads the fields of the form. */
export function writtenFields(form: FormData, language: PageLanguage): WrittenFields {
  const text = writtenIn(form, 'text');
  const [profile, appType] = [writtenIn(form, 'profile'), writtenIn(form, 'appType')];
  return {
    texts: text === '' ? [] : [text],
    urls: partsOf(writtenIn(form, 'urls'), /\s+/),
    tags: partsOf(writtenIn(form, 'tags'), /[,，、\n]/),
    followLinks: form.has('followLinks'),
    language,
    ...(profile !== '' && { profile }),
    ...(appType !== '' && { appType }),
  };
}

/** What is wrong with them, seen from here; the server looks again. */
export function writtenFaults({ urls = [] }: WrittenFields, { new: words }: PageWords): string[] {
  return urls.filter((url) => !/^https?:\/\/[^/\s]/i.test(url)).map(words.faults.notAddress);
}

function writtenIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function partsOf(text: string, separator: RegExp): string[] {
  const parts = text.split(separator).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
