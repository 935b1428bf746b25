import { groupBy } from '../collections/groups.js';
import type { PolicyEvidence } from '../facts/evidence.js';

/**
 * The places of a policy a reader needs to see: of quotes that lie within one another, as several readings of one cell
 * do, only the longest; in the order given.
 */
export function distinctPlaces(places: readonly PolicyEvidence[]): PolicyEvidence[] {
  const byLine = groupBy(places, ({ line, document }) => `${line} ${document}`);
  const kept = new Set([...byLine.values()].flatMap(outermost));
  return places.filter((place) => kept.has(place));
}

function outermost(places: readonly PolicyEvidence[]): PolicyEvidence[] {
  return places.filter((place, i) => !places.some((other, k) => k !== i && covers(other, place, k < i)));
}

/** Whether one quote of a line holds another; of two that are the same, the first does. */
function covers(outer: PolicyEvidence, inner: PolicyEvidence, isFirst: boolean): boolean {
  if (outer.column === inner.column && outer.quote.length === inner.quote.length) return isFirst;
  const end = inner.column + inner.quote.length;
  return outer.column <= inner.column && outer.column + outer.quote.length >= end;
}
