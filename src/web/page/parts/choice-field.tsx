import type { JSX } from 'preact';

interface ChoiceFieldProps {
  readonly label: string;
  /** Of the choice; '' for none. */
  readonly value: string;
  readonly choices: readonly (readonly [value: string, name: string])[];
  /** What the choice of nothing is called. */
  readonly none: string;
  readonly onChoose: (value: string | null) => void;
}

/** One of several, or none. A narrow field cuts a long choice, so its title tells all of it. */
export function ChoiceField({ label, value, choices, none, onChoose }: ChoiceFieldProps): JSX.Element {
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={value}
        title={choices.find(([id]) => id === value)?.[1] ?? none}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
      >
        <option value="">{none}</option>
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
