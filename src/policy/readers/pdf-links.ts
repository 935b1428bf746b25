import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A place on a page that leads to an address. Units are points; y grows downwards from the top of the page. */
export interface PdfLink {
  readonly url: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Links of one page that are kept. */
const mostLinks = 500;

/** The link annotations of a page that lead to an address (ISO 32000-1, 12.5.6.5). */
export async function linksOfPage(page: PDFPageProxy): Promise<PdfLink[]> {
  const viewport = page.getViewport({ scale: 1 });
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations.slice(0, mostLinks).flatMap((annotation): PdfLink[] => {
    const { url, rect } = annotation as { readonly url?: unknown; readonly rect?: readonly number[] };
    if (typeof url !== 'string' || !/^https?:/i.test(url) || rect?.length !== 4) return [];
    const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(rect[0] ?? 0, rect[1] ?? 0) as number[];
    const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(rect[2] ?? 0, rect[3] ?? 0) as number[];
    const box = {
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    };
    return Object.values(box).every(Number.isFinite) ? [{ url, ...box }] : [];
  });
}

/** The part of a run of text that is a link. */
export interface LinkedText {
  readonly text: string;
  readonly url: string;
}

interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** The link that stands on a run, with the part of the run under it; null where there is none. */
export function linkOn(links: readonly PdfLink[], run: PlacedText): LinkedText | null {
  const height = run.baseline - run.size * 0.3;
  for (const link of links) {
    const from = Math.max(link.left, run.left);
    const to = Math.min(link.right, run.right);
    const narrower = Math.min(link.right - link.left, run.right - run.left);
    if (height < link.top || height > link.bottom || to - from <= narrower / 2) continue;
    return { url: link.url, text: textBetween(run, from, to) };
  }
  return null;
}

/** The characters between two places; Chinese ones are taken for twice as wide as others. */
function textBetween({ text, left, right }: PlacedText, from: number, to: number): string {
  const widths = Array.from(text, (character) => (character.charCodeAt(0) < 0x250 ? 1 : 2));
  const unit =
    (right - left) /
    Math.max(
      1,
      widths.reduce((sum, width) => sum + width, 0),
    );
  let at = left;
  const within = Array.from(text).filter((_character, i) => {
    const middle = at + ((widths[i] ?? 1) * unit) / 2;
    at += (widths[i] ?? 1) * unit;
    return middle >= from && middle <= to;
  });
  return within.join('').trim();
}
