import { plainCharacters } from './pdf-characters.js';
import type { LinkedText } from './pdf-links.js';
import type { PdfRun } from './pdf-page.js';

/** Runs that stand on one line, left to right, with blanks where the page leaves room. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** The line's parts where gaps wider than a blank part it, as cells of an unruled table do. */
  readonly parts: readonly { readonly text: string; readonly left: number }[];
  readonly links: readonly LinkedText[];
}

/** Gaps, in parts of the font size: from here on a blank, from here on another column. */
const blankGap = 0.22;
const columnGap = 1.6;

export function linesOf(runs: readonly PdfRun[]): PdfLine[] {
  const sorted = [...runs].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const lines: PdfRun[][] = [];
  for (const run of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    const near = first !== undefined && run.baseline - first.baseline < Math.min(first.size, run.size) * 0.5;
    if (line !== undefined && near) line.push(run);
    else lines.push([run]);
  }
  return lines.map(lineOf);
}

function lineOf(runs: PdfRun[]): PdfLine {
  runs.sort((a, b) => a.left - b.left);
  const parts: { text: string; left: number }[] = [];
  let text = '';
  let previous: PdfRun | null = null;
  for (const run of runs) {
    const gap = previous === null ? 0 : run.left - previous.right;
    const part = parts.at(-1);
    if (part === undefined || gap > run.size * columnGap) parts.push({ text: run.text, left: run.left });
    else part.text += (gap > run.size * blankGap ? ' ' : '') + run.text;
    text += (previous !== null && gap > run.size * blankGap ? ' ' : '') + run.text;
    previous = run;
  }
  const size = Math.max(...runs.map((run) => run.size));
  const [left, right] = [runs[0]?.left ?? 0, Math.max(...runs.map((run) => run.right))];
  const links = runs.flatMap(({ link }) => (link === null ? [] : [link]));
  return {
    text: plainCharacters(text),
    left,
    right,
    baseline: runs[0]?.baseline ?? 0,
    size,
    parts: parts.map((part) => ({ ...part, text: plainCharacters(part.text) })),
    links: links.map((link) => ({ ...link, text: plainCharacters(link.text) })),
  };
}
