import { bufferSource } from '../../bytes/byte-source.js';
import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.js';
import { ParseError } from '../../bytes/parse-error.js';
import { InputError } from '../../facts/input-error.js';
import { openZip, type ZipArchive } from '../../formats/zip/open-zip.js';
import type { ListLevel, Lists } from './docx-numbering.js';
import { readDocxXml } from './docx-xml.js';

/** What a document's text is read from. */
export interface DocxParts {
  readonly body: Uint8Array;
  /** Targets of links by relationship id. */
  readonly links: ReadonlyMap<string, string>;
  /** Heading level by style id. */
  readonly headings: ReadonlyMap<string, number>;
  readonly lists: Lists;
}

const MIB = 1024 * 1024;
const limits: Limits = {
  ...DEFAULT_LIMITS,
  entries: 20_000,
  entryBytes: 96 * MIB,
  totalBytes: 160 * MIB,
  ratio: 150,
};

/** @throws InputError where the archive is broken, is no Word document, or inflates beyond the limits */
export async function readDocxParts(name: string, bytes: Uint8Array): Promise<DocxParts> {
  try {
    const archive = await openZip(bufferSource(bytes), name, limits);
    const body = await partOf(archive, 'word/document.xml');
    if (body === null) {
      const detail =
        'this is a ZIP archive and no Word document. Give the policy as text, HTML, PDF or DOCX.';
      throw new InputError('policy-format', name, detail);
    }
    return {
      body,
      links: await readLinks(await partOf(archive, 'word/_rels/document.xml.rels')),
      headings: await readHeadingStyles(await partOf(archive, 'word/styles.xml')),
      lists: await readLists(await partOf(archive, 'word/numbering.xml')),
    };
  } catch (error) {
    throw error instanceof ParseError ? inputErrorOf(error, name) : error;
  }
}

function inputErrorOf({ code }: ParseError, name: string): InputError {
  if (/too-(?:large|high|many)/.test(code))
    return new InputError(
      'policy-too-large',
      name,
      'its parts inflate beyond the limit, as a ZIP bomb does.',
    );
  return new InputError(
    'policy-broken',
    name,
    `the Word document is damaged (${code}). Save it again, or as PDF.`,
  );
}

async function partOf(archive: ZipArchive, path: string): Promise<Uint8Array | null> {
  const entry = archive.find(path);
  return entry === undefined ? null : archive.read(entry);
}

async function readLinks(part: Uint8Array | null): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  if (part === null) return links;
  await readDocxXml(part, {
    open({ name, attribute }) {
      const [id, target] = [attribute('Id'), attribute('Target')];
      if (name === 'Relationship' && attribute('TargetMode') === 'External' && id && target)
        links.set(id, target);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return links;
}

/** Styles that are headings by name or outline level, their own or that of the style they are based on. */
async function readHeadingStyles(part: Uint8Array | null): Promise<Map<string, number>> {
  const levels = new Map<string, number>();
  const bases = new Map<string, string>();
  if (part === null) return levels;
  let style = '';
  await readDocxXml(part, {
    open({ name, attribute }) {
      const value = attribute('val') ?? '';
      if (name === 'style') style = attribute('styleId') ?? '';
      else if (name === 'name') {
        const level =
          /^(?:heading|标题) ?([1-9])$/i.exec(value)?.[1] ?? (/^title$/i.test(value) ? '1' : null);
        if (level !== null) levels.set(style, Number(level));
      } else if (name === 'basedOn') bases.set(style, value);
      else if (name === 'outlineLvl' && Number(value) < 9) levels.set(style, Number(value) + 1);
    },
    text: () => undefined,
    close: () => undefined,
  });
  for (const [derived, base] of bases) {
    const inherited = levels.get(base);
    if (inherited !== undefined && !levels.has(derived)) levels.set(derived, inherited);
  }
  return levels;
}

async function readLists(part: Uint8Array | null): Promise<Lists> {
  const abstracts = new Map<string, ListLevel[]>();
  const lists = new Map<string, readonly ListLevel[]>();
  if (part === null) return lists;
  let [abstractId, listId, level] = ['', '', 0];
  const change = (update: Partial<ListLevel>): void => {
    const levels = abstracts.get(abstractId) ?? [];
    abstracts.set(abstractId, levels);
    levels[level] = { ...(levels[level] ?? { format: 'decimal', text: '', start: 1 }), ...update };
  };
  await readDocxXml(part, {
    open({ name, attribute }) {
      const value = attribute('val') ?? '';
      if (name === 'abstractNum') abstractId = attribute('abstractNumId') ?? '';
      else if (name === 'lvl') level = Math.min(8, Number(attribute('ilvl') ?? 0) || 0);
      else if (name === 'numFmt') change({ format: value });
      else if (name === 'lvlText') change({ text: value });
      else if (name === 'start') change({ start: Number(value) || 0 });
      else if (name === 'num') listId = attribute('numId') ?? '';
      else if (name === 'abstractNumId') lists.set(listId, abstracts.get(value) ?? []);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return lists;
}
