import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { mutablePermissions, permissionMutant } from './permission-mutants.js';
import { Readings } from './readings.js';
import { mutableSdks, sdkMutant } from './sdk-mutants.js';

const signatures = loadBuiltInSignatures();
const readings = new Readings(signatures);

// A sample, new on every run; `npm run check:audits` takes them all.
describe('on a clean pair, what one side loses is found and nothing else', () => {
  it('for an SDK and its row', async () => {
    const mutate = fc.asyncProperty(fc.constantFrom(...mutableSdks(signatures)), async (sdk) => {
      expect((await sdkMutant(sdk, signatures, readings)).surprises).toEqual([]);
    });
    await fc.assert(mutate, { numRuns: 15 });
  }, 60_000);

  it('for a permission and its line', async () => {
    // By access first: most permissions are those of health data.
    const all = mutablePermissions();
    const anyPermission = fc
      .constantFrom(...new Set(all.map(({ access }) => access)))
      .chain((access) => fc.constantFrom(...all.filter((info) => info.access === access)));
    const mutate = fc.asyncProperty(anyPermission, async (info) => {
      expect((await permissionMutant(info, readings)).surprises).toEqual([]);
    });
    await fc.assert(mutate, { numRuns: 15 });
  }, 60_000);
});
