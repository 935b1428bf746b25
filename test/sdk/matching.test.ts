import { describe, expect, test } from 'vitest';
import { createMatching, type TypeReferences } from '../../src/sdk/matching.js';
import type { PackageObservations } from '../../src/sdk/observations.js';
import { buildSignatureIndex } from '../../src/sdk/signature-index.js';
import type { SdkSignature } from '../../src/sdk/signature-schema.js';
import { dexTypeTable } from '../builders/dex-type-table.js';
import { component, observations, signature, signatureSet } from '../builders/sdk-signatures.js';

const umeng = signature('umeng-analytics', { matchers: { packages: ['com.umeng.analytics'] } });

function match(
  sdks: readonly SdkSignature[],
  seen: Partial<PackageObservations>,
  ...dexes: Parameters<typeof dexTypeTable>[0][]
) {
  const matching = createMatching(buildSignatureIndex(signatureSet(...sdks)));
  matching.addPackage(observations(seen));
  for (const dex of dexes) matching.addDex(dexTypeTable(dex));
  return matching.finish();
}

describe('class definitions', () => {
  test('under a prefix prove the SDK and are counted per dex file', () => {
    const [found] = match(
      [umeng],
      {},
      { defined: ['com.umeng.analytics.MobclickAgent', 'com.umeng.analytics.pro.a', 'org.example.app.Main'] },
      { entry: 'classes2.dex', defined: ['com.umeng.analytics.game.B'] },
    );
    expect(found).toMatchObject({
      id: 'umeng-analytics',
      confidence: 'high',
      integration: 'unknown',
      firstParty: false,
    });
    expect(found?.evidence).toEqual([
      {
        kind: 'classes',
        entry: 'classes.dex',
        prefix: 'com.umeng.analytics',
        count: 2,
        example: 'com.umeng.analytics.MobclickAgent',
      },
      {
        kind: 'classes',
        entry: 'classes2.dex',
        prefix: 'com.umeng.analytics',
        count: 1,
        example: 'com.umeng.analytics.game.B',
      },
    ]);
  });

  test.each([
    'com.umeng.analyticsx.A',
    'com.umeng.analytic.A',
    'com.umeng.analytics',
    'xcom.umeng.analytics.A',
    'org.com.umeng.analytics.A',
    'com.umeng.Analytics.A',
    'com.umeng.analytics统计.A',
    'com.umeng.分析.A',
    'L',
    '',
  ])('of %j are not under com.umeng.analytics', (name) => {
    expect(match([umeng], {}, { defined: [name] })).toEqual([]);
  });

  test('with a name outside ASCII under a prefix count, and the example shows the name', () => {
    const [found] = match([umeng], {}, { defined: ['com.umeng.analytics.统计'] });
    expect(found?.evidence[0]).toMatchObject({ count: 1, example: 'com.umeng.analytics.统计' });
  });

  test('go to the longest prefix', () => {
    const outer = signature('outer', { matchers: { packages: ['com.a'] } });
    const inner = signature('inner', { matchers: { packages: ['com.a.b'], classes: ['com.a.c.Only'] } });
    const found = match(
      [outer, inner],
      {},
      { defined: ['com.a.X', 'com.a.b.Y', 'com.a.b.c.Z', 'com.a.c.Only', 'com.a.c.Only2'] },
    );
    expect(
      found.map(({ id, evidence }) => [id, evidence.map((item) => ('count' in item ? item.count : 0))]),
    ).toEqual([
      ['inner', [2, 1]],
      ['outer', [2]],
    ]);
  });

  test('that are only generated resource classes are no proof', () => {
    const generated = [
      'com.umeng.analytics.R',
      'com.umeng.analytics.R$string',
      'com.umeng.analytics.BuildConfig',
    ];
    expect(match([umeng], {}, { defined: generated })).toEqual([]);
    expect(match([umeng], {}, { defined: [...generated, 'com.umeng.analytics.Report'] })).toHaveLength(1);
  });

  test('of an app that lives under the SDK’s prefix are the app’s own', () => {
    const seen = { package: 'com.umeng.analytics.demo' };
    expect(match([umeng], seen, { defined: ['com.umeng.analytics.demo.Main'] })).toEqual([]);
    expect(
      match([umeng], seen, { defined: ['com.umeng.analytics.demo.Main', 'com.umeng.analytics.demox.A'] }),
    ).toHaveLength(1);
  });

  test('under a prefix within the app’s own package are the SDK’s: its demo app holds it too', () => {
    const seen = { package: 'com.umeng', components: [component('com.umeng.analytics.PushService')] };
    const [found] = match([umeng], seen, { defined: ['com.umeng.Main', 'com.umeng.analytics.PushService'] });
    expect(found?.evidence.map((item) => item.kind)).toEqual(['classes', 'manifest']);
  });

  test('of a component outside every prefix prove the SDK by the class alone', () => {
    const sdk = signature('kept', { matchers: { components: ['com.k.PushService'] } });
    expect(match([sdk], {}, { defined: ['com.k.PushService'] })[0]).toMatchObject({ confidence: 'high' });
    expect(match([sdk], {}, { defined: ['com.k.PushService2', 'com.k.PushService$1'] })).toEqual([]);
  });

  test('of a signature nobody verified give medium confidence', () => {
    const sources: SdkSignature['sources'] = [
      { kind: 'public-list', reference: 'a list', facts: ['packages'], date: '2026-01-01' },
    ];
    const sdk = signature('rumour', { sources, matchers: { packages: ['com.r'] } });
    expect(match([sdk], {}, { defined: ['com.r.A'] })[0]).toMatchObject({ confidence: 'medium' });
  });

  test('are looked for in vain in an empty package', () => {
    expect(match([umeng], {})).toEqual([]);
    expect(match([umeng], {}, {})).toEqual([]);
    expect(match([], {}, { defined: ['com.umeng.analytics.A'] })).toEqual([]);
  });

  test('are found in a type table that ends without NUL', () => {
    const table = dexTypeTable({ defined: ['com.umeng.analytics.A'] });
    const matching = createMatching(buildSignatureIndex(signatureSet(umeng)));
    matching.addDex({ ...table, bytes: table.bytes.subarray(0, -1) });
    expect(matching.finish()[0]?.evidence).toMatchObject([{ example: 'com.umeng.analytics.A' }]);
  });
});

describe('bare references', () => {
  test('alone give no match, arrays included', () => {
    expect(match([umeng], {}, { mentioned: ['com.umeng.analytics.A', '[Lcom/umeng/analytics/B;'] })).toEqual(
      [],
    );
  });

  test('with meta-data give a match of low confidence that shows both', () => {
    const sdk = signature('s', { matchers: { packages: ['com.s'], metaData: ['S_KEY'] } });
    const seen = { metaData: [{ name: 'S_KEY', value: '1' }] };
    expect(match([sdk], seen, { mentioned: ['com.s.A'] })).toMatchObject([
      {
        confidence: 'low',
        evidence: [
          { kind: 'references', count: 1 },
          { kind: 'manifest', name: 'S_KEY' },
        ],
      },
    ]);
  });

  test('are not shown beside definitions under the same prefix', () => {
    const [found] = match(
      [umeng],
      {},
      { defined: ['com.umeng.analytics.A'] },
      { entry: 'classes2.dex', mentioned: ['com.umeng.analytics.A'] },
    );
    expect(found?.evidence.map((item) => item.kind)).toEqual(['classes']);
  });
});

describe('manifest and entries', () => {
  const sdk = signature('s', {
    matchers: {
      packages: ['com.s'],
      components: ['com.s.SService'],
      metaData: ['S_KEY'],
      authorities: ['${' + 'applicationId}.s.provider'],
      permissions: ['${' + 'applicationId}.permission.S'],
      actions: ['com.s.RECEIVE'],
      nativeLibraries: ['libs*core.so', 'libsx.so'],
      assets: ['assets/s/*.cfg'],
    },
  });
  const visible = { defined: ['org.example.app.Main'] };

  test('a component is proof where code is hidden, and nothing where its class is missing from visible code', () => {
    const service = component('com.s.SService');
    expect(match([sdk], { components: [service, component('org.example.app.Main')] })[0]).toMatchObject({
      confidence: 'high',
      integration: 'used',
      evidence: [{ kind: 'manifest', element: 'service', name: 'com.s.SService' }],
    });
    expect(match([sdk], { components: [service, component('org.example.app.Main')] }, visible)).toEqual([]);
  });

  test('a component under a package prefix counts like a listed one, the app’s own does not', () => {
    expect(match([sdk], { components: [component('com.s.ui.Unlisted')] })).toHaveLength(1);
    expect(match([sdk], { components: [component('com.sx.Other')] })).toEqual([]);
    expect(match([sdk], { package: 'com.s.demo', components: [component('com.s.demo.Main')] })).toEqual([]);
  });

  test('an alias counts by the activity it stands for', () => {
    const alias = component('org.example.app.Alias', {
      kind: 'activity-alias',
      targetActivity: 'com.s.SService',
    });
    expect(match([sdk], { components: [alias] })).toHaveLength(1);
  });

  test('a native library gives medium confidence whatever its folder', () => {
    for (const name of ['lib/arm64-v8a/libs-1.2core.so', 'base/lib/x86/libsx.so']) {
      expect(match([sdk], { entries: [{ name, size: 7 }] })).toMatchObject([
        { confidence: 'medium', evidence: [{ kind: 'entry', entry: name, size: 7 }] },
      ]);
    }
  });

  test('a native library alone is a leftover or a namesake where visible code lacks the SDK', () => {
    const entries = [{ name: 'lib/x86/libsx.so', size: 7 }];
    expect(match([sdk], { entries }, visible)).toMatchObject([{ confidence: 'low' }]);
    const metaData = [{ name: 'S_KEY', value: null }];
    expect(match([sdk], { entries, metaData }, visible)).toMatchObject([{ confidence: 'medium' }]);
    const soOnly = signature('n', { matchers: { nativeLibraries: ['libsx.so'] } });
    expect(match([soOnly], { entries }, visible)).toMatchObject([{ confidence: 'medium' }]);
  });

  test.each([
    'lib/x86/libsy.so',
    'lib/x86/libscore.so.bak',
    'lib/x86/xlibsx.so',
    'libsx.so/readme',
    'lib/x86/LIBSX.SO',
  ])('%s is none of its native libraries', (name) => {
    expect(match([sdk], { entries: [{ name, size: 1 }] })).toEqual([]);
  });

  test('meta-data outlives an SDK: enough where code is hidden, not where visible code lacks the SDK', () => {
    const metaData = [{ name: 'S_KEY', value: null }];
    expect(match([sdk], { metaData })).toMatchObject([{ confidence: 'medium' }]);
    expect(match([sdk], { metaData }, visible)).toEqual([]);
    expect(match([sdk], { metaData, entries: [{ name: 'assets/s/a.cfg', size: 1 }] }, visible)).toMatchObject(
      [{ confidence: 'low' }],
    );
  });

  test('meta-data of a component counts too', () => {
    const holder = component('org.example.app.Main', { metaData: [{ name: 'S_KEY', value: 'x' }] });
    expect(match([sdk], { components: [holder] })).toHaveLength(1);
  });

  test('names completed with the application’s package are found for this package only', () => {
    const provider = (authority: string) =>
      component('org.example.P', { kind: 'provider', authorities: [authority] });
    expect(match([sdk], { components: [provider('org.example.app.s.provider')] })).toHaveLength(1);
    expect(match([sdk], { components: [provider('org.other.app.s.provider')] })).toEqual([]);
    const permission = (name: string) => [{ name, source: 'manifest' as const }];
    expect(match([sdk], { permissions: permission('org.example.app.permission.S') })).toHaveLength(1);
    expect(match([sdk], { permissions: permission('org.example.permission.S') })).toEqual([]);
  });

  test('an intent action is found in any filter', () => {
    const receiver = component('org.example.app.R', {
      kind: 'receiver',
      intentFilters: [{ actions: ['android.intent.action.MAIN', 'com.s.RECEIVE'], categories: [], data: [] }],
    });
    expect(match([sdk], { components: [receiver] })).toMatchObject([
      { evidence: [{ element: 'action', name: 'com.s.RECEIVE' }] },
    ]);
  });

  test('the package comes before the dex files', () => {
    const matching = createMatching(buildSignatureIndex(signatureSet(sdk)));
    matching.addDex(dexTypeTable({}));
    expect(() => matching.addPackage(observations())).toThrow('before addDex');
  });
});

/** Each pair as a class that mentions one type. */
function typeReferences(
  table: ReturnType<typeof dexTypeTable>,
  pairs: readonly (readonly [from: string, to: string])[],
): TypeReferences {
  return {
    classCount: pairs.length,
    classTypes: Uint16Array.from(pairs, ([from]) => table.indexOf(from)),
    starts: Uint32Array.from({ length: pairs.length + 1 }, (_, row) => row),
    types: Uint16Array.from(pairs, ([, to]) => table.indexOf(to)),
  };
}

describe('integration', () => {
  const a = signature('a', { matchers: { packages: ['com.a'] } });
  const b = signature('b', { matchers: { packages: ['com.b'] } });
  const c = signature('c', { matchers: { packages: ['com.c'] } });

  function integrations(
    references: readonly (readonly [string, string])[],
    components: PackageObservations['components'] = [],
  ) {
    const table = dexTypeTable({
      defined: ['com.a.A', 'com.a.A2', 'com.b.B', 'com.c.C', 'org.example.app.Main'],
    });
    const matching = createMatching(buildSignatureIndex(signatureSet(a, b, c)));
    matching.addPackage(observations({ components }));
    matching.addDex(table);
    matching.addReferences(table, typeReferences(table, references));
    return Object.fromEntries(matching.finish().map(({ id, integration }) => [id, integration]));
  }

  test('is used where the app reaches an SDK, by way of another one too, and dormant elsewhere', () => {
    expect(
      integrations([
        ['org.example.app.Main', 'com.a.A'],
        ['com.a.A', 'com.b.B'],
      ]),
    ).toEqual({ a: 'used', b: 'used', c: 'dormant' });
  });

  test('is dormant where an SDK is reached only from itself or from a dormant one', () => {
    expect(
      integrations([
        ['com.a.A', 'com.a.A2'],
        ['com.b.B', 'com.c.C'],
        ['com.c.C', 'com.b.B'],
      ]),
    ).toEqual({
      a: 'dormant',
      b: 'dormant',
      c: 'dormant',
    });
  });

  test('is used where a component is enabled, and what that one reaches', () => {
    expect(integrations([['com.a.A', 'com.b.B']], [component('com.a.A')])).toEqual({
      a: 'used',
      b: 'used',
      c: 'dormant',
    });
    expect(integrations([], [component('com.a.A', { enabled: false })])).toMatchObject({ a: 'dormant' });
  });

  describe('of a family’s products beside the library they share', () => {
    const maps = signature('maps', { family: 'kits', matchers: { packages: ['com.k.maps'] } });
    const games = signature('games', { family: 'kits', matchers: { packages: ['com.k.games'] } });
    const base = (family: string) =>
      signature('base', { family, kind: 'library', matchers: { packages: ['com.k.base'] } });
    const inBase = [
      ['com.k.base.MapsClient', 'com.k.maps.Map'],
      ['com.k.base.GamesClient', 'com.k.games.Game'],
    ] as const;

    function integrationsOf(
      library: SdkSignature,
      fromMain: string,
      components: PackageObservations['components'] = [],
    ) {
      const classes = [...inBase.flat(), 'org.example.app.Main'];
      const table = dexTypeTable({ defined: classes });
      const matching = createMatching(buildSignatureIndex(signatureSet(maps, games, library)));
      matching.addPackage(observations({ components }));
      matching.addDex(table);
      matching.addReferences(table, typeReferences(table, [...inBase, ['org.example.app.Main', fromMain]]));
      return Object.fromEntries(matching.finish().map(({ id, integration }) => [id, integration]));
    }

    test('is used for the one that a called class of the library reaches', () => {
      expect(integrationsOf(base('kits'), 'com.k.base.MapsClient')).toEqual({
        base: 'used',
        games: 'dormant',
        maps: 'used',
      });
    });

    test('is dormant for all where the app calls nothing of the library', () => {
      expect(integrationsOf(base('kits'), 'com.k.maps.Map')).toEqual({
        base: 'dormant',
        games: 'dormant',
        maps: 'used',
      });
    });

    test('is used for what an enabled component of the library reaches', () => {
      expect(integrationsOf(base('kits'), 'com.k.maps.Map', [component('com.k.base.GamesClient')])).toEqual({
        base: 'used',
        games: 'used',
        maps: 'used',
      });
    });

    test('is used for all that a library of another family mentions', () => {
      expect(integrationsOf(base('other'), 'com.k.base.MapsClient')).toEqual({
        base: 'used',
        games: 'used',
        maps: 'used',
      });
    });
  });

  test('stays unknown where a packer hides code that may reach anything', () => {
    const table = dexTypeTable({ defined: ['com.a.A', 'com.shell.Stub'] });
    const matching = createMatching(buildSignatureIndex(signatureSet(a)));
    matching.addPackage(observations({ components: [component('org.example.app.Main')] }));
    matching.addDex(table);
    matching.addReferences(table, typeReferences(table, []));
    expect(matching.finish()).toMatchObject([{ id: 'a', integration: 'unknown' }]);
  });

  test('stays unknown while one dex file’s references are missing', () => {
    const first = dexTypeTable({ defined: ['com.a.A'] });
    const matching = createMatching(buildSignatureIndex(signatureSet(a)));
    matching.addDex(first);
    matching.addDex(dexTypeTable({ entry: 'classes2.dex' }));
    matching.addReferences(first, typeReferences(first, []));
    expect(matching.finish()).toMatchObject([{ integration: 'unknown' }]);
  });
});

describe('belonging', () => {
  test('an SDK that another one found embeds is attributed to it', () => {
    const core = signature('core', { matchers: { packages: ['com.core'] } });
    const push = signature('push', { matchers: { packages: ['com.push'] }, embeds: ['core'] });
    expect(match([core, push], {}, { defined: ['com.core.A', 'com.push.A'] })).toMatchObject([
      { id: 'core', embeddedBy: 'push' },
      { id: 'push' },
    ]);
    expect(match([core, push], {}, { defined: ['com.core.A'] })[0]).not.toHaveProperty('embeddedBy');
  });

  test('an app of the vendor’s own packages is first-party', () => {
    const sdk = signature('s', { matchers: { packages: ['com.s'] } });
    const firstParty = (name: string | null) =>
      match([sdk], { package: name }, { defined: ['com.s.A'] })[0]?.firstParty;
    expect([
      firstParty('com.acme'),
      firstParty('com.acme.app'),
      firstParty('com.acmeo'),
      firstParty(null),
    ]).toEqual([true, true, false, false]);
  });
});
