import { describe, expect, it } from 'vitest';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { runGolden } from './golden.js';
import { goldens } from './goldens/index.js';
import { Readings } from './readings.js';

const readings = new Readings(loadBuiltInSignatures());

describe('a golden audit finds what was planted and nothing else', () => {
  it.each(goldens.map((golden) => [golden.name, golden] as const))('%s', async (_, golden) => {
    const { unexpected, missing } = await runGolden(golden, readings);
    expect({ unexpected, missing }).toEqual({ unexpected: [], missing: [] });
  });
});
