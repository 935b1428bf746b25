import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { buildApk } from '../builders/apk-builder.js';
import { buildDex } from '../builders/dex-builder.js';

const builtIn = loadBuiltInSignatures();

/** An app with one SDK, and the policy that names another. */
function auditOf(sdkClass: string, policy: string, signatures = builtIn) {
  const manifest = {
    tag: 'manifest',
    attributes: { package: 'com.example.app' },
    children: [{ tag: 'application' }],
  };
  const bytes = buildApk({ manifest, dexFiles: [buildDex({ classes: [{ name: sdkClass }] })] });
  const document = { name: 'privacy.txt', bytes: new TextEncoder().encode(policy) };
  return audit({ name: 'app.apk', source: bufferSource(bytes) }, [document], { signatures });
}

const umeng = [
  'com.umeng.commonsdk.UMConfigure',
  '隐私政策\n\n我们接入了极光推送SDK，用于消息推送。',
] as const;
const jpush = [
  'cn.jpush.android.api.JPushInterface',
  '隐私政策\n\n我们接入了友盟统计SDK，用于统计分析。',
] as const;

describe('audits that follow each other in one process', () => {
  it('read the compiled signatures once', async () => {
    let indexes = 0;
    let names = 0;
    const counted = {
      ...builtIn,
      compiledIndex: () => {
        indexes++;
        return (builtIn.compiledIndex ?? expect.unreachable)();
      },
      productNames: () => {
        names++;
        return (builtIn.productNames ?? expect.unreachable)();
      },
    };
    for (let round = 0; round < 3; round++) await auditOf(...umeng, counted);
    expect({ indexes, names }).toEqual({ indexes: 1, names: 1 });
  });

  it('leave nothing of one app in the next', async () => {
    const first = await auditOf(...umeng);
    const other = await auditOf(...jpush);
    const again = await auditOf(...umeng);
    expect(again).toEqual(first);
    expect(other.app.sdks.map(({ id }) => id)).not.toEqual(first.app.sdks.map(({ id }) => id));
    expect(other.policy.sdks).not.toEqual(first.policy.sdks);
  });
});
