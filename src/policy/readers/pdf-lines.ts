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
  /** Left to right. */
  readonly runs: readonly PdfRun[];
  readonly links: readonly LinkedText[];
}

/** Gap, in parts of the font size, from which on it is a blank. */
const blankGap = 0.22;

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
  return lines.map(lineOfRuns);
}

/** The line that runs of one baseline make. */
export function lineOfRuns(held: readonly PdfRun[]): PdfLine {
  const runs = [...held].sort((a, b) => a.left - b.left);
  let text = '';
  let previous: PdfRun | null = null;
  for (const run of runs) {
    const gap = previous === null ? 0 : run.left - previous.right;
    text += (previous !== null && gap > run.size * blankGap ? ' ' : '') + run.text;
    previous = run;
  }
  const size = runs.reduce((most, run) => Math.max(most, run.size), 0);
  const [left, right] = [
    runs[0]?.left ?? 0,
    runs.reduce((most, run) => Math.max(most, run.right), Number.NEGATIVE_INFINITY),
  ];
  const links = runs.flatMap(({ link }) => (link === null ? [] : [link]));
  return {
    text: plainCharacters(text),
    left,
    right,
    baseline: runs[0]?.baseline ?? 0,
    size,
    runs,
    links: links.map((link) => ({ ...link, text: plainCharacters(link.text) })),
  };
}
