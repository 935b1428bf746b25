import { describe, expect, it } from 'vitest';
import { legalReference } from '../../src/taxonomy/legal-references.js';
import { permissionInfo } from '../../src/taxonomy/permissions.js';
import { minimumTargetSdk, storeProfile, storeProfiles } from '../../src/taxonomy/store-profiles.js';
import data from '../../src/taxonomy/store-profiles.json' with { type: 'json' };
import { storeProfileTableSchema } from '../../src/taxonomy/store-profiles-schema.js';

const table = storeProfileTableSchema.parse(data);
const profile = (id: string) => storeProfile(id) ?? expect.fail(`no profile ${id}`);

describe('the store profiles', () => {
  it('are valid by their schema, with distinct ids', () => {
    expect(storeProfileTableSchema.safeParse(data).error).toBeUndefined();
    expect(new Set(storeProfiles.map((p) => p.id)).size).toBe(storeProfiles.length);
  });

  it('rest on references and sources that exist', () => {
    const references = table.profiles.flatMap((p) =>
      [...p.targetSdk, ...p.restrictedPermissions].map((rule) => rule.reference),
    );
    expect(references.filter((id) => legalReference(id) === undefined)).toEqual([]);
    const sources = table.profiles.flatMap((p) => p.targetSdk.map((rule) => rule.source));
    expect(sources.filter((id) => table.sources[id] === undefined)).toEqual([]);
  });

  it('restrict permissions that exist', () => {
    const names = table.profiles.flatMap((p) => p.restrictedPermissions.flatMap((rule) => rule.permissions));
    expect(names.filter((name) => permissionInfo(name).origin === 'unknown')).toEqual([]);
  });
});

describe('minimumTargetSdk', () => {
  it.each([
    ['play', '2026-11-21', 36],
    ['play', '2026-08-30', 35],
    ['play', '2025-01-01', 34],
    ['cn', '2026-11-21', 30],
    ['huawei', '2023-12-01', 30],
  ])('of %s on %s is %i', (id, day, level) => {
    expect(minimumTargetSdk(profile(id), day)?.minimum).toBe(level);
  });

  it('is none before the first rule', () => {
    expect(minimumTargetSdk(profile('cn'), '2023-12-31')).toBeNull();
  });

  it('leaves rules for apps already in the store out', () => {
    const rule = {
      minimum: 35,
      appliesTo: 'existing',
      from: '2020-01-01',
      reference: 'r',
      source: 's',
    } as const;
    expect(minimumTargetSdk({ ...profile('cn'), targetSdk: [rule] }, '2026-11-21')).toBeNull();
  });
});
