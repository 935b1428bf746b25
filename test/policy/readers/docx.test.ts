import AdmZip from 'adm-zip';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/facts/input-error.js';
import { collectPolicyFacts } from '../../../src/policy/collect-policy-facts.js';
import { defaultPolicyLimits } from '../../../src/policy/policy-limits.js';
import { readDocument } from '../../../src/policy/readers/read-document.js';
import { buildDocx, type DocxPiece } from '../../builders/docx-builder.js';
import { withoutPlaces } from '../../builders/facts-without-places.js';
import { htmlOf, ownPolicy } from '../../builders/own-policy.js';
import { fewSignatures, policyOf } from '../../builders/policy-documents.js';

const collect = async (bytes: Uint8Array, name = 'policy.docx') =>
  collectPolicyFacts([{ name, bytes }], { signatures: fewSignatures });
const blocksOf = async (pieces: readonly DocxPiece[], options = {}) =>
  (await readDocument({ name: 'p.docx', bytes: buildDocx(pieces, options) }, defaultPolicyLimits)).document;

describe('a Word document', () => {
  it('gives the facts of the same policy in HTML', async () => {
    const { policy, diagnostics } = await collect(buildDocx(ownPolicy));
    expect(diagnostics).toEqual([]);
    expect(policy.documents[0]?.format).toBe('docx');
    expect(withoutPlaces(policy)).toEqual(withoutPlaces(await policyOf(htmlOf(ownPolicy), 'p.html')));
  });

  it('is quoted by the line of its extracted text', async () => {
    const { policy } = await collect(buildDocx([{ text: '说明' }, { text: '我们会申请相机权限。' }]));
    expect(policy.permissions[0]?.evidence[0]).toMatchObject({ document: 'policy.docx', line: 2 });
  });

  it('has its headings by style and by the numbers Word writes', async () => {
    const { blocks } = await blocksOf([
      { heading: '总则', level: 2 },
      { list: '我们收集的信息' },
      { list: '您的权利' },
    ]);
    expect(blocks.map((block) => [block.kind, block.kind === 'table' ? '' : block.text.text])).toEqual([
      ['heading', '总则'],
      ['heading', '一、我们收集的信息'],
      ['heading', '二、您的权利'],
    ]);
  });

  it('has list items for bullets', async () => {
    const { blocks } = await blocksOf([{ list: '相机权限' }], { format: 'bullet', lvlText: '' });
    expect(blocks).toMatchObject([{ kind: 'list-item', depth: 1, text: { text: '相机权限' } }]);
  });

  it('has cells that are merged across and down in every place they cover', async () => {
    const { blocks } = await blocksOf([
      {
        rows: [
          ['名称', '用途', '类型'],
          ['小米推送', { text: '推送', down: 'first' }, 'SDK'],
          ['华为推送', { text: '', down: 'more' }, 'SDK'],
          [{ text: '合计', columns: 2 }, '2'],
        ],
      },
    ]);
    const [table] = blocks;
    expect(
      table?.kind === 'table' && table.rows.map((row) => row.cells.map(({ text }) => text.text)),
    ).toEqual([
      ['名称', '用途', '类型'],
      ['小米推送', '推送', 'SDK'],
      ['华为推送', '推送', 'SDK'],
      ['合计', '合计', '2'],
    ]);
  });

  it('has its links', async () => {
    const { links, source } = await blocksOf([
      { text: '见' },
      { link: 'SDK目录', url: 'https://e.com/a?b=1&c=2' },
    ]);
    expect(links).toEqual([
      { text: 'SDK目录', url: 'https://e.com/a?b=1&c=2', offset: source.indexOf('SDK目录') },
    ]);
  });

  it('stops at the limit of characters and says so', async () => {
    const { diagnostics } = await collectPolicyFacts(
      [{ name: 'p.docx', bytes: buildDocx([{ text: '相机权限。'.repeat(30) }, { text: '更多' }]) }],
      { signatures: fewSignatures, limits: { maxCharacters: 50 } },
    );
    expect(diagnostics).toMatchObject([{ code: 'policy-too-long', effect: 'lost' }]);
  });
});

describe('what is no readable Word document', () => {
  const zipOf = (files: Record<string, Buffer>) => {
    const archive = new AdmZip();
    for (const [path, content] of Object.entries(files)) archive.addFile(path, content);
    return new Uint8Array(archive.toBuffer());
  };
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]);
  const encrypted = Uint8Array.from([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]);

  it.each([
    ['another archive', 'policy-format', zipOf({ 'xl/workbook.xml': Buffer.from('<a/>') })],
    ['a truncated document', 'policy-broken', buildDocx([{ text: '说明' }]).subarray(0, 300)],
    ['a bomb', 'policy-too-large', zipOf({ 'word/document.xml': Buffer.alloc(40 * 1024 * 1024, 32) })],
    ['an empty document', 'policy-without-text', buildDocx([])],
    ['the format of Word 97', 'policy-format', ole],
    ['a document with a password', 'policy-encrypted', encrypted],
  ])('%s is refused as %s', async (_case, code, bytes) => {
    const error = await collect(bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code, where: 'policy.docx' });
  });
});
