import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lexicon } from '../../src/policy/lexicon/lexicon.js';
import {
  aspectWordsSchema,
  deviceAccessWordsSchema,
  permissionMisnomersSchema,
  radicalsSchema,
  regionalWordsSchema,
  sdkCategoryWordsSchema,
  sdkCellWordsSchema,
  sdkFieldWordsSchema,
  sdkListReferenceWordsSchema,
  sdkListWordsSchema,
  sdkNameWordsSchema,
  sectionRoleWordsSchema,
  statementWordsSchema,
  traditionalMarkersSchema,
} from '../../src/policy/lexicon/lexicon-schema.js';
import misnomers from '../../src/policy/lexicon/permission-misnomers.json' with { type: 'json' };
import radicals from '../../src/policy/lexicon/radicals.json' with { type: 'json' };
import regionalWords from '../../src/policy/lexicon/regional-words.json' with { type: 'json' };
import traditionalMarkers from '../../src/policy/lexicon/traditional-markers.json' with { type: 'json' };
import { chooseSimplifier } from '../../src/policy/normalize/simplified.js';
import { plainCharacters } from '../../src/policy/readers/pdf-characters.js';
import { deviceAccessIdSchema } from '../../src/taxonomy/device-access-id.js';
import { knownPermissions } from '../../src/taxonomy/permissions.js';

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
    ['SDK lists', sdkListWordsSchema, lexicon.sdkLists],
    ['regional words', regionalWordsSchema, regionalWords],
    ['misnomers of permissions', permissionMisnomersSchema, misnomers],
    ['radicals', radicalsSchema, radicals],
    ['traditional markers', traditionalMarkersSchema, traditionalMarkers],
  ] as const)('keeps to the schema of %s as a whole', (_name, schema, data) => {
    expect((schema as z.ZodType).safeParse(data).error?.issues ?? []).toEqual([]);
  });

  it('has words for every device access', () => {
    expect(new Set(lexicon.deviceAccesses.map(({ id }) => id))).toEqual(
      new Set(deviceAccessIdSchema.options),
    );
  });

  it('calls misnomers what the platform does not know, and means what it does', () => {
    const known = new Set(knownPermissions.map(({ name }) => name));
    const wrong = Object.entries(misnomers).filter(
      ([name, meant]) => known.has(`android.permission.${name}`) || !known.has(meant),
    );
    expect(wrong).toEqual([]);
  });

  it('tells of every radical which character is meant', () => {
    const [forms, characters] = [Object.keys(radicals), Object.values(radicals)];
    expect(plainCharacters(forms.join(''))).toBe(characters.join(''));
  });

  it('knows a traditional text by characters that the simplifier changes', async () => {
    const simplify = await chooseSimplifier(traditionalMarkers);
    expect(traditionalMarkers.filter((character) => simplify(character) === character)).toEqual([]);
  });

  it('holds no word twice in a list of its own kind', () => {
    const lists = Object.entries({ ...lexicon.statements, ...lexicon.sdkLists });
    expect(lists.filter(([, words]) => new Set(words).size < words.length).map(([name]) => name)).toEqual([]);
  });
});
