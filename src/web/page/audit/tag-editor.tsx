import type { JSX, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Audit } from '../../client/client.js';
import { Fault } from '../parts/fault.js';
import { Name } from '../parts/name.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';

interface TagEditorProps {
  readonly audit: Audit;
  readonly onChange: (audit: Audit) => void;
}

/** The words an audit is found by: shown, added, removed. */
export function TagEditor({ audit, onChange }: TagEditorProps): JSX.Element {
  const { client, words, announce } = usePage();
  const [reason, setReason] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  const replace = async (tags: readonly string[]) => {
    try {
      onChange(await client.tag(audit.id, tags));
      setReason(null);
      announce(words.tags.saved);
    } catch (error) {
      setReason(error);
    }
    field.current?.focus();
  };
  const onSubmit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const tag = (field.current?.value ?? '').trim();
    if (tag === '') return;
    if (field.current !== null) field.current.value = '';
    void replace([...audit.tags, tag]);
  };
  return (
    <section>
      <h2>{words.tags.title}</h2>
      <ul class="chips">
        {audit.tags.map((tag) => (
          <li key={tag} class="chip">
            <a href={addressOf({ page: 'history', tag })}>
              <Name text={tag} />
            </a>
            <button
              type="button"
              class="quiet"
              aria-label={words.tags.remove(tag)}
              onClick={() => void replace(audit.tags.filter((other) => other !== tag))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <form class="inline" onSubmit={onSubmit}>
        <label class="field">
          {words.tags.add}
          <input ref={field} maxLength={40} />
        </label>
        <button type="submit">{words.tags.addButton}</button>
      </form>
      {reason !== null && <Fault reason={reason} />}
    </section>
  );
}
