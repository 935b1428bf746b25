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

const bordered = 'border:1pt solid #8c8c8c;padding:3pt 6pt;vertical-align:top';
/**
 * Styles stand in the elements, and sizes in points: that is what word processors keep of a pasted table. Gaps are shaded
 * so that none is overlooked.
 */
const styles = {
  page: "font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;font-size:10.5pt;line-height:1.5",
  table: 'border-collapse:collapse;width:100%;margin:6pt 0 14pt',
  heading: `${bordered};background:#d9e2f3;font-weight:bold;text-align:left`,
  known: bordered,
  'to-confirm': `${bordered};background:#fff2cc`,
  'to-fill': `${bordered};background:#fce4d6`,
} as const;

/** The draft as a page of tables to open, select and paste into a word processor. No script can run in it. */
export function draftHtml(draft: Draft, language: DraftLanguage): string {
  const lines = [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${htmlText(draft.title)}</title>`,
    '</head>',
    `<body style="${styles.page}">`,
    `<h1 style="font-size:16pt">${htmlText(draft.title)}</h1>`,
    ...draft.notes.map((note) => `<p>${htmlText(note)}</p>`),
    ...draft.tables.flatMap((table) => tableHtml(table, language)),
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

function tableHtml({ title, note, columns, rows }: DraftTable, language: DraftLanguage): string[] {
  const headings = columns.map((text) => `<th style="${styles.heading}">${htmlText(text)}</th>`);
  return [
    `<h2 style="font-size:13pt">${htmlText(title)}</h2>`,
    `<p>${htmlText(note)}</p>`,
    `<table border="1" cellspacing="0" cellpadding="6" style="${styles.table}">`,
    `<thead><tr>${headings.join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, language)).join('')}</tr>`),
    '</tbody>',
    '</table>',
  ];
}

function cellHtml(cell: Cell, language: DraftLanguage): string {
  return `<td style="${styles[cell.state]}">${htmlText(cellText(cell, language))}</td>`;
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
