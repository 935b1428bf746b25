import type { Cell, Draft, DraftTable } from './draft.js';
import { type DraftLanguage, draftWords } from './words.js';

/** The draft as Markdown tables. */
export function draftMarkdown(draft: Draft, language: DraftLanguage): string {
  const table = ({ title, note, columns, rows }: DraftTable) => [
    `## ${markdownText(title)}`,
    '',
    markdownText(note),
    '',
    `| ${columns.map(markdownText).join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map((cell) => markdownText(cellText(cell, language))).join(' | ')} |`),
    '',
  ];
  const lines = [
    `# ${markdownText(draft.title)}`,
    '',
    ...draft.notes.flatMap((note) => [markdownText(note), '']),
    ...draft.tables.flatMap(table),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The draft as a page of plain tables with borders, which word processors take over when pasted. */
export function draftHtml(draft: Draft, language: DraftLanguage): string {
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${htmlText(cell)}</${tag}>`).join('')}</tr>`;
  const table = ({ title, note, columns, rows }: DraftTable) => [
    `<h2>${htmlText(title)}</h2>`,
    `<p>${htmlText(note)}</p>`,
    '<table border="1" cellspacing="0" cellpadding="6">',
    row(columns, 'th'),
    ...rows.map((cells) =>
      row(
        cells.map((cell) => cellText(cell, language)),
        'td',
      ),
    ),
    '</table>',
  ];
  const lines = [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>${htmlText(draft.title)}</title></head>`,
    '<body>',
    `<h1>${htmlText(draft.title)}</h1>`,
    ...draft.notes.map((note) => `<p>${htmlText(note)}</p>`),
    ...draft.tables.flatMap(table),
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

function cellText(cell: Cell, language: DraftLanguage): string {
  const words = draftWords(language);
  if (cell.state === 'to-fill') return words.toFill;
  return cell.state === 'known' ? cell.text : `${cell.text}${words.toConfirm}`;
}

/** One line without control characters or marks that reorder text. */
function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|\p{Surrogate}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

function htmlText(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function markdownText(text: string): string {
  return htmlText(text)
    .replaceAll('&quot;', '"')
    .replace(/[\\`*[\]|#~]/g, '\\$&');
}
