import type { SdkSignature, SignatureSet } from '../../src/sdk/signature-schema.js';
import { cleanApp, cleanPolicy } from './goldens/clean-pair.js';
import { type Mutant, surprisesOf } from './mutants.js';
import { policyHtml, type SdkLine } from './policy-text.js';
import type { Readings } from './readings.js';

/** SDKs that have no family, bring nothing along and are brought by nothing: the ground others are added to. */
const ground: readonly { readonly id: string; readonly package: string; readonly name: string }[] = [
  { id: 'sensors-analytics', package: 'com.sensorsdata.analytics', name: '神策分析SDK' },
  { id: 'unionpay', package: 'com.unionpay.mobile.android', name: '银联支付SDK' },
];

/** The signatures a pair can be built for: third-party SDKs with a package of classes and a Chinese name. */
export function mutableSdks({ sdks }: SignatureSet): SdkSignature[] {
  return sdks.filter(
    (sdk) => sdk.kind === 'sdk' && sdk.matchers.packages.length > 0 && sdk.names['zh-Hans'].length > 0,
  );
}

/** Adds an SDK to a clean app and its row to the policy, then takes each away. */
export async function sdkMutant(
  sdk: SdkSignature,
  signatures: SignatureSet,
  readings: Readings,
): Promise<Mutant> {
  const others = ground.filter(({ id }) => id !== sdk.id);
  const packages = others.map((other) => other.package);
  const lines = others.map(({ name }) => lineOf(name, '为您提供相应功能', '示例科技有限公司', null));
  const mutated = rowOf(sdk, signatures);
  const sides = {
    app: {
      with: await appWith([...packages, firstPackage(sdk)], readings),
      without: await appWith(packages, readings),
    },
    policy: {
      with: await policyWith([...lines, mutated], readings),
      without: await policyWith(lines, readings),
    },
  };
  const seen = sides.app.with.sdks
    .map(({ id }) => id)
    .filter((id) => !others.some((other) => other.id === id));
  if (seen.join() !== sdk.id) return unbuilt(sdk, `its package shows ${seen.join(', ') || 'nothing'}`);
  const row = sides.policy.with.sdks.find(({ name }) => !others.some((other) => other.name === name));
  if (row?.id !== sdk.id) return unbuilt(sdk, `${mutated.name} is read as ${row?.id ?? 'no product'}`);
  const rules = { undisclosed: `sdk-undisclosed ${sdk.id}`, stale: `sdk-stale ${sdk.id}` };
  return { subject: sdk.id, unbuilt: null, surprises: surprisesOf(sides, rules) };
}

function unbuilt({ id }: SdkSignature, reason: string): Mutant {
  return { subject: id, unbuilt: reason, surprises: [] };
}

function firstPackage(sdk: SdkSignature): string {
  const [first] = sdk.matchers.packages;
  if (first === undefined) throw new Error(`${sdk.id} has no package`);
  return first;
}

function rowOf(sdk: SdkSignature, { vendors }: SignatureSet): SdkLine {
  const vendor = vendors.find(({ id }) => id === sdk.vendor);
  const provider = [...(vendor?.names['zh-Hans'] ?? []), ...(vendor?.names.en ?? [])][0] ?? sdk.vendor;
  const [name] = sdk.names['zh-Hans'];
  if (name === undefined) throw new Error(`${sdk.id} has no Chinese name`);
  const link = sdk.privacyPolicyUrl ?? vendor?.site ?? null;
  return lineOf(name, sdk.purposes?.['zh-Hans'] ?? '为您提供相应功能', provider, link);
}

function lineOf(name: string, purpose: string, provider: string, link: string | null): SdkLine {
  return { name, provider, purpose, data: 'OAID', link: link ?? 'https://example.com/privacy' };
}

const appPlan = { ...cleanApp, permissions: ['android.permission.INTERNET'], code: [] };

function appWith(sdkPackages: readonly string[], readings: Readings) {
  return readings.app({ ...appPlan, sdkPackages });
}

function policyWith(sdks: readonly SdkLine[], readings: Readings) {
  return readings.policy({ 'policy.html': policyHtml({ ...cleanPolicy, permissions: [], sdks }) });
}
