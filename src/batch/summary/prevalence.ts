import type { CardFacts } from '../result-card.js';

type Standing = CardFacts['sdks'][number]['standing'];

/** Apps by standing of one permission or SDK. */
export interface StandingLists {
  readonly disclosed: number[];
  readonly undisclosed: number[];
  readonly stale: number[];
  readonly notOwed: number[];
  readonly unjudged: number[];
}

const listOf: Readonly<Record<Standing, keyof StandingLists>> = {
  disclosed: 'disclosed',
  undisclosed: 'undisclosed',
  stale: 'stale',
  'not-owed': 'notOwed',
  unjudged: 'unjudged',
};

/** Where one thing stands in how many apps. */
export class Prevalence<T> {
  readonly #entries = new Map<string, { readonly about: T; readonly lists: StandingLists }>();

  /** Adds an app; a thing that a policy lists twice counts once. @param about kept from the first time */
  add(key: string, app: number, standing: Standing, about: () => T): void {
    const entry = this.#entries.get(key) ?? { about: about(), lists: emptyLists() };
    this.#entries.set(key, entry);
    const list = entry.lists[listOf[standing]];
    if (list.at(-1) !== app) list.push(app);
  }

  /** Most apps first, then by key. @param placed puts a list of apps in its final order */
  rows(placed: (apps: readonly number[]) => number[]): (T & StandingLists)[] {
    return [...this.#entries]
      .sort(([a, one], [b, other]) => size(other.lists) - size(one.lists) || (a < b ? -1 : 1))
      .map(([, { about, lists }]) => ({
        ...about,
        disclosed: placed(lists.disclosed),
        undisclosed: placed(lists.undisclosed),
        stale: placed(lists.stale),
        notOwed: placed(lists.notOwed),
        unjudged: placed(lists.unjudged),
      }));
  }
}

function emptyLists(): StandingLists {
  return { disclosed: [], undisclosed: [], stale: [], notOwed: [], unjudged: [] };
}

function size(lists: StandingLists): number {
  return Object.values(lists).reduce((sum, list) => sum + list.length, 0);
}
