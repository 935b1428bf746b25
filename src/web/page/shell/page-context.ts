import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from '../../client/client.js';
import type { PageLanguage, PageWords } from '../words/page-words.js';
import type { Theme } from './settings.js';

/** What every part of the page works with. */
export interface PageContext {
  readonly client: Client;
  readonly language: PageLanguage;
  readonly words: PageWords;
  /** Null where the system's is followed. */
  readonly theme: Theme | null;
  /** Tells screen readers of something that changed without the focus moving there. */
  readonly announce: (text: string) => void;
  /** How often the server came back after it had been away: what was loaded is loaded anew then. */
  readonly comebacks: number;
  /** False on the first page of a visit, which leaves the focus where the browser put it. */
  readonly hasMoved: boolean;
}

export const PageContextHolder = createContext<PageContext | null>(null);

/** The context of a component that the shell shows. */
export function usePage(): PageContext {
  const context = useContext(PageContextHolder);
  if (context === null) throw new Error('shown outside of the page');
  return context;
}
