import type { JSX } from 'preact';
import type { Audit } from '../../client/client.js';
import { momentOf } from '../parts/amounts.js';
import { nameOf } from '../parts/audit-name.js';
import { Counts } from '../parts/counts.js';
import { Name } from '../parts/name.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';

interface HistoryRowProps {
  readonly audit: Audit;
  readonly selected: boolean;
  readonly onSelect: (selected: boolean) => void;
  readonly onRemove: () => void;
}

/** One audit of the list. Cells carry the names of their columns for screens too narrow for a table. */
export function HistoryRow({ audit, selected, onSelect, onRemove }: HistoryRowProps): JSX.Element {
  const { language, words } = usePage();
  const { columns } = words.history;
  const { id, state, app, counts, tags, createdAt } = audit;
  const name = nameOf(audit);
  return (
    <tr>
      <th scope="row">
        <span class="app-cell">
          <label>
            <input
              type="checkbox"
              checked={selected}
              disabled={state !== 'finished'}
              aria-label={words.history.select(name)}
              onChange={({ currentTarget }) => onSelect(currentTarget.checked)}
            />
          </label>
          <span>
            <a href={addressOf({ page: 'audit', id })}>
              <Name text={name} />
            </a>
            {app !== null && (
              <small class="faint">
                {app.versionName !== null && <Name text={app.versionName} />}{' '}
                {app.package !== null && <Name text={app.package} />}
              </small>
            )}
          </span>
        </span>
      </th>
      <td data-column={columns.state}>
        <span class={`state ${state}`}>{words.states[state]}</span>
      </td>
      <td data-column={columns.findings}>{counts !== null && <Counts counts={counts} />}</td>
      <td data-column={columns.tags}>
        {tags.map((tag) => (
          <a key={tag} class="chip" href={addressOf({ page: 'history', tag })}>
            <Name text={tag} />
          </a>
        ))}
      </td>
      <td data-column={columns.date}>{momentOf(createdAt, language)}</td>
      <td data-column={columns.actions}>
        <button type="button" aria-label={words.history.removeNamed(name)} onClick={onRemove}>
          {words.history.remove}
        </button>
      </td>
    </tr>
  );
}
