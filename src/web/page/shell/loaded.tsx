import type { ComponentChildren, JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Fault } from '../parts/fault.js';
import { usePage } from './page-context.js';

/** Something the server was asked for. A value that is being asked for anew stays until the new one comes. */
export interface Loading<T> {
  readonly value: T | null;
  readonly reason: unknown;
  /** Asks again. */
  readonly again: () => void;
}

/**
 * Asks the server when the component appears and whenever one of `inputs` changes; an answer that was overtaken by a later
 * question is dropped.
 */
export function useLoaded<T>(load: () => Promise<T>, inputs: readonly unknown[]): Loading<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<Loading<T>, 'again'>>({ value: null, reason: null });
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (value) => isCurrent && setState({ value, reason: null }),
      (reason) => isCurrent && setState({ value: null, reason }),
    );
    return () => {
      isCurrent = false;
    };
  }, [...inputs, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, again };
}

interface LoadedProps<T> {
  readonly of: Loading<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** What was loaded, or that it is still loading, or why it is not there. */
export function Loaded<T>({ of, children }: LoadedProps<T>): JSX.Element {
  const { words } = usePage();
  if (of.reason !== null) return <Fault reason={of.reason} onAgain={of.again} />;
  if (of.value === null) return <p class="faint">{words.loading}</p>;
  return <>{children(of.value)}</>;
}
