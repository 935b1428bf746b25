import type { ApiLanguage } from '../api/identifiers.js';

/** How a report looks when it opens; its reader may change it. */
export interface Opening {
  readonly language: ApiLanguage;
  /** The system's where left out. */
  readonly theme?: 'light' | 'dark';
}

/** The first tags of a report as it was written, with the attributes by which its style chooses. */
const firstTags = /^(<!doctype html>\s*<html) lang="[\w-]+" data-lang="[\w-]+"(?: data-theme="\w+")?>/;

/** Bytes that hold them, all of them ASCII. */
const headLength = 100;

/** An HTML report of ours that opens so; another page stays as it is. */
export function openedAs(page: Buffer, { language, theme }: Opening): Buffer {
  const [tags = '', before = ''] = firstTags.exec(page.toString('latin1', 0, headLength)) ?? [];
  if (tags === '') return page;
  const inTheme = theme === undefined ? '' : ` data-theme="${theme}"`;
  const opened = `${before} lang="${language}" data-lang="${language}"${inTheme}>`;
  return opened === tags ? page : Buffer.concat([Buffer.from(opened), page.subarray(tags.length)]);
}
