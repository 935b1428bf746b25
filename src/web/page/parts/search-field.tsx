import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Pause after the last key before a search starts, in milliseconds. */
const pause = 200;

interface SearchFieldProps {
  readonly label: string;
  readonly onSearch: (words: string) => void;
}

/** A field that searches while one types. */
export function SearchField({ label, onSearch }: SearchFieldProps): JSX.Element {
  const timer = useRef(0);
  const [words, setWords] = useState('');
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={words}
      onInput={({ currentTarget: { value } }) => {
        setWords(value);
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => onSearch(value.trim()), pause);
      }}
    />
  );
}
