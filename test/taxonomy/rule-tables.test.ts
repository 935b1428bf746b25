import { describe, expect, it } from 'vitest';
import { loadBuiltInSignatures } from '../../src/sdk/load-signatures.js';
import { appType } from '../../src/taxonomy/app-types.js';
import crossBorder from '../../src/taxonomy/cross-border-words.json' with { type: 'json' };
import { crossBorderWordsSchema } from '../../src/taxonomy/cross-border-words-schema.js';
import { legalReference } from '../../src/taxonomy/legal-references.js';
import { alternativeTo, permissionAlternatives } from '../../src/taxonomy/permission-alternatives.js';
import alternatives from '../../src/taxonomy/permission-alternatives.json' with { type: 'json' };
import { permissionAlternativeTableSchema } from '../../src/taxonomy/permission-alternatives-schema.js';
import { permissionInfo } from '../../src/taxonomy/permissions.js';
import { looksLikeInitProvider, sdkStartup } from '../../src/taxonomy/sdk-startup.js';
import startup from '../../src/taxonomy/sdk-startup.json' with { type: 'json' };
import { sdkStartupTableSchema } from '../../src/taxonomy/sdk-startup-schema.js';
import { storeProfile, storeProfiles } from '../../src/taxonomy/store-profiles.js';

describe('the ways around permissions', () => {
  it('are valid by their schema', () => {
    expect(permissionAlternativeTableSchema.safeParse(alternatives).error).toBeUndefined();
  });

  it('name permissions a policy must tell, each once', () => {
    const names = permissionAlternatives.flatMap(({ permissions }) => permissions);
    expect(names.filter((name) => permissionInfo(name).disclosureDuty !== 'must')).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('name types of apps, profiles, clauses and sources that exist', () => {
    const sources = Object.keys(alternatives.sources);
    for (const row of permissionAlternatives) {
      expect(row.neededBy.filter((type) => appType(type) === undefined)).toEqual([]);
      expect((row.profiles ?? []).filter((id) => storeProfile(id) === undefined)).toEqual([]);
      for (const [profile, clause] of Object.entries(row.storeReferences))
        expect([storeProfile(profile)?.id, legalReference(clause)?.verified]).toEqual([profile, true]);
      expect(row.sources.filter((source) => !sources.includes(source))).toEqual([]);
    }
  });

  it('know none around the camera, which only a preview needs', () => {
    expect(alternativeTo('android.permission.CAMERA')).toBeUndefined();
  });
});

describe('the SDKs that start by themselves', () => {
  it('are valid by their schema, with sources that exist', () => {
    expect(sdkStartupTableSchema.safeParse(startup).error).toBeUndefined();
    const sources = Object.keys(startup.sources);
    expect(sdkStartup.starts.filter(({ source }) => !sources.includes(source))).toEqual([]);
  });

  it('are third-party SDKs that signatures know', () => {
    const sdks = new Set(
      loadBuiltInSignatures().sdks.flatMap(({ id, kind }) => (kind === 'sdk' ? [id] : [])),
    );
    expect(sdkStartup.starts.filter(({ sdk }) => !sdks.has(sdk))).toEqual([]);
  });

  it('leave a provider of which more is known to what is known', () => {
    expect(looksLikeInitProvider('com.google.firebase.provider.FirebaseInitProvider')).toBe(false);
    expect(looksLikeInitProvider('com.acme.AcmeInitProvider')).toBe(true);
    expect(looksLikeInitProvider('com.acme.FileProvider')).toBe(false);
  });
});

it('the words on transfers abroad are valid, and no word stands on both sides', () => {
  expect(crossBorderWordsSchema.safeParse(crossBorder).error).toBeUndefined();
  expect(crossBorder.abroad.filter((word) => crossBorder.domestic.includes(word))).toEqual([]);
});

it('transfers are judged out of mainland China, for its stores alone', () => {
  expect(storeProfiles.map(({ id, transfersAbroadFrom }) => [id, transfersAbroadFrom])).toEqual([
    ['cn', 'CN'],
    ['huawei', 'CN'],
    ['play', null],
  ]);
});
