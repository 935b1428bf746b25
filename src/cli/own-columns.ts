import type { SdkColumn } from '../draft/draft-tables.js';
import type { SdkKnowledge } from '../draft/sdk-knowledge.js';
import type { PlacedText, PolicyTextBlock, PolicyTextRow } from '../facts/policy-text.js';
import type { AuditResult } from '../findings/audit-result.js';
import { lexicon } from '../policy/lexicon/lexicon.js';
import type { SdkField } from '../policy/lexicon/lexicon-schema.js';
import { matchText } from '../policy/normalize/match-text.js';
import { chooseSimplifier } from '../policy/normalize/simplified.js';
import { type FieldLabels, readFieldLabels } from '../policy/sdk-list/field-labels.js';

/** What a draft can say in a column; the operator alone knows the rest. */
const known: Readonly<Partial<Record<SdkField, keyof SdkKnowledge>>> = {
  name: 'name',
  provider: 'provider',
  purpose: 'purpose',
  data: 'data',
  permissions: 'permissions',
  privacyUrl: 'privacyUrl',
  url: 'url',
  packageName: 'packageName',
  platform: 'platform',
};

/**
 * The columns of the table in which a policy lists its SDKs, headed as they stand there; undefined where it has none, or
 * its words are not at hand. Of several tables the one with most of the SDKs.
 */
export async function ownSdkColumns(
  result: Pick<AuditResult, 'policy' | 'documentTexts'>,
): Promise<readonly SdkColumn[] | undefined> {
  const table = largestList(result);
  if (table === null) return undefined;
  const headings = headerOf(table);
  const simplify = await chooseSimplifier(table.words);
  const labels = readFieldLabels(lexicon.sdkFields);
  const columns = headings.map((heading) => column(heading, labels, (text) => matchText(text, simplify)));
  return columns.some(({ fields }) => fields.includes('name')) ? columns : withName(columns);
}

interface FoundTable {
  readonly rows: readonly PolicyTextRow[];
  /** Indexes of the rows that name an SDK. */
  readonly named: readonly number[];
  /** The document's words: headings alone may not tell which characters it is written in. */
  readonly words: readonly string[];
}

function largestList({ policy, documentTexts = [] }: Pick<AuditResult, 'policy' | 'documentTexts'>) {
  let largest: FoundTable | null = null;
  for (const { name, blocks, lineStarts } of documentTexts) {
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

function column(heading: string, labels: FieldLabels, match: (text: string) => string): SdkColumn {
  const fields = labels.fieldsOf(match(heading)).flatMap((field) => known[field] ?? []);
  return { heading, fields };
}

/** A list whose header names no product names it in its first column without a meaning. */
function withName(columns: readonly SdkColumn[]): readonly SdkColumn[] | undefined {
  const at = columns.findIndex(({ fields }) => fields.length === 0);
  if (at < 0 || columns.length < 2) return undefined;
  return columns.map((each, i) => (i === at ? { ...each, fields: ['name'] } : each));
}
