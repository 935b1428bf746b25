import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lexicon } from '../../src/policy/lexicon/lexicon.js';
import {
  aspectWordsSchema,
  deviceAccessWordsSchema,
  regionalWordsSchema,
  sdkCategoryWordsSchema,
  sdkCellWordsSchema,
  sdkFieldWordsSchema,
  sdkListReferenceWordsSchema,
  sdkNameWordsSchema,
  sectionRoleWordsSchema,
  statementWordsSchema,
} from '../../src/policy/lexicon/lexicon-schema.js';
import regionalWords from '../../src/policy/lexicon/regional-words.json' with { type: 'json' };
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

  it.each([
    ['SDK cells', z.array(sdkCellWordsSchema), lexicon.sdkCells],
    ['aspects', z.array(aspectWordsSchema), lexicon.aspects],
    ['SDK names', sdkNameWordsSchema, lexicon.sdkNames],
    ['statements', statementWordsSchema, lexicon.statements],
    ['SDK list references', sdkListReferenceWordsSchema, lexicon.sdkListReferences],
    ['regional words', regionalWordsSchema, regionalWords],
  ] as const)('keeps to the schema of %s as a whole', (_name, schema, data) => {
    expect((schema as z.ZodType).safeParse(data).error?.issues ?? []).toEqual([]);
  });

  it('has words for every device access', () => {
    expect(new Set(lexicon.deviceAccesses.map(({ id }) => id))).toEqual(
      new Set(deviceAccessIdSchema.options),
    );
  });
});
