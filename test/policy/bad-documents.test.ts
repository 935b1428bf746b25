import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/facts/input-error.js';
import { collectPolicyFacts } from '../../src/policy/collect-policy-facts.js';
import { documentOf, fewSignatures } from '../builders/policy-documents.js';

const collect = (name: string, bytes: Uint8Array, contentType?: string) =>
  collectPolicyFacts([{ name, bytes, ...(contentType === undefined ? {} : { contentType }) }], {
    signatures: fewSignatures,
  });

const factsOfText = async (text: string) =>
  (await collectPolicyFacts([documentOf(text)], { signatures: fewSignatures })).policy;

describe('a document that is no policy text', () => {
  it.each([
    ['empty', 'p.txt', new Uint8Array(0), /empty/],
    ['blanks only', 'p.txt', new TextEncoder().encode(' \n\t\u3000\u200b\n'), /no text/],
    ['binary', 'p.txt', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3]), /binary/],
    [
      'a page of scripts only',
      'p.html',
      new TextEncoder().encode(
        '<html><body><div id="app"></div><script>var a="相机权限"</script></body></html>',
      ),
      /scripts/,
    ],
  ])('%s is refused with the document named', async (_case, name, bytes, message) => {
    await expect(collect(name, bytes)).rejects.toThrow(InputError);
    await expect(collect(name, bytes)).rejects.toThrow(message);
    await expect(collect(name, bytes)).rejects.toThrow(name);
  });
});

describe('encodings', () => {
  it('reads GBK that is declared as UTF-8', async () => {
    // 我们会申请相机权限 in GBK.
    const gbk = Uint8Array.from([
      0xce, 0xd2, 0xc3, 0xc7, 0xbb, 0xe1, 0xc9, 0xea, 0xc7, 0xeb, 0xcf, 0xe0, 0xbb, 0xfa, 0xc8, 0xa8, 0xcf,
      0xde,
    ]);
    const { policy } = await collect('p.txt', gbk, 'text/plain; charset=utf-8');
    expect(policy.permissions.map(({ group }) => group)).toEqual(['CAMERA']);
  });

  it('reads UTF-16 with a byte order mark', async () => {
    const text = '\ufeff我们会申请麦克风权限';
    const bytes = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
    const { policy } = await collect('p.txt', bytes);
    expect(policy.permissions.map(({ group }) => group)).toEqual(['MICROPHONE']);
  });
});

describe('size', () => {
  it.each(['policy.txt', 'policy.html'])('refuses a document of 100 MB: %s', async (name) => {
    const bytes = new Uint8Array(100 * 1024 * 1024).fill(0x61);
    await expect(collect(name, bytes)).rejects.toMatchObject({ code: 'policy-too-large', where: name });
  });

  it('reads 10 MB of one line as far as the limit goes', async () => {
    const line = '我们会收集您的信息，用于提供服务，'.repeat(220_000);
    const { policy, diagnostics } = await collectPolicyFacts([documentOf(`我们会申请相机权限，${line}`)], {
      signatures: fewSignatures,
    });
    expect(policy.permissions.map(({ group }) => group)).toContain('CAMERA');
    expect(diagnostics).toMatchObject([{ code: 'policy-too-long' }]);
  }, 120_000);

  it('looks links of the same words up in one pass, however many stand in one value', async () => {
    const links = Array.from({ length: 100_000 }, (_, i) => `<a href="https://e.example/${i}">查看</a>`);
    const page = `<h2>第三方SDK列表</h2><p>SDK名称：友盟SDK</p><p>使用目的：统计</p><p>隐私政策链接：${links.join('。')}</p>`;
    const { policy } = await collect('p.html', new TextEncoder().encode(page));
    expect(policy.sdks.map(({ privacyUrl }) => privacyUrl)).toEqual(['https://e.example/0']);
  });

  it('reads what is said of names once, however many names one value holds', async () => {
    const names = Array.from({ length: 4000 }, (_, i) => `友盟${i}SDK`);
    const policy = await factsOfText(`我们接入了${names.join('、')}，登录时使用。`);
    expect(policy.sdks.length).toBeGreaterThan(3900);
  });

  it('tells the SDKs of a list apart without comparing each with all, however many it names', async () => {
    const names = Array.from({ length: 12_000 }, (_, i) => `友盟${i}SDK`);
    const { sdks } = await factsOfText(`SDK名称|使用目的\n${names.join('、')}|统计\n`);
    expect(sdks).toHaveLength(names.length);
  });

  it('reads a cell of as many rights and kinds of data as a document can hold', async () => {
    const rights = '相机权限、位置权限、'.repeat(6000);
    const policy = await factsOfText(`SDK名称|申请权限|目的\n友盟SDK|${rights}|统计\n`);
    expect(policy.permissions.map(({ group }) => group)).toEqual(['CAMERA', 'LOCATION']);
  });

  it('joins the rows of a table as it goes, be it of pipes or of stacked cells', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `甲${i}|乙|丙\n`).join('');
    const stacked = 'a|\nb|\nc|\nd|\ne|\nf|\n正文\n'.repeat(20_000);
    const policy = await factsOfText(`${rows}\n${stacked}\n我们会申请相机权限。`);
    expect(policy.permissions.map(({ group }) => group)).toEqual(['CAMERA']);
  });

  it('stops at the limit of characters and says so', async () => {
    const { diagnostics } = await collectPolicyFacts([documentOf('相机权限。'.repeat(100))], {
      signatures: fewSignatures,
      limits: { maxCharacters: 50 },
    });
    expect(diagnostics).toMatchObject([{ code: 'policy-too-long', effect: 'lost', where: 'policy.txt' }]);
  });
});
