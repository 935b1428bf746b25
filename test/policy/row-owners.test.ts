import { describe, expect, it } from 'vitest';
import { readOwners } from '../../src/policy/products/row-owners.js';
import { hostOf, isOpenHost, registrableDomain } from '../../src/sdk/registrable-domain.js';
import { sdkSchema, vendorSchema } from '../../src/sdk/signature-schema.js';
import { ownerDataOf } from '../../src/sdk/vendor-owners.js';

const vendor = (id: string, name: string, rest: Record<string, unknown> = {}) =>
  vendorSchema.parse({
    id,
    names: { 'zh-Hans': [name], en: [id] },
    site: `https://www.${id}.example/`,
    country: 'CN',
    ...rest,
  });
const product = (id: string, owner: string, rest: Record<string, unknown> = {}) =>
  sdkSchema.parse({
    id,
    vendor: owner,
    kind: 'sdk',
    category: 'push',
    names: { en: [`${id} SDK`] },
    matchers: { packages: [`com.${owner}`] },
    sources: [{ kind: 'bytecode', reference: 'x', facts: ['packages'], date: '2026-01-01' }],
    ...rest,
  });

const owners = ownerDataOf({
  vendors: [
    vendor('acme', '北京极致科技有限公司', { aliases: ['极致'], group: 'big', domains: ['acme.example'] }),
    vendor('sister', '上海姊妹科技有限公司', { group: 'big' }),
    vendor('rival', '广州对手科技有限公司', { aliases: ['对手'] }),
    vendor('bundler', '深圳聚合科技有限公司'),
  ],
  sdks: [
    product('acme-push', 'acme'),
    product('rival-push', 'rival'),
    product('bundle', 'bundler', { embeds: ['acme-push'] }),
    product('acme-lib', 'acme', { kind: 'library' }),
  ],
});
const read = (provider: string | null, privacyUrl: string | null, id = 'acme-push') =>
  readOwners({ id, provider, privacyUrl }, owners);

describe('whom the provider of a row names', () => {
  it.each([
    ['北京极致科技有限公司', 'acme'],
    ['北京极致科技有限公司及其关联公司', 'acme'],
    ['极致（天津）网络有限公司', 'acme'],
    ['上海姊妹科技有限公司', 'acme'],
    ['深圳聚合科技有限公司', 'acme'],
    ['广州对手科技有限公司', 'rival'],
    ['对手', 'rival'],
    ['杭州无名科技有限公司', undefined],
    ['与对手无关的公司', undefined],
    ['广州对手科技有限公司、深圳聚合科技有限公司', 'acme'],
  ])('%s', (provider, id) => expect(read(provider, null)?.provider?.id).toBe(id));
});

describe('whose the link of a row is', () => {
  it.each([
    ['https://privacy.acme.example/x', 'acme', false],
    ['https://sister.example/privacy', 'acme', false],
    ['https://www.rival.example/privacy', 'rival', false],
    ['https://www.nowhere.example/privacy', undefined, true],
    ['https://www.yuque.com/rival/privacy', undefined, false],
    ['https://mp.weixin.qq.com/s/abc', undefined, false],
    ['not an address', undefined, false],
    ['https://10.0.0.1/privacy', undefined, false],
  ])('%s', (url, id, stray) => {
    const owner = read(null, url);
    expect([owner?.link?.id, owner?.strayLink]).toEqual([id, stray]);
  });

  it('takes no unknown address for a stray one where nobody listed the vendor’s domains', () => {
    expect(read(null, 'https://www.nowhere.example/', 'rival-push')?.strayLink).toBe(false);
  });
});

it('says nothing of unknown products, of plain libraries, and of rows without provider and link', () => {
  expect(readOwners({ id: null, provider: 'x', privacyUrl: null }, owners)).toBeUndefined();
  expect(read('广州对手科技有限公司', null, 'acme-lib')).toBeUndefined();
  expect(read(null, null)).toBeUndefined();
});

describe('the registrable part of a host', () => {
  it.each([
    ['privacy.qq.com', 'qq.com'],
    ['www.vivo.com.cn', 'vivo.com.cn'],
    ['com.cn', null],
    ['10.1.2.3', null],
    ['localhost', null],
  ])('%s', (host, domain) => expect(registrableDomain(host)).toBe(domain));

  it('is read from addresses in any case, and open hosts are known by their subdomains', () => {
    expect(hostOf('HTTPS://Docs.QQ.com/a')).toBe('docs.qq.com');
    expect([isOpenHost('docs.qq.com'), isOpenHost('privacy.qq.com')]).toEqual([true, false]);
  });
});
