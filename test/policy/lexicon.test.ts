import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lexicon } from '../../src/policy/lexicon/lexicon.js';
import {
  deviceAccessWordsSchema,
  sdkCategoryWordsSchema,
  sdkFieldWordsSchema,
  sectionRoleWordsSchema,
} from '../../src/policy/lexicon/lexicon-schema.js';
import { deviceAccessIdSchema } from '../../src/taxonomy/device-access-id.js';

describe('the lexicon', () => {
  it.each([
    ['device accesses', deviceAccessWordsSchema, lexicon.deviceAccesses],
    ['section roles', sectionRoleWordsSchema, lexicon.sectionRoles],
    ['SDK fields', sdkFieldWordsSchema, lexicon.sdkFields],
    ['SDK categories', sdkCategoryWordsSchema, lexicon.sdkCategories],
  ] as const)('keeps to the schema of %s', (_name, schema, data) => {
    expect(z.array(schema as z.ZodType).safeParse(data).error?.issues ?? []).toEqual([]);
  });

  it('has words for every device access', () => {
    expect(new Set(lexicon.deviceAccesses.map(({ id }) => id))).toEqual(
      new Set(deviceAccessIdSchema.options),
    );
  });
});
