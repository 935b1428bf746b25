import { addToList } from '../../collections/groups.js';
import type { PlacedText, PolicyText } from '../../facts/policy-text.js';
import type { QuotedPlace } from './quoted-places.js';

/** A place within one text: from the unit at `start` up to `end`. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly place: QuotedPlace;
}

/** A run of text, and the places it belongs to, the gravest first. */
export interface MarkedRun {
  readonly text: string;
  readonly places: readonly QuotedPlace[];
  /** The places that begin here. */
  readonly begins: readonly QuotedPlace[];
}

const toneRank = { error: 0, warning: 1, info: 2, read: 3 } as const;

/** Finds which text each place of a document lies in. Places whose text is not found are left out. */
export function marksByText(
  document: PolicyText,
  places: readonly QuotedPlace[],
): ReadonlyMap<PlacedText, readonly Mark[]> {
  const texts = textsOf(document).sort((a, b) => startOf(a) - startOf(b));
  const marks = new Map<PlacedText, Mark[]>();
  for (const place of places) {
    const { line, column, quote } = place.evidence;
    const offset = (document.lineStarts[line - 1] ?? Number.NaN) + column - 1;
    const text = texts[lastAtMost(texts.length, (i) => startOf(texts[i]) <= offset)];
    if (text === undefined || offset >= (text.offsets[text.text.length] ?? 0)) continue;
    const start = lastAtMost(text.text.length, (i) => (text.offsets[i] ?? 0) < offset) + 1;
    const end = Math.min(start + quote.length, text.text.length);
    if (end > start) addToList(marks, text, { start, end, place });
  }
  return marks;
}

/** Cuts a text where marks begin and end. */
export function markedRuns(text: string, marks: readonly Mark[]): MarkedRun[] {
  const cuts = new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const covering = marks.filter(({ start, end }) => start <= from && from < end);
    const places = covering.map(({ place }) => place).sort((a, b) => toneRank[a.tone] - toneRank[b.tone]);
    const begins = covering.filter(({ start }) => start === from).map(({ place }) => place);
    return { text: text.slice(from, edges[i + 1]), places, begins };
  });
}

function textsOf(document: PolicyText): PlacedText[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.cells.filter((cell) => !cell.spanned).map((cell) => cell.text))
      : [block.text],
  );
}

function startOf(text: PlacedText | undefined): number {
  return text?.offsets[0] ?? 0;
}

/** The last index below `length` that holds, where all that hold come first; -1 where none does. */
function lastAtMost(length: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
