import AdmZip from 'adm-zip';

/** A block of a Word document, as small as a test needs it. */
export type DocxPiece =
  | { readonly heading: string; readonly level: number }
  | { readonly text: string }
  | { readonly link: string; readonly url: string }
  | { readonly list: string; readonly level?: number }
  | { readonly rows: readonly (readonly DocxCell[])[] };

/** A cell: its text, or how it is merged. `down` continues the cell above. */
export type DocxCell =
  | string
  | { readonly text: string; readonly columns?: number; readonly down?: 'first' | 'more' };

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word document of the pieces: the parts a reader needs and no others. */
export function buildDocx(
  pieces: readonly DocxPiece[],
  options: { lvlText?: string; format?: string } = {},
): Uint8Array {
  const urls: string[] = [];
  const body = pieces.map((piece) => pieceXml(piece, urls)).join('');
  const archive = new AdmZip();
  const add = (path: string, text: string) => archive.addFile(path, Buffer.from(`${xml}${text}`, 'utf8'));
  add('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
  add(
    'word/document.xml',
    `<w:document xmlns:w="${word}" xmlns:r="${relationships}"><w:body>${body}</w:body></w:document>`,
  );
  add(
    'word/_rels/document.xml.rels',
    `<Relationships>${urls.map((url, i) => `<Relationship Id="r${i}" TargetMode="External" Target="${escaped(url)}"/>`).join('')}</Relationships>`,
  );
  add(
    'word/styles.xml',
    `<w:styles xmlns:w="${word}">${[1, 2, 3].map((level) => `<w:style w:styleId="H${level}"><w:name w:val="heading ${level}"/></w:style>`).join('')}</w:styles>`,
  );
  add(
    'word/numbering.xml',
    `<w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${options.format ?? 'chineseCounting'}"/><w:lvlText w:val="${options.lvlText ?? '%1、'}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
  );
  return new Uint8Array(archive.toBuffer());
}

function pieceXml(piece: DocxPiece, urls: string[]): string {
  if ('heading' in piece) return paragraph(run(piece.heading), `<w:pStyle w:val="H${piece.level}"/>`);
  if ('text' in piece) return paragraph(run(piece.text));
  if ('link' in piece) {
    urls.push(piece.url);
    return paragraph(`<w:hyperlink r:id="r${urls.length - 1}">${run(piece.link)}</w:hyperlink>`);
  }
  if ('list' in piece)
    return paragraph(
      run(piece.list),
      `<w:numPr><w:ilvl w:val="${piece.level ?? 0}"/><w:numId w:val="1"/></w:numPr>`,
    );
  return `<w:tbl>${piece.rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`;
}

function cellXml(cell: DocxCell): string {
  const { text, columns = 1, down } = typeof cell === 'string' ? { text: cell } : cell;
  const merge = down === undefined ? '' : down === 'first' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  return `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/>${merge}</w:tcPr>${paragraph(run(text))}</w:tc>`;
}

/** Text split in two runs, as Word splits it wherever the cursor once stood. */
function run(text: string): string {
  const middle = Math.floor(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)]
    .map((part) => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`)
    .join('');
}

function paragraph(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
