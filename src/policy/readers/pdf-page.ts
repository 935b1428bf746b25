import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type LinkedText, linkOn, linksOfPage } from './pdf-links.js';

/** A run of text on a page. Units are points; y grows downwards from the top of the page. */
export interface PdfRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** The part of it that is a link; null for plain text. */
  readonly link: LinkedText | null;
}

/** A ruled line or the edge of a box, horizontal or vertical. */
export interface PdfRule {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PdfPage {
  readonly runs: readonly PdfRun[];
  readonly rules: readonly PdfRule[];
}

type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];
/** Points below which a box is a line, and from which a line can border a cell. */
const thickest = 2.5;
const shortest = 6;
/** Rules of one page that are kept; drawings have many, tables few. */
const mostRules = 4000;

/** The text of a page and the lines drawn on it. */
export async function readPdfPage(page: PDFPageProxy, operators: PdfOperators): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = viewport.transform as unknown as Matrix;
  const { items } = await page.getTextContent();
  const links = await linksOfPage(page);
  const runs = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const placed = multiply(toPage, item.transform as unknown as Matrix);
    const size = Math.hypot(placed[2], placed[3]) || item.height;
    // Turned text is a watermark or a margin note, never a sentence of the policy.
    if (Math.abs(placed[1]) > Math.abs(placed[0]) * 0.1) return [];
    const right = placed[4] + item.width;
    const run = { text: item.str, left: placed[4], right, baseline: placed[5], size };
    return [{ ...run, link: linkOn(links, run) }];
  });
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules = rulesOf(fnArray, argsArray as readonly unknown[], toPage, operators);
  const { width, height } = viewport;
  return {
    runs,
    rules: rules.filter((rule) => !framesPage(rule, width, height) && !underlines(rule, runs)),
  };
}

/** A line right under a text that begins and ends with it: it marks a link, and parts no cells. */
function underlines({ left, right, top, bottom }: PdfRule, runs: readonly PdfRun[]): boolean {
  if (bottom - top > thickest) return false;
  const over = runs.filter(
    ({ baseline, size }) => top - baseline > -size * 0.1 && top - baseline < size * 0.4,
  );
  return (
    over.some((run) => Math.abs(run.left - left) <= 1.5) &&
    over.some((run) => Math.abs(run.right - right) <= 1.5)
  );
}

/** An edge as long as the page: its background or a border round everything. */
function framesPage({ left, right, top, bottom }: PdfRule, width: number, height: number): boolean {
  return right - left > width * 0.97 || bottom - top > height * 0.97;
}

/** Numbers of the drawing operators that matter, as the library counts them. */
export interface PdfOperators {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  /** Ends a path without drawing it: it only bounds what is drawn later. */
  readonly endPath: number;
}

/** Edges of every path that is a line or an upright box. */
function rulesOf(
  operators: readonly number[],
  args: readonly unknown[],
  toPage: Matrix,
  known: PdfOperators,
): PdfRule[] {
  const rules: PdfRule[] = [];
  const saved: Matrix[] = [];
  let current = toPage;
  for (const [i, operator] of operators.entries()) {
    if (rules.length >= mostRules) break;
    if (operator === known.save) saved.push(current);
    else if (operator === known.restore) current = saved.pop() ?? toPage;
    else if (operator === known.transform) current = multiply(current, matrixOf(args[i]));
    else if (operator === known.constructPath) {
      const box = boxOf(args[i], known.endPath);
      if (box !== null) rules.push(...edgesOf(box, current));
    }
  }
  return rules;
}

/** The bounding box a path comes with: its third argument, [left, bottom, right, top]; null where none is drawn. */
function boxOf(args: unknown, endPath: number): readonly [number, number, number, number] | null {
  if (Array.isArray(args) && args[0] === endPath) return null;
  const box = Array.isArray(args) ? (args[2] as ArrayLike<number> | null | undefined) : undefined;
  if (box === undefined || box === null || box.length !== 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = Array.from(box);
  return [a, b, c, d].every(Number.isFinite) ? [a, b, c, d] : null;
}

function edgesOf([x1, y1, x2, y2]: readonly [number, number, number, number], matrix: Matrix): PdfRule[] {
  const [ax, ay] = apply(matrix, x1, y1);
  const [bx, by] = apply(matrix, x2, y2);
  const [left, right] = [Math.min(ax, bx), Math.max(ax, bx)];
  const [top, bottom] = [Math.min(ay, by), Math.max(ay, by)];
  const [wide, high] = [right - left, bottom - top];
  if (wide < shortest && high < shortest) return [];
  if (wide <= thickest || high <= thickest) return [{ left, right, top, bottom }];
  return [
    { left, right, top, bottom: top },
    { left, right, top: bottom, bottom },
    { left, right: left, top, bottom },
    { left: right, right, top, bottom },
  ];
}

function matrixOf(args: unknown): Matrix {
  const numbers: number[] = Array.isArray(args) ? args.map(Number) : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return numbers.every(Number.isFinite) ? [a, b, c, d, e, f] : identity;
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}
