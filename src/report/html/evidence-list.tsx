import type { JSX } from 'preact';
import type { AppEvidence, PolicyEvidence } from '../../facts/evidence.js';
import { labelsOf } from '../messages/labels.js';
import { appEvidenceLine } from '../terminal/evidence-lines.js';
import { harmless, shortened } from '../terminal/style.js';
import { Both, both } from './both.js';
import type { QuotedPlaces } from './quoted-places.js';

/** Longest quote shown beside a finding; the policy's text holds the rest. */
const quoteLimit = 160;
/** Places listed before the rest is counted. */
const shown = 8;

/** Places in the app, one a line. */
export function AppPlaces({ places }: { readonly places: readonly AppEvidence[] }): JSX.Element {
  return (
    <ul class="places">
      {places.slice(0, shown).map((place) => (
        <li>
          <code>
            <Both text={both((language) => appEvidenceLine(place, labelsOf(language)))} />
          </code>
        </li>
      ))}
      <Rest count={places.length - shown} />
    </ul>
  );
}

/** Places in the policy with their words, linked into its text. */
export function PolicyPlaces(props: {
  readonly places: readonly PolicyEvidence[];
  readonly quoted: QuotedPlaces;
}): JSX.Element {
  return (
    <ul class="places">
      {props.places.slice(0, shown).map((place) => {
        const anchor = props.quoted.anchorOf(place);
        const where = (
          <>
            {harmless(place.document)}{' '}
            <Both text={both((language) => labelsOf(language).lineNumber(place.line))} />
          </>
        );
        return (
          <li>
            {anchor === undefined ? where : <a href={`#${anchor}`}>{where}</a>}
            <q>{harmless(shortened(place.quote, quoteLimit))}</q>
          </li>
        );
      })}
      <Rest count={props.places.length - shown} />
    </ul>
  );
}

function Rest({ count }: { readonly count: number }): JSX.Element | null {
  if (count <= 0) return null;
  return (
    <li class="faint">
      <Both text={both((language) => labelsOf(language).more(count))} />
    </li>
  );
}
