import type { JSX } from 'preact';
import type { DraftAnswer } from '../../client/client.js';
import { Name } from '../parts/name.js';
import { ScrollBox } from '../parts/scroll-box.js';
import { usePage } from '../shell/page-context.js';

type Table = DraftAnswer['tables'][number];
type Cell = Table['rows'][number][number];

/** The draft to read before it is copied; what somebody has to fill in or to confirm is marked. */
export function DraftTables({ draft: { notes, tables } }: { readonly draft: DraftAnswer }): JSX.Element {
  return (
    <>
      {notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
      {tables.map((table) => (
        <TableOf key={table.title} table={table} />
      ))}
    </>
  );
}

function TableOf({ table: { title, note, columns, rows } }: { readonly table: Table }): JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      <p class="hint">{note}</p>
      <ScrollBox label={title}>
        <table class="draft">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, place) => (
                  <CellOf key={columns[place]} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function CellOf({ cell }: { readonly cell: Cell }): JSX.Element {
  const { words } = usePage();
  if (cell.state === 'to-fill') return <td class="to-fill">{words.draft.toFill}</td>;
  if (cell.state === 'known')
    return (
      <td>
        <Name text={cell.text} />
      </td>
    );
  return (
    <td class="to-confirm">
      <Name text={cell.text} /> <small class="mark-confirm">{words.draft.toConfirm}</small>
    </td>
  );
}
