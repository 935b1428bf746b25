import { describe, expect, it } from 'vitest';
import { citableReferences, legalReference, legalReferences } from '../../src/taxonomy/legal-references.js';
import data from '../../src/taxonomy/legal-references.json' with { type: 'json' };
import { legalReferenceTableSchema } from '../../src/taxonomy/legal-references-schema.js';

const table = legalReferenceTableSchema.parse(data);

describe('the legal references', () => {
  it('are valid by their schema', () => {
    expect(legalReferenceTableSchema.safeParse(data).error).toBeUndefined();
  });

  it('have distinct ids', () => {
    const ids = table.references.map((r) => r.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(legalReferences).toHaveLength(ids.length);
  });

  it('use every instrument, and only instruments that are described', () => {
    const used = new Set(table.references.map((r) => r.instrument));
    expect([...used].sort()).toEqual(table.instruments.map((i) => i.id).sort());
  });

  it('say why a reference is not verified', () => {
    const silent = table.references.filter((r) => !r.verified && r.note === undefined);
    expect(silent.map((r) => r.id)).toEqual([]);
  });

  it('name an item in both languages or in neither', () => {
    const torn = table.references.filter((r) => (r.item['zh-CN'] === '') !== (r.item.en === ''));
    expect(torn.map((r) => r.id)).toEqual([]);
  });

  it('cite the laws in force with the day they took effect', () => {
    const undated = table.instruments.filter(
      (i) => ['law', 'regulation'].includes(i.kind) && (i.status !== 'in-force' || i.effective === null),
    );
    expect(undated).toEqual([]);
  });
});

describe('legalReference', () => {
  it('gives instrument, article and state of a clause', () => {
    expect(legalReference('pipl-17')).toMatchObject({
      instrument: { 'zh-CN': '《个人信息保护法》', en: 'Personal Information Protection Law' },
      item: { 'zh-CN': '第十七条', en: 'Article 17' },
      verified: true,
      status: 'in-force',
      effective: '2021-11-01',
    });
  });

  it.each([
    ['pipl-17', 'Personal Information Protection Law, Article 17', '《个人信息保护法》第十七条'],
    [
      'identification-method-2-1',
      'Method for Identifying Unlawful Collection and Use of Personal Information by Apps, category 2, item 1',
      '《App违法违规收集使用个人信息行为认定方法》第二类第1项',
    ],
    [
      'huawei-delayed-init',
      'Huawei AppGallery privacy requirements (delayed initialisation)',
      '华为应用市场隐私合规要求（延迟初始化）',
    ],
    ['play-ad-id', 'Google Play Advertising ID requirements', 'Google Play 广告 ID 要求'],
  ])('prints %s as a citation in both languages', (id, en, zh) => {
    expect(legalReference(id)?.title).toEqual({ en, 'zh-CN': zh });
  });

  it('numbers articles in Chinese as the laws do', () => {
    expect(legalReference('network-data-regulations-20')?.item['zh-CN']).toBe('第二十条');
    expect(legalReference('network-data-regulations-21')?.item['zh-CN']).toBe('第二十一条');
    expect(legalReference('csl-43')?.item['zh-CN']).toBe('第四十三条');
  });

  it('knows no reference nobody wrote down', () => {
    expect(legalReference('pipl-999')).toBeUndefined();
  });
});

describe('citableReferences', () => {
  it('leaves out what is unverified, a draft or unknown, and keeps the order asked for', () => {
    const cited = citableReferences(['gb-35273-9-7', 'pipl-23', 'cac-app-rules-draft', 'nowhere', 'pipl-6']);
    expect(cited.map((r) => r.id)).toEqual(['pipl-23', 'pipl-6']);
  });
});
