import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/facts/input-error.js';
import { collectPolicyFacts } from '../../../src/policy/collect-policy-facts.js';
import { defaultPolicyLimits } from '../../../src/policy/policy-limits.js';
import { readDocument } from '../../../src/policy/readers/read-document.js';
import type { DocxPiece } from '../../builders/docx-builder.js';
import { withoutPlaces } from '../../builders/facts-without-places.js';
import { htmlOf, ownPolicy } from '../../builders/own-policy.js';
import { buildEncryptedPdf, buildPdf, buildPdfBomb, buildScannedPdf } from '../../builders/pdf-builder.js';
import { fewSignatures, policyOf } from '../../builders/policy-documents.js';

const collect = (bytes: Uint8Array) =>
  collectPolicyFacts([{ name: 'policy.pdf', bytes }], {
    signatures: fewSignatures,
    limits: { maxPdfInflatedBytes: 4 << 20 },
  });
const blocksOf = async (pieces: readonly DocxPiece[]) =>
  (await readDocument({ name: 'p.pdf', bytes: buildPdf(pieces) }, defaultPolicyLimits)).document.blocks;

describe('a PDF with text', () => {
  it('gives the facts of the same policy in HTML', async () => {
    const { policy, diagnostics } = await collect(buildPdf(ownPolicy));
    expect(diagnostics).toEqual([]);
    expect(policy.documents[0]?.format).toBe('pdf');
    expect(withoutPlaces(policy)).toEqual(withoutPlaces(await policyOf(htmlOf(ownPolicy), 'p.html')));
  });

  it('joins the lines of a paragraph and parts paragraphs', async () => {
    const long =
      '我们会收集您的位置信息，用于在地图上标记日记的地点，并在您搜索附近的人时使用，您可以随时在系统设置中关闭。';
    const blocks = await blocksOf([{ text: long }, { text: '我们不会读取您的通讯录。' }]);
    expect(blocks.map((block) => (block.kind === 'table' ? '' : block.text.text))).toEqual([
      long,
      '我们不会读取您的通讯录。',
    ]);
  });

  it('takes large lines for headings', async () => {
    const blocks = await blocksOf([
      { heading: '总则', level: 2 },
      { text: '我们重视您的隐私，请您仔细阅读。' },
    ]);
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
  });

  it('joins the lines of a cell, addresses without a blank', async () => {
    const url = 'https://www.example.com/a/very/long/privacy/policy.html';
    const [table] = await blocksOf([
      {
        rows: [
          ['名称', '链接', '用途'],
          ['某某SDK', url, '推送'],
        ],
      },
    ]);
    expect(table?.kind === 'table' && table.rows[1]?.cells.map(({ text }) => text.text)).toEqual([
      '某某SDK',
      url,
      '推送',
    ]);
  });
});

describe('what is no readable PDF', () => {
  it.each([
    ['pictures of pages', 'policy-scanned', buildScannedPdf()],
    ['a document with a password', 'policy-encrypted', buildEncryptedPdf()],
    ['a bomb', 'policy-too-large', buildPdfBomb(8 << 20)],
    ['a bomb in a bomb', 'policy-too-large', buildPdfBomb(8 << 20, 2)],
    ['a damaged document', 'policy-broken', new TextEncoder().encode('%PDF-1.7\nnothing of the kind')],
  ])('%s is refused as %s', async (_case, code, bytes) => {
    const error = await collect(bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code, where: 'policy.pdf' });
  });
});

describe('compressed streams within the limit', () => {
  it('are read', async () => {
    const error = await collect(buildPdfBomb(1 << 20)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'policy-scanned' });
  });
});
