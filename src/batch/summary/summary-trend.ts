import type {
  AppStanding,
  SummaryApp,
  SummaryFacts,
  SummaryTrend,
  TrendChange,
} from '../../findings/summary-facts.js';

/** How a later batch differs from an earlier one: which apps came, went and changed, and in what. */
export function summaryTrend(before: SummaryFacts, after: SummaryFacts): SummaryTrend {
  const pairs = pairApps(before.apps, after.apps);
  const change = changes(pairs);
  return {
    schemaVersion: 1,
    before: { tag: before.tag, apps: before.apps },
    after: { tag: after.tag, apps: after.apps },
    added: after.apps.flatMap((_, place) => (pairs.earlier.has(place) ? [] : [place])),
    removed: before.apps.flatMap((_, place) => (pairs.later.has(place) ? [] : [place])),
    standings: standingChanges(before, after, change),
    rules: joined(before.rules, after.rules, ({ ruleId }) => ruleId).map(({ about, old, now }) => ({
      ruleId: about.ruleId,
      change: change(old?.apps, now?.apps),
    })),
    sdks: joined(before.sdks, after.sdks, ({ id }) => id).map(({ about, old, now }) => ({
      id: about.id,
      name: about.name,
      nameEn: about.nameEn,
      present: change(old && presentIn(old), now && presentIn(now)),
      undisclosed: change(old?.undisclosed, now?.undisclosed),
    })),
  };
}

/** Places of the same app in both tables. */
interface Pairs {
  readonly earlier: ReadonlyMap<number, number>;
  readonly later: ReadonlyMap<number, number>;
}

/** An app is the same by its package and, within one package, by name; one without package by its name. */
function pairApps(before: readonly SummaryApp[], after: readonly SummaryApp[]): Pairs {
  const earlier = new Map<number, number>();
  const later = new Map<number, number>();
  for (const identity of [exactly, byPackage, byName]) {
    const free = new Map<string, number>();
    for (const [place, app] of before.entries()) {
      const id = identity(app);
      if (!later.has(place) && id !== null && !free.has(id)) free.set(id, place);
    }
    for (const [place, app] of after.entries()) {
      const id = identity(app);
      const old = id === null || earlier.has(place) ? undefined : free.get(id);
      if (id === null || old === undefined || !mayBeSame(before[old], app)) continue;
      free.delete(id);
      earlier.set(place, old);
      later.set(old, place);
    }
  }
  return { earlier, later };
}

function exactly(app: SummaryApp): string | null {
  return app.package === null ? null : JSON.stringify([app.package, app.name]);
}

function byPackage(app: SummaryApp): string | null {
  return app.package;
}

/** Two packages are two apps, whatever they are called. */
function mayBeSame(old: SummaryApp | undefined, now: SummaryApp): boolean {
  return !old?.package || !now.package || old.package === now.package;
}

/** For apps that could not be read in one of the batches. */
function byName(app: SummaryApp): string {
  return app.name;
}

function changes({ earlier, later }: Pairs) {
  return (before: readonly number[] = [], after: readonly number[] = []): TrendChange => {
    const [old, now] = [new Set(before), new Set(after)];
    return {
      before: [...before],
      after: [...after],
      came: after.filter((place) => {
        const was = earlier.get(place);
        return was !== undefined && !old.has(was);
      }),
      gone: before.filter((place) => {
        const is = later.get(place);
        return is !== undefined && !now.has(is);
      }),
    };
  };
}

function standingChanges(
  before: SummaryFacts,
  after: SummaryFacts,
  change: ReturnType<typeof changes>,
): SummaryTrend['standings'] {
  const of = (standing: AppStanding) => change(before.standings[standing], after.standings[standing]);
  return {
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
    clean: of('clean'),
    incomplete: of('incomplete'),
    failed: of('failed'),
  };
}

function presentIn(sdk: SummaryFacts['sdks'][number]): number[] {
  const { disclosed, undisclosed, notOwed, unjudged } = sdk;
  return [...new Set([...disclosed, ...undisclosed, ...notOwed, ...unjudged])].sort((a, b) => a - b);
}

/** Rows of both tables by id, in the later one's order, then those that are gone. */
function joined<T>(before: readonly T[], after: readonly T[], id: (row: T) => string) {
  const old = new Map(before.map((row) => [id(row), row]));
  const now = new Set(after.map(id));
  return [
    ...after.map((row) => ({ about: row, old: old.get(id(row)), now: row as T | undefined })),
    ...before.filter((row) => !now.has(id(row))).map((row) => ({ about: row, old: row, now: undefined })),
  ];
}
