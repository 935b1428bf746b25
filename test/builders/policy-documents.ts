import type { PolicyFacts } from '../../src/facts/policy-facts.js';
import { collectPolicyFacts, type PolicyDocumentInput } from '../../src/policy/collect-policy-facts.js';
import { type SignatureSet, sdkSchema, vendorSchema } from '../../src/sdk/signature-schema.js';

/** A document of the given text. */
export function documentOf(text: string, name = 'policy.txt'): PolicyDocumentInput {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** The facts of one policy in plain text, or in HTML where the name says so. */
export async function policyOf(text: string, name = 'policy.txt'): Promise<PolicyFacts> {
  return (await collectPolicyFacts([documentOf(text, name)], { signatures: fewSignatures })).policy;
}

const sdk = (id: string, vendor: string, category: string, names: string[], family?: string) =>
  sdkSchema.parse({
    id,
    vendor,
    ...(family === undefined ? {} : { family }),
    kind: 'sdk',
    category,
    names: { 'zh-Hans': names },
    matchers: {},
    sources: [
      {
        kind: 'vendor-documentation',
        reference: 'https://example.com',
        facts: ['names'],
        date: '2026-01-01',
      },
    ],
  });

const vendor = (id: string, names: string[], families: object[] = []) =>
  vendorSchema.parse({ id, names: { 'zh-Hans': names }, site: null, country: 'CN', families });

/** A handful of products, so that tests of reading do not depend on the signatures that ship. */
export const fewSignatures: SignatureSet = {
  vendors: [
    vendor('umeng', ['友盟'], [{ id: 'umeng', names: { 'zh-Hans': ['友盟'] }, aliases: ['友盟+'] }]),
    vendor('xiaomi', ['小米']),
    vendor('huawei', ['华为']),
    vendor('tencent', ['腾讯']),
    vendor('autonavi', ['高德']),
  ],
  sdks: [
    sdk('umeng-analytics', 'umeng', 'analytics', ['友盟统计'], 'umeng'),
    sdk('umeng-push', 'umeng', 'push', ['友盟推送'], 'umeng'),
    sdk('xiaomi-push', 'xiaomi', 'push', ['小米推送']),
    sdk('huawei-push', 'huawei', 'push', ['华为推送']),
    sdk('bugly', 'tencent', 'crash-and-performance', ['Bugly']),
    sdk('amap-map', 'autonavi', 'map-and-location', ['高德地图']),
  ],
};
