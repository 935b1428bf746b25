import { describe, expect, it } from 'vitest';
import type { DoneCard, ResultCard } from '../../src/batch/result-card.js';
import { summarise } from '../../src/batch/summary/summarise.js';
import { summaryTrend } from '../../src/batch/summary/summary-trend.js';
import { summaryFactsSchema, summaryTrendSchema } from '../../src/findings/summary-facts.js';
import { summaryCsv } from '../../src/report/summary/summary-csv.js';
import { summaryReport } from '../../src/report/summary/summary-terminal.js';
import { plainStyle } from '../../src/report/terminal/style.js';
import { jobFor } from './batch-setting.js';

type Facts = DoneCard['facts'];

let count = 0;
const keyOf = (place: number) => place.toString(16).padStart(64, '0');

/** A card with a key of its own, later than those before. */
function done(name: string, facts: Partial<Facts> = {}, tags: string[] = []): DoneCard {
  count++;
  const app = {
    package: `com.example.${name}`,
    label: name,
    versionName: '1',
    versionCode: 1,
    sha256: '',
    size: 1,
  };
  return {
    ...head(name, tags),
    outcome: 'done',
    exitCode: 0,
    facts: {
      app,
      findings: [],
      notEvaluated: [],
      permissions: [],
      sdks: [],
      data: [],
      diagnostics: [],
      ...facts,
    },
  };
}

function failed(name: string, code: string): ResultCard {
  count++;
  return {
    ...head(name, []),
    outcome: 'failed',
    exitCode: 3,
    failure: { code, line: { 'zh-CN': '失败', en: 'failed' } },
  };
}

function head(name: string, tags: string[]) {
  const at = `2026-06-01T00:00:00.${String(count).padStart(3, '0')}Z`;
  return {
    schemaVersion: 1 as const,
    key: keyOf(count),
    versions: { tool: '1', signatures: 's', results: 1 as const },
    job: jobFor('/apps', name),
    labels: [{ name, tags }],
    startedAt: at,
    endedAt: at,
  };
}

const finding = (ruleId: string, severity: 'error' | 'warning' | 'info', suppressed = false) => ({
  ruleId,
  severity,
  subject: { kind: 'sdk' as const, id: 'jpush' },
  fingerprint: 'f'.repeat(32),
  suppressed,
});
const sdk = (id: string, standing: Facts['sdks'][number]['standing']) => ({
  id,
  name: id,
  nameEn: id,
  standing,
});

function folderOf(cards: readonly ResultCard[]) {
  return {
    async *cards() {
      yield* cards;
    },
  };
}

const mixed = () => [
  done('zoo', {
    findings: [finding('sdk-undisclosed', 'error'), finding('sdk-undisclosed', 'error')],
    sdks: [sdk('jpush', 'undisclosed')],
  }),
  done('ant', {
    findings: [finding('sdk-stale', 'warning'), finding('sdk-undisclosed', 'error', true)],
    sdks: [sdk('jpush', 'disclosed'), sdk('bugly', 'stale')],
  }),
  done('bee', { diagnostics: [{ code: 'dex-bad-magic', effect: 'lost' }], sdks: [sdk('jpush', 'unjudged')] }),
  done('cat', {
    notEvaluated: [{ ruleId: 'permission-unrelated', reason: 'no-app-type' }],
    data: [{ data: 'imei', owner: 'jpush' }],
  }),
  failed('dog', 'time-limit'),
];

describe('a summary', () => {
  it('puts every app in one standing, and one that could not be read whole is not clean', async () => {
    const facts = await summarise(folderOf(mixed()), null);
    expect(summaryFactsSchema.parse(facts)).toEqual(facts);
    expect(facts.apps.map(({ name }) => name)).toEqual(['ant', 'bee', 'cat', 'dog', 'zoo']);
    expect(facts.standings).toEqual({
      error: [4],
      warning: [0],
      info: [],
      clean: [2],
      incomplete: [1],
      failed: [3],
    });
  });

  it('counts apps, not findings, and keeps what does not count apart', async () => {
    const { rules } = await summarise(folderOf(mixed()), null);
    expect(rules).toEqual([
      { ruleId: 'sdk-stale', findings: 1, apps: [0], suppressed: [] },
      { ruleId: 'sdk-undisclosed', findings: 2, apps: [4], suppressed: [0] },
    ]);
  });

  it('tells for each SDK in which apps it is disclosed, undisclosed, unjudged or only in the policy', async () => {
    const { sdks } = await summarise(folderOf(mixed()), null);
    expect(
      sdks.map(({ id, disclosed, undisclosed, unjudged, stale }) => [
        id,
        disclosed,
        undisclosed,
        unjudged,
        stale,
      ]),
    ).toEqual([
      ['jpush', [0], [4], [1], []],
      ['bugly', [], [], [], [0]],
    ]);
  });

  it('tells what could not be said, read or audited, with the apps', async () => {
    const facts = await summarise(folderOf(mixed()), null);
    expect(facts.notEvaluated).toEqual([
      { reason: 'no-app-type', ruleIds: ['permission-unrelated'], apps: [2] },
    ]);
    expect(facts.lost).toEqual([{ code: 'dex-bad-magic', apps: [1] }]);
    expect(facts.failed).toMatchObject([{ code: 'time-limit', apps: [3] }]);
    expect(facts.data).toEqual([{ data: 'imei', owner: 'jpush', apps: [2] }]);
  });

  it('counts the newest result of an app, whatever the order of the keys', async () => {
    const [old, now] = [done('ant', { findings: [finding('sdk-stale', 'error')] }), done('ant')];
    for (const cards of [
      [old, now],
      [now, old],
    ]) {
      const facts = await summarise(folderOf(cards), null);
      expect(facts.apps.map(({ key }) => key)).toEqual([now.key]);
      expect(facts.superseded).toBe(1);
    }
  });

  it('takes a newest result that failed for the state of the app, and an older failure for past', async () => {
    const [one, broken, mended] = [done('ant'), failed('ant', 'crashed'), done('ant')];
    expect((await summarise(folderOf([broken, one]), null)).apps).toMatchObject([{ standing: 'failed' }]);
    expect((await summarise(folderOf([mended, broken, one]), null)).apps).toMatchObject([
      { key: mended.key },
    ]);
  });

  it('counts the same content under two names once, and two packages of one name twice', async () => {
    const twin = done('ant');
    const twins = { ...twin, labels: [...twin.labels, { name: 'also', tags: [] }] };
    expect((await summarise(folderOf([twins]), null)).apps.map(({ name }) => name)).toEqual(['also']);
    const [one, other] = [done('ant'), done('bee')];
    const named = { ...other, labels: [{ name: 'ant', tags: [] }] };
    expect((await summarise(folderOf([one, named]), null)).apps).toHaveLength(2);
  });

  it('keeps to one tag', async () => {
    const cards = [done('ant', {}, ['may']), done('ant', {}, ['june']), done('bee', {}, ['june', 'store'])];
    expect((await summarise(folderOf(cards), 'june')).apps.map(({ name }) => name)).toEqual(['ant', 'bee']);
    expect((await summarise(folderOf(cards), 'july')).apps).toEqual([]);
  });
});

describe('the change between two batches', () => {
  it('tells which apps came, went, and changed', async () => {
    const before = await summarise(
      folderOf([
        done('ant', { findings: [finding('sdk-stale', 'warning')], sdks: [sdk('jpush', 'disclosed')] }),
        done('bee', { findings: [finding('sdk-stale', 'warning')] }),
        done('gone', { findings: [finding('sdk-stale', 'warning')] }),
      ]),
      null,
    );
    const after = await summarise(
      folderOf([
        done('ant', { sdks: [sdk('jpush', 'undisclosed')] }),
        done('bee', { findings: [finding('sdk-stale', 'warning')] }),
        done('new', { findings: [finding('sdk-stale', 'warning')] }),
      ]),
      null,
    );
    const trend = summaryTrend(before, after);
    expect(summaryTrendSchema.parse(trend)).toEqual(trend);
    expect({ added: trend.added, removed: trend.removed }).toEqual({ added: [2], removed: [2] });
    // A new app that has it is no app in which it came.
    expect(trend.rules).toEqual([
      { ruleId: 'sdk-stale', change: { before: [0, 1, 2], after: [1, 2], came: [], gone: [0] } },
    ]);
    expect(trend.sdks).toMatchObject([
      {
        id: 'jpush',
        present: { came: [], gone: [] },
        undisclosed: { before: [], after: [0], came: [0], gone: [] },
      },
    ]);
    expect(trend.standings.clean).toEqual({ before: [], after: [0], came: [0], gone: [] });
  });

  it('knows an app by its package under another name, and by its name where it could not be read', async () => {
    const before = await summarise(folderOf([done('ant'), failed('bee', 'crashed')]), null);
    const renamed = { ...done('ant'), labels: [{ name: 'the ant', tags: [] }] };
    const after = await summarise(folderOf([renamed, done('bee')]), null);
    expect(summaryTrend(before, after)).toMatchObject({ added: [], removed: [] });
  });
});

describe('the forms of a summary', () => {
  it('shows the terminal its numbers with examples, and nothing that controls it', async () => {
    const facts = await summarise(
      folderOf([...mixed(), done('\u001b[31mred', { findings: [finding('sdk-stale', 'warning')] })]),
      null,
    );
    const text = summaryReport(facts, null, { language: 'en', style: plainStyle });
    expect(text).toMatch(/^6 apps\n/);
    expect(text).toMatch(/ {2}with errors +1 +16\.7 %/);
    expect(text).toMatch(/ 1 +time-limit +failed +dog/);
    expect(text).not.toContain('\u001b');
  });

  it('gives every number in CSV with the keys behind it, and no cell that is a formula', async () => {
    const cards = [...mixed(), done('=1+1')];
    const facts = await summarise(folderOf(cards), null);
    const lines = summaryCsv(facts, 'en').split('\r\n');
    const [zoo] = cards;
    expect(lines).toContain(`standing,error,with errors,apps,1,${zoo?.key}`);
    expect(lines.some((line) => line.startsWith("app,'=1+1,'=1+1,clean,1,"))).toBe(true);
  });
});
