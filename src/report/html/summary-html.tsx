import type { JSX } from 'preact';
import type { SummaryApp, SummaryFacts, SummaryTrend } from '../../findings/summary-facts.js';
import type { ToolInfo } from '../json.js';
import type { BothLanguages } from '../messages/page-words.js';
import type { Language } from '../messages/rule-text.js';
import { type SummaryWords, summaryWords } from '../messages/summary-words.js';
import {
  type SummaryCell,
  type SummaryTable,
  standingsInOrder,
  summaryTables,
} from '../summary/summary-tables.js';
import { Both, both, Section } from './both.js';
import { PageTools, pageOf } from './page-shell.js';
import assets from './summary-assets.json' with { type: 'json' };
import { visible } from './visible.js';

/** A summary of many audits as one page that needs nothing else; every number opens the list of its apps. */
export function summaryHtml(
  facts: SummaryFacts,
  trend: SummaryTrend | null,
  tool: ToolInfo,
  language: Language,
): string {
  return pageOf({
    title: [summaryWords(language).heading, ...(facts.tag === null ? [] : [facts.tag])],
    language,
    script: assets.script,
    style: assets.style,
    body: <Page facts={facts} trend={trend} tool={tool} />,
  });
}

const bothWords = (pick: (words: SummaryWords) => string): BothLanguages =>
  both((language) => pick(summaryWords(language)));

/** Hands out a number for each list of apps, and keeps the lists for the page's data. */
class BehindNumbers {
  readonly #places = new Map<SummaryApp, number>();
  readonly #apps: SummaryApp[] = [];
  readonly #lists: number[][] = [];

  /** The number of the list. */
  add(apps: readonly SummaryApp[]): number {
    return this.#lists.push(apps.map((app) => this.#placeOf(app))) - 1;
  }

  /** The lists as JSON that cannot end its element. */
  json(): string {
    const apps = this.#apps.map((app) => [visible(app.name), visible(app.package ?? ''), app.key]);
    return JSON.stringify({ apps, lists: this.#lists }).replaceAll('<', '\\u003c');
  }

  #placeOf(app: SummaryApp): number {
    const known = this.#places.get(app);
    if (known !== undefined) return known;
    this.#places.set(app, this.#apps.length);
    return this.#apps.push(app) - 1;
  }
}

interface PageProps {
  readonly facts: SummaryFacts;
  readonly trend: SummaryTrend | null;
  readonly tool: ToolInfo;
}

function Page({ facts, trend, tool }: PageProps): JSX.Element {
  const behind = new BehindNumbers();
  const chinese = summaryTables(facts, trend, 'zh-CN');
  const english = summaryTables(facts, trend, 'en');
  const tables = chinese
    .map((table, i) => ({ zh: table, en: english[i] ?? table }))
    .filter(({ zh }) => zh.id !== 'standings' && zh.rows.length > 0);
  return (
    <>
      <header id="top">
        <h1>
          <Both text={bothWords(({ heading }) => heading)} />
        </h1>
        <p class="faint">
          <Both text={bothWords(({ title }) => title(facts.apps.length, facts.tag))} />
          {facts.superseded > 0 && (
            <>
              {' · '}
              <Both text={bothWords(({ superseded }) => superseded(facts.superseded))} />
            </>
          )}
        </p>
      </header>
      <nav>
        {tables.map(({ zh, en }) => (
          <a href={`#${zh.id}`}>
            <Both text={{ 'zh-CN': zh.title, en: en.title }} />
          </a>
        ))}
        <a href="#apps">
          <Both text={bothWords(({ apps }) => apps)} />
        </a>
        <PageTools />
      </nav>
      <main>
        <Standings facts={facts} behind={behind} />
        {tables.map(({ zh, en }) => (
          <Table zh={zh} en={en} behind={behind} whole={facts.apps.length} />
        ))}
        <Apps facts={facts} />
      </main>
      <footer>
        {tool.name} {tool.version}
      </footer>
      <dialog id="behind" aria-labelledby="behind-title">
        <h2 id="behind-title">
          <Both text={bothWords(({ apps }) => apps)} />
        </h2>
        <ul />
        <button type="button" id="close-behind">
          <Both text={bothWords(({ close }) => close)} />
        </button>
      </dialog>
      <BehindData behind={behind} />
    </>
  );
}

/** Rendered last: by then every table has handed in its lists. */
function BehindData({ behind }: { readonly behind: BehindNumbers }): JSX.Element {
  return (
    <script id="behind-data" type="application/json" dangerouslySetInnerHTML={{ __html: behind.json() }} />
  );
}

function Standings(props: { readonly facts: SummaryFacts; readonly behind: BehindNumbers }): JSX.Element {
  const { facts, behind } = props;
  return (
    <section id="standings">
      <div class="cards six">
        {standingsInOrder.map((standing) => {
          const apps = facts.standings[standing].flatMap((place) => facts.apps[place] ?? []);
          return (
            <div class={`card ${standing}`}>
              <Figure apps={apps} behind={behind} />
              <span class="name">
                <Both text={bothWords((words) => words.standing[standing])} />
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Table(props: {
  readonly zh: SummaryTable;
  readonly en: SummaryTable;
  readonly behind: BehindNumbers;
  readonly whole: number;
}): JSX.Element {
  const { zh, en, behind, whole } = props;
  const isFigure = (column: number) => zh.rows.some((row) => typeof row[column] === 'object');
  const firstFigure = zh.columns.findIndex((_, column) => isFigure(column));
  return (
    <Section id={zh.id} title={{ 'zh-CN': zh.title, en: en.title }} count={zh.rows.length}>
      <div class="scroll">
        <table class="counts">
          <thead>
            <tr>
              {zh.columns.map(({ heading }, column) => (
                <th class={isFigure(column) ? 'figure' : ''}>
                  <Both text={{ 'zh-CN': heading, en: en.columns[column]?.heading ?? heading }} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {zh.rows.map((row, i) => (
              <tr>
                {row.map((cell, column) => (
                  <Cell zh={cell} en={en.rows[i]?.[column] ?? cell} behind={behind}>
                    {column === firstFigure && zh.id !== 'trend' && typeof cell === 'object' && (
                      <Share part={cell.apps.length} whole={whole} />
                    )}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Cell(props: {
  readonly zh: SummaryCell;
  readonly en: SummaryCell;
  readonly behind: BehindNumbers;
  readonly children: JSX.Element | false;
}): JSX.Element {
  const { zh, en, behind, children } = props;
  if (typeof zh === 'string') {
    return (
      <td class={/^\d+$/.test(zh) ? 'figure' : ''}>
        <Both text={{ 'zh-CN': zh, en: typeof en === 'string' ? en : zh }} />
      </td>
    );
  }
  return (
    <td class="figure">
      <Figure apps={zh.apps} behind={behind} />
      {children}
    </td>
  );
}

/** A number that opens the list of its apps; a nought has none to show. */
function Figure(props: {
  readonly apps: readonly SummaryApp[];
  readonly behind: BehindNumbers;
}): JSX.Element {
  const { apps, behind } = props;
  if (apps.length === 0) return <span class="faint">0</span>;
  return (
    <button type="button" class="number" data-list={behind.add(apps)}>
      {apps.length}
    </button>
  );
}

/** How many of all apps. */
function Share({ part, whole }: { readonly part: number; readonly whole: number }): JSX.Element {
  const width = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-hidden="true">
      <rect class="rest" x="0" y="0" width="100" height="10" />
      <rect class="unjudged" x="0" y="0" width={width.toFixed(1)} height="10" />
    </svg>
  );
}

function Apps({ facts }: { readonly facts: SummaryFacts }): JSX.Element {
  const search = bothWords((words) => words.search);
  const columns = bothColumns(['name', 'package', 'version', 'state', 'tags', 'result']);
  return (
    <Section id="apps" title={bothWords(({ apps }) => apps)} count={facts.apps.length}>
      <div class="filters script-only">
        <input type="search" id="search" data-zh={search['zh-CN']} data-en={search.en} />
      </div>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              {columns.map((text) => (
                <th>
                  <Both text={text} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.apps.map((app) => (
              <tr>
                <td>{visible(app.name)}</td>
                <td>
                  <code>{visible(app.package ?? '')}</code>
                </td>
                <td>{visible(app.versionName ?? '')}</td>
                <td>
                  <Both text={bothWords((words) => words.standing[app.standing])} />
                </td>
                <td>{visible(app.tags.join(' '))}</td>
                <td>
                  <code title={app.key}>{app.key.slice(0, 16)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function bothColumns(names: readonly ('name' | 'package' | 'version' | 'state' | 'tags' | 'result')[]) {
  return names.map((name) => bothWords((words) => words[name]));
}
