import type { JSX } from 'preact';
import type { SummaryApp } from '../../../findings/summary-facts.js';
import { Name } from '../parts/name.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';

interface AppsBehindProps {
  /** Places in `apps`. */
  readonly places: readonly number[];
  readonly apps: readonly SummaryApp[];
}

/** A number of apps that opens to the apps themselves. */
export function AppsBehind({ places, apps }: AppsBehindProps): JSX.Element {
  const { words } = usePage();
  if (places.length === 0) return <span class="faint">0</span>;
  const shown = places.flatMap((place) => apps[place] ?? []);
  return (
    <details class="behind">
      <summary aria-label={words.overview.appsWith(places.length)}>{places.length}</summary>
      <ul>
        {shown.map((app) => (
          <li key={app.key}>
            <a href={addressOf({ page: 'audit', id: app.key })}>
              <Name text={app.label ?? app.package ?? app.name} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
