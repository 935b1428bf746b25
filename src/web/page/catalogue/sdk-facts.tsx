import type { ComponentChildren, JSX } from 'preact';
import type { SdkDetail } from '../../client/client.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';

/** What a signature matches, and what the SDK asks for, reads and brings along. */
export function SdkFacts({ sdk }: { readonly sdk: SdkDetail }): JSX.Element {
  const { language, words } = usePage();
  const { matchers, permissions, dataTypes, embeds } = sdk;
  const kinds: Readonly<Record<string, string>> = words.sdks.matcherKinds;
  return (
    <>
      <Part title={words.sdks.matchers} count={matchers.length}>
        {matchers.map(({ kind, values }) => (
          <div key={kind}>
            <h3>{kinds[kind] ?? kind}</h3>
            <CodeList values={values} />
          </div>
        ))}
      </Part>
      <Part title={words.sdks.permissions} count={permissions.required.length + permissions.optional.length}>
        {(['required', 'optional'] as const).map(
          (duty) =>
            permissions[duty].length > 0 && (
              <div key={duty}>
                <h3>{words.sdks[duty]}</h3>
                <CodeList values={permissions[duty]} />
              </div>
            ),
        )}
      </Part>
      <Part title={words.sdks.data} count={dataTypes.length}>
        <ul class="chips">
          {dataTypes.map(({ id, names }) => (
            <li key={id} class="chip">
              {names[language]}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.sdks.embeds} count={embeds.length}>
        <ul class="chips">
          {embeds.map((id) => (
            <li key={id} class="chip">
              <a href={addressOf({ page: 'sdks', id })}>{id}</a>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly count: number;
  readonly children: ComponentChildren;
}

/** A part of the signature; one that says nothing is said to be empty. */
function Part({ title, count, children }: PartProps): JSX.Element {
  const { words } = usePage();
  return (
    <section>
      <h2>{title}</h2>
      {count === 0 ? <p class="faint">{words.none}</p> : children}
    </section>
  );
}

function CodeList({ values }: { readonly values: readonly string[] }): JSX.Element {
  return (
    <ul class="codes">
      {values.map((value) => (
        <li key={value}>
          <code>{value}</code>
        </li>
      ))}
    </ul>
  );
}
