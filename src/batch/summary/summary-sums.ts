import type { SummaryApp, SummaryFacts } from '../../findings/summary-facts.js';
import type { CardFacts, ResultCard } from '../result-card.js';
import { Prevalence } from './prevalence.js';
import { Tally } from './tally.js';

type Failure = SummaryFacts['failed'][number]['line'];

/** Sums over cards, one after the other. Apps are numbered as they come and put in the order of their names at the end. */
export class SummarySums {
  readonly #apps: SummaryApp[] = [];
  readonly #rules = new Tally<{ ruleId: string; findings: number }>();
  readonly #suppressed = new Tally<string>();
  readonly #sdks = new Prevalence<{ id: string; name: string; nameEn: string }>();
  readonly #permissions = new Prevalence<{ name: string }>();
  readonly #data = new Tally<{ data: string; owner: string }>();
  readonly #notEvaluated = new Tally<{ reason: string; ruleIds: Set<string> }>();
  readonly #lost = new Tally<string>();
  readonly #failed = new Tally<{ code: string; line: Failure }>();

  /** Adds one app. */
  add(card: ResultCard, app: SummaryApp): void {
    const place = this.#apps.push(app) - 1;
    if (card.outcome === 'done') this.#addFacts(card.facts, place);
    else {
      const { code, line } = card.failure;
      this.#failed.add(code, place, () => ({ code, line }));
    }
  }

  /** The sums, every list of apps ascending. */
  facts(): Omit<SummaryFacts, 'schemaVersion' | 'tag' | 'superseded'> {
    const order = this.#apps.map((_, place) => place).sort((a, b) => this.#compare(a, b));
    const placeOf = new Int32Array(order.length);
    for (const [place, index] of order.entries()) placeOf[index] = place;
    const placed = (apps: readonly number[]) => apps.map((app) => placeOf[app] ?? 0).sort((a, b) => a - b);
    const apps = order.flatMap((index) => this.#apps[index] ?? []);
    return {
      apps,
      standings: standingsOf(apps),
      rules: this.#ruleRows(placed),
      sdks: this.#sdks.rows(placed),
      permissions: this.#permissions.rows(placed),
      data: this.#data.rows().map(({ about, apps: list }) => ({ ...about, apps: placed(list) })),
      notEvaluated: this.#notEvaluated.rows().map(({ about, apps: list }) => ({
        reason: about.reason,
        ruleIds: [...about.ruleIds].sort(),
        apps: placed(list),
      })),
      lost: this.#lost.rows().map(({ about, apps: list }) => ({ code: about, apps: placed(list) })),
      failed: this.#failed.rows().map(({ about, apps: list }) => ({ ...about, apps: placed(list) })),
    };
  }

  #addFacts(facts: CardFacts, app: number): void {
    for (const { ruleId, suppressed } of facts.findings) {
      const rule = this.#rules.about(ruleId, () => ({ ruleId, findings: 0 }));
      if (suppressed) this.#suppressed.add(ruleId, app, () => ruleId);
      else {
        rule.findings++;
        this.#rules.add(ruleId, app, () => rule);
      }
    }
    for (const { id, name, nameEn, standing } of facts.sdks) {
      this.#sdks.add(id, app, standing, () => ({ id, name, nameEn }));
    }
    for (const { name, standing } of facts.permissions) {
      this.#permissions.add(name, app, standing, () => ({ name }));
    }
    for (const { data, owner } of facts.data)
      this.#data.add(`${data} ${owner}`, app, () => ({ data, owner }));
    for (const { ruleId, reason } of facts.notEvaluated) {
      this.#notEvaluated.add(reason, app, () => ({ reason, ruleIds: new Set() })).ruleIds.add(ruleId);
    }
    for (const { code, effect } of facts.diagnostics) {
      if (effect === 'lost') this.#lost.add(code, app, () => code);
    }
  }

  #ruleRows(placed: (apps: readonly number[]) => number[]): SummaryFacts['rules'] {
    return this.#rules.rows().map(({ about, apps }) => ({
      ...about,
      apps: placed(apps),
      suppressed: placed(this.#suppressed.appsOf(about.ruleId)),
    }));
  }

  #compare(a: number, b: number): number {
    const [one, other] = [this.#apps[a], this.#apps[b]];
    if (one === undefined || other === undefined) return a - b;
    return compareText(one.name, other.name) || compareText(one.key, other.key);
  }
}

function standingsOf(apps: readonly SummaryApp[]): SummaryFacts['standings'] {
  const lists: SummaryFacts['standings'] = {
    error: [],
    warning: [],
    info: [],
    clean: [],
    incomplete: [],
    failed: [],
  };
  for (const [place, { standing }] of apps.entries()) lists[standing].push(place);
  return lists;
}

/** By code unit, so that machines agree. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
