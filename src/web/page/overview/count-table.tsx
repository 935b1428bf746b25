import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ScrollBox } from '../parts/scroll-box.js';
import { usePage } from '../shell/page-context.js';

/** Rows that are shown before anybody asks for all. */
const fewRows = 10;

interface CountTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ComponentChildren[] }[];
}

/** A part of the overview as a table, its first rows at first; nothing where there are no rows. */
export function CountTable({ title, columns, rows }: CountTableProps): JSX.Element | null {
  const { words } = usePage();
  const [whole, setWhole] = useState(false);
  if (rows.length === 0) return null;
  const shown = whole ? rows : rows.slice(0, fewRows);
  return (
    <section>
      <h2>
        {title}
        <span class="count">{rows.length}</span>
      </h2>
      <ScrollBox label={title}>
        <table class="counts">
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
            {shown.map(({ id, cells: [first, ...others] }) => (
              <tr key={id}>
                <th scope="row">{first}</th>
                {others.map((cell, index) => (
                  <td key={columns[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length > fewRows && (
        <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? words.overview.showFewer : words.overview.showMore}
        </button>
      )}
    </section>
  );
}
