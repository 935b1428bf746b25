import { useEffect, useState } from 'preact/hooks';
import { type AuditList, type AuditState, isOver } from '../../client/client.js';
import { type Loading, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';

/** What the list is filtered by. */
export interface HistoryFilter {
  readonly query: string;
  readonly state: AuditState | null;
  readonly tag: string | null;
}

/** Rows that are shown first, and that every "more" adds. */
const step = 50;
/** Most rows of one answer. */
const mostRows = 200;
/** How often the list is read anew while an audit of it is under way, in milliseconds. */
const interval = 1500;

/** The audits that fit, kept current while one of them is under way. */
export function useHistory({ query, state, tag }: HistoryFilter): {
  readonly list: Loading<AuditList>;
  readonly more: (() => void) | null;
} {
  const { client } = usePage();
  const [limit, setLimit] = useState(step);
  const list = useLoaded(
    () =>
      client.listAudits({
        limit,
        ...(query !== '' && { query }),
        ...(state !== null && { state }),
        ...(tag !== null && { tag }),
      }),
    [client, query, state, tag, limit],
  );
  const { value, again } = list;
  useEffect(() => {
    if (value === null || value.audits.every(isOver)) return;
    const timer = setTimeout(again, interval);
    return () => clearTimeout(timer);
  }, [value, again]);
  const hasMore = value !== null && value.total > value.audits.length && limit < mostRows;
  return { list, more: hasMore ? () => setLimit(Math.min(limit + step, mostRows)) : null };
}
