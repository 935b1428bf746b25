import type { PolicyFacts } from '../../facts/policy-facts.js';
import type { PlacedText, PolicyText, PolicyTextBlock, PolicyTextRow } from '../../facts/policy-text.js';
import { lexicon } from '../lexicon/lexicon.js';
import type { SdkField } from '../lexicon/lexicon-schema.js';
import { textMatcher } from '../normalize/match-text.js';
import { chooseSimplifier } from '../normalize/simplified.js';
import { readFieldLabels } from './field-labels.js';

/** A column of an SDK list: its heading as it stands there, and what it holds. */
export interface SdkListColumn {
  readonly heading: string;
  /** Empty where the heading is not understood. */
  readonly fields: readonly SdkField[];
}

/**
 * The columns of the table in which a policy lists its SDKs, headed as they stand there; undefined where it has none, or
 * its words are not at hand. Of several tables the one with most of the SDKs.
 */
export async function ownSdkColumns(
  policy: Pick<PolicyFacts, 'sdks'>,
  texts: readonly PolicyText[],
): Promise<readonly SdkListColumn[] | undefined> {
  const table = largestList(policy, texts);
  if (table === null) return undefined;
  const headings = headerOf(table);
  const match = textMatcher(await chooseSimplifier(table.words));
  const labels = readFieldLabels(lexicon.sdkFields);
  const columns = headings.map((heading) => ({
    heading,
    fields: labels.fieldsOf(match(heading)),
  }));
  return columns.some(({ fields }) => fields.includes('name')) ? columns : withName(columns);
}

interface FoundTable {
  readonly rows: readonly PolicyTextRow[];
  /** Indexes of the rows that name an SDK. */
  readonly named: readonly number[];
  /** The document's words: headings alone may not tell which characters it is written in. */
  readonly words: readonly string[];
}

function largestList(policy: Pick<PolicyFacts, 'sdks'>, texts: readonly PolicyText[]): FoundTable | null {
  let largest: FoundTable | null = null;
  for (const { name, blocks, lineStarts } of texts) {
    const offsets = policy.sdks
      .flatMap(({ evidence }) => evidence)
      .filter(({ document }) => document === name)
      .map(({ line, column }) => (lineStarts[line - 1] ?? Number.NaN) + column - 1);
    for (const block of blocks) {
      if (block.kind !== 'table') continue;
      const named = block.rows.flatMap((row, i) => (offsets.some((at) => isIn(row, at)) ? [i] : []));
      if (named.length > (largest?.named.length ?? 0)) {
        largest = { rows: block.rows, named, words: blocks.flatMap(wordsOf) };
      }
    }
  }
  return largest;
}

function wordsOf(block: PolicyTextBlock): string[] {
  if (block.kind !== 'table') return [block.text.text];
  return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text.text));
}

function isIn({ cells }: PolicyTextRow, offset: number): boolean {
  return cells.some(({ text, spanned }) => !spanned && startOf(text) <= offset && offset < endOf(text));
}

const startOf = ({ offsets }: PlacedText): number => offsets[0] ?? Number.NaN;
const endOf = ({ text, offsets }: PlacedText): number => offsets[text.length] ?? Number.NaN;

/** The lowest row above the first SDK whose cells differ: what spans all columns is a title, not a header. */
function headerOf({ rows, named }: FoundTable): string[] {
  const above = rows.slice(0, named[0] ?? 0).map(({ cells }) => cells.map(({ text }) => text.text.trim()));
  return above.findLast((cells) => new Set(cells).size > 1) ?? [];
}

/** A list whose header names no product names it in its first column without a meaning. */
function withName(columns: readonly SdkListColumn[]): readonly SdkListColumn[] | undefined {
  const at = columns.findIndex(({ fields }) => fields.length === 0);
  if (at < 0 || columns.length < 2) return undefined;
  return columns.map((each, i) => (i === at ? { ...each, fields: ['name'] } : each));
}
