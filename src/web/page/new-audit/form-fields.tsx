import type { JSX } from 'preact';
import type { About } from '../../client/client.js';
import { usePage } from '../shell/page-context.js';

/** The policy where it is no file: pasted, or by its addresses. */
export function PolicyFields(): JSX.Element {
  const { words } = usePage();
  return (
    <details>
      <summary>{words.new.policyElsewhere}</summary>
      <label class="field">
        {words.new.text}
        <textarea name="text" rows={6} dir="auto" />
      </label>
      <label class="field">
        {words.new.urls}
        <textarea name="urls" rows={2} spellcheck={false} placeholder="https://" />
      </label>
      <label class="check">
        <input type="checkbox" name="followLinks" /> {words.new.followLinks}
      </label>
    </details>
  );
}

/** What the audit is for, and the words it shall be found by. */
export function SettingFields({ about }: { readonly about: About }): JSX.Element {
  const { words } = usePage();
  return (
    <section>
      <h2>{words.new.settings}</h2>
      <div class="fields">
        <Choice name="profile" label={words.new.profile} choices={about.profiles} />
        <Choice
          name="appType"
          label={words.new.appType}
          hint={words.new.appTypeHint}
          choices={about.appTypes}
          none={words.new.notGiven}
        />
        <label class="field">
          {words.new.tags}
          <input name="tags" maxLength={400} />
        </label>
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly choices: About['profiles'];
  /** The first choice, for none of them. */
  readonly none?: string;
}

function Choice({ name, label, hint, choices, none }: ChoiceProps): JSX.Element {
  const { language } = usePage();
  return (
    <label class="field">
      <span>
        {label}
        {hint !== undefined && <small class="faint"> {hint}</small>}
      </span>
      <select name={name}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ id, names }) => (
          <option key={id} value={id}>
            {names[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
