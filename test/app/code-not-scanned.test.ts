import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectAppFacts } from '../../src/app/collect-app-facts.js';
import { bufferSource } from '../../src/bytes/byte-source.js';
import type { AppFacts } from '../../src/facts/app-facts.js';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';

const sample = resolve(import.meta.dirname, '../../samples/shiguang.apk');

describe('an app whose code is not to be scanned', () => {
  const signatures = loadBuiltInSignatures();
  let scanned: AppFacts;
  let named: AppFacts;
  beforeAll(async () => {
    const source = bufferSource(readFileSync(sample));
    scanned = (await collectAppFacts(source, 'a.apk', { signatures })).app;
    named = (await collectAppFacts(source, 'a.apk', { signatures, code: 'names' })).app;
  });

  it('says that its code is unknown, not that it reads nothing', () => {
    expect(scanned.dataAccess.length).toBeGreaterThan(0);
    expect(named.dataAccess).toEqual([]);
    expect(named.coverage.code).toEqual({ status: 'unavailable', reason: 'code-not-scanned' });
  });

  it('has no permission that counts as unused for want of a call', () => {
    const judged = named.permissionUse.filter(({ reason }) => reason !== 'no-known-api');
    expect(judged.length).toBeGreaterThan(0);
    for (const { status, reason } of judged) expect([status, reason]).toEqual(['unknown', 'code-not-read']);
  });

  it('shows the same SDKs, of which none counts as dormant', () => {
    expect(named.sdks.map(({ id }) => id)).toEqual(scanned.sdks.map(({ id }) => id));
    expect(named.sdks.map(({ integration }) => integration)).not.toContain('dormant');
  });

  it('shows everything that needs no instruction as before', () => {
    for (const part of ['permissions', 'components', 'classCount', 'dexFiles', 'obfuscation'] as const)
      expect(named[part]).toEqual(scanned[part]);
  });
});
