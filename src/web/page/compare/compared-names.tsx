import type { JSX } from 'preact';
import { labelsOf } from '../../../report/messages/labels.js';
import { dataTypeName } from '../../../taxonomy/data-types.js';
import type { ComparisonAnswer } from '../../client/client.js';
import { Name } from '../parts/name.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';

export type SdkNames = ComparisonAnswer['sdkNames'];

interface NameListProps {
  readonly title: string;
  /** Permissions, ids of SDKs, or `data owner`. */
  readonly ids: readonly string[];
  readonly names: SdkNames;
}

/** What came or went, by its names; nothing where nothing did. */
export function NameList({ title, ids, names }: NameListProps): JSX.Element | null {
  if (ids.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <ComparedName id={id} names={names} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ComparedNameProps {
  readonly id: string;
  readonly names: SdkNames;
}

/** A permission as the platform names it, an SDK by its name, data with the code that can read it. */
export function ComparedName({ id, names }: ComparedNameProps): JSX.Element {
  const { language } = usePage();
  const [data = '', owner] = id.split(' ', 2);
  if (owner === undefined) return <OwnerName id={id} names={names} />;
  return (
    <>
      {dataTypeName(data, language)} ·{' '}
      {owner === 'app' ? labelsOf(language).ownCode : <OwnerName id={owner} names={names} />}
    </>
  );
}

function OwnerName({ id, names }: ComparedNameProps): JSX.Element {
  const name = names[id];
  if (name === undefined)
    return (
      <code>
        <Name text={id} />
      </code>
    );
  return (
    <a href={addressOf({ page: 'sdks', id })}>
      <Name text={name} />
    </a>
  );
}
