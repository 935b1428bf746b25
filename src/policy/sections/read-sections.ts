import { oncePer } from '../../collections/once-per.js';
import type { SectionRole } from '../../facts/policy-facts.js';
import type { MappedText } from '../document/mapped-text.js';
import { numberingOf } from '../document/numbering.js';
import type { Passage, PolicySection } from '../document/passage.js';
import type { Block, PolicyDocument, TableRow } from '../document/policy-document.js';
import type { SectionRoleWords } from '../lexicon/lexicon-schema.js';
import { alternatives } from '../lexicon/word-patterns.js';
import { textMatcher } from '../normalize/match-text.js';
import type { Simplifier } from '../normalize/simplified.js';

/** A document read for words: its blocks as passages, each in its section. */
export interface ReadDocument {
  readonly document: PolicyDocument;
  readonly sections: readonly PolicySection[];
  readonly items: readonly ReadItem[];
}

export type ReadItem =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'table'; readonly section: PolicySection; readonly rows: readonly ReadRow[] };

export interface ReadRow {
  readonly cells: readonly ReadCell[];
}

export interface ReadCell {
  readonly passage: Passage;
  readonly header: boolean;
  readonly spanned: boolean;
  readonly links: readonly string[];
}

/** Puts every block in its section and gives each section its role. */
export function readSections(
  document: PolicyDocument,
  simplify: Simplifier,
  roleWords: readonly SectionRoleWords[],
): ReadDocument {
  const root: PolicySection = {
    title: document.title ?? document.name,
    match: '',
    level: 1,
    role: 'other',
    document,
    offset: 0,
    parent: null,
  };
  const matchText = textMatcher(simplify);
  const sections: PolicySection[] = [];
  const items: ReadItem[] = [];
  let open: PolicySection[] = [root];
  const passageOf = (kind: Passage['kind'], text: MappedText): Passage => ({
    document,
    kind,
    text,
    match: matchText(text.text),
    section: open.at(-1) ?? root,
  });
  const readRow = (row: TableRow): ReadRow => ({
    cells: row.cells.map(({ text, header, spanned, links }) => ({
      passage: passageOf('cell', text),
      header,
      spanned,
      links,
    })),
  });
  const contents = headingsWithoutContent(document.blocks);
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      items.push({ kind: 'table', section: open.at(-1) ?? root, rows: block.rows.map(readRow) });
      continue;
    }
    if (block.kind === 'heading' && !contents.has(block)) {
      const above = open.filter((section) => section === root || section.level < block.level);
      const title = matchText(block.text.text);
      const section: PolicySection = {
        title: block.text.text,
        match: title,
        level: block.level,
        role: roleOf(title, roleWords) ?? above.at(-1)?.role ?? 'other',
        document,
        offset: block.text.offsets[0] ?? 0,
        parent: above.at(-1) ?? root,
      };
      open = [...above, section];
      sections.push(section);
    }
    items.push({ kind: 'passage', passage: passageOf(block.kind, block.text) });
  }
  return { document, sections, items };
}

/** Headings of one kind that follow one another so often stand over nothing. */
const fewestContents = 3;

/** Lines of a table of contents, and short items that stand like headings: they open no section. */
function headingsWithoutContent(blocks: readonly Block[]): Set<Block> {
  const found = new Set<Block>();
  let run: Block[] = [];
  let kind = '';
  const close = (): void => {
    if (run.length >= fewestContents) for (const heading of run) found.add(heading);
    run = [];
  };
  for (const block of blocks) {
    const next = block.kind === 'heading' ? `${block.level} ${numberingOf(block.text.text)?.level ?? 0}` : '';
    if (next !== kind) close();
    kind = next;
    if (next !== '') run.push(block);
  }
  close();
  return found;
}

/** The first role whose words stand in the title. */
function roleOf(title: string, roleWords: readonly SectionRoleWords[]): SectionRole | null {
  return rolePatterns(roleWords).find(({ pattern }) => pattern.test(title))?.role ?? null;
}

const rolePatterns = oncePer((roleWords: readonly SectionRoleWords[]) =>
  roleWords.map(({ role, words }) => ({ role, pattern: new RegExp(alternatives(words)) })),
);

/** Every passage of a document in reading order, cells of tables included. */
export function passagesOf({ items }: ReadDocument): Passage[] {
  return items.flatMap((item) =>
    item.kind === 'passage'
      ? [item.passage]
      : item.rows.flatMap((row) => row.cells.map((cell) => cell.passage)),
  );
}
