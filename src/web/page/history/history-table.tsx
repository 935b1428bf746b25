import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Audit } from '../../client/client.js';
import { nameOf } from '../parts/audit-name.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { Fault } from '../parts/fault.js';
import { Name } from '../parts/name.js';
import { ScrollBox } from '../parts/scroll-box.js';
import { goTo } from '../shell/go-to.js';
import { usePage } from '../shell/page-context.js';
import { HistoryRow } from './history-row.js';

interface HistoryTableProps {
  readonly audits: readonly Audit[];
  /** Called when an audit was deleted. */
  readonly onChange: () => void;
}

/** The audits as a table. */
export function HistoryTable({ audits, onChange }: HistoryTableProps): JSX.Element {
  const { client, words, announce } = usePage();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [doomed, setDoomed] = useState<Audit | null>(null);
  const [reason, setReason] = useState<unknown>(null);
  const remove = async ({ id }: Audit) => {
    try {
      await client.remove(id);
      setReason(null);
      setSelected((ids) => ids.filter((other) => other !== id));
      announce(words.history.removed);
      onChange();
    } catch (error) {
      setReason(error);
    }
  };
  const { columns } = words.history;
  return (
    <>
      {reason !== null && <Fault reason={reason} />}
      <CompareSelected audits={audits.filter(({ id }) => selected.includes(id))} />
      <ScrollBox label={words.pages.history}>
        <table class="history">
          <thead>
            <tr>
              <th scope="col">{columns.app}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.findings}</th>
              <th scope="col">{columns.tags}</th>
              <th scope="col">{columns.date}</th>
              <th scope="col">{columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {audits.map((audit) => (
              <HistoryRow
                key={audit.id}
                audit={audit}
                selected={selected.includes(audit.id)}
                // The two chosen last: a third takes the place of the first.
                onSelect={(chosen) =>
                  setSelected((ids) =>
                    chosen ? [...ids.slice(-1), audit.id] : ids.filter((id) => id !== audit.id),
                  )
                }
                onRemove={() => setDoomed(audit)}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {doomed !== null && (
        <ConfirmDialog
          title={words.history.confirm.title}
          confirm={words.history.confirm.yes}
          onConfirm={() => void remove(doomed)}
          onClose={() => setDoomed(null)}
        >
          <p>
            <b>
              <Name text={nameOf(doomed)} />
            </b>
          </p>
          <p>{words.history.confirm.text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** @param audits those selected, newest first as the list has them */
function CompareSelected({ audits }: { readonly audits: readonly Audit[] }): JSX.Element {
  const { words } = usePage();
  const [after, before] = audits;
  return (
    <p class="actions">
      <button
        type="button"
        disabled={after === undefined || before === undefined}
        onClick={() => {
          if (after !== undefined && before !== undefined)
            goTo({ page: 'compare', before: before.id, after: after.id });
        }}
      >
        {words.history.compare}
      </button>
      <span class="faint">{words.history.compareHint}</span>
    </p>
  );
}
