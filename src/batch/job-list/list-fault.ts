import type { Language } from '../../index.js';

/** What is wrong with a row of a list. */
export type ListFaultCode =
  | 'unknown-column'
  | 'repeated-column'
  | 'missing-column'
  | 'broken-line'
  | 'cell-count'
  | 'empty-cell'
  | 'wrong-value'
  | 'file-missing'
  | 'no-package'
  | 'no-documents'
  | 'duplicate'
  | 'empty-list';

/** One thing wrong with a list, where it stands and what it is about. */
export interface ListFault {
  readonly code: ListFaultCode;
  /** The list, folder or pattern as the user named it. */
  readonly where: string;
  /** Counted from 1; null where the input has no lines. */
  readonly line: number | null;
  /** The column as this tool calls it; null where the whole line is meant. */
  readonly column: string | null;
  /** The words or the path at fault, or what a parser said. */
  readonly detail: string;
}

const texts: Readonly<Record<Language, Readonly<Record<ListFaultCode, string>>>> = {
  'zh-CN': {
    'unknown-column': '没有这一列，可用的列：apk、documents、appType、profile、name、tags',
    'repeated-column': '这一列出现了两次',
    'missing-column': '缺少这一列',
    'broken-line': '这一行无法解析',
    'cell-count': '这一行的格数与表头不同',
    'empty-cell': '不能为空',
    'wrong-value': '这个值不能用',
    'file-missing': '没有这个文件',
    'no-package': '其中没有应用包（apk、apks、xapk、apkm、aab）',
    'no-documents': '没有隐私政策，请在清单中给出，或放在应用包旁边，或用 --policy 给出',
    duplicate: '重复：同名或相同内容的一行已在前面',
    'empty-list': '其中没有要审核的应用',
  },
  en: {
    'unknown-column': 'there is no such column; known: apk, documents, appType, profile, name, tags',
    'repeated-column': 'this column is there twice',
    'missing-column': 'this column is missing',
    'broken-line': 'this line cannot be read',
    'cell-count': 'this line has not as many cells as the heading',
    'empty-cell': 'must not be empty',
    'wrong-value': 'this value cannot be used',
    'file-missing': 'no such file',
    'no-package': 'holds no app package (apk, apks, xapk, apkm, aab)',
    'no-documents': 'no policy is given; name it in the list, put it beside the package, or give --policy',
    duplicate: 'is there twice: a line before has this name or the same inputs',
    'empty-list': 'holds no app to audit',
  },
};

/** The fault as one line: `list.csv:3: documents: no such file: policy.html`. */
export function faultLine({ code, where, line, column, detail }: ListFault, language: Language): string {
  const place = line === null ? where : `${where}:${line}`;
  const parts = [place, column, texts[language][code], detail === '' ? null : detail];
  return parts.filter((part) => part !== null).join(': ');
}
