import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Session } from '../../client/client.js';
import { addressOf, type Route } from '../route.js';
import type { PageLanguage } from '../words/page-words.js';
import { usePage } from './page-context.js';
import { firstTheme, keepTheme } from './settings.js';

const links = [
  { page: 'new' },
  { page: 'history', tag: null },
  { page: 'compare', before: null, after: null },
  { page: 'overview', tag: null, beforeTag: null },
  { page: 'sdks', id: null },
  { page: 'rules', id: null },
] as const satisfies readonly Route[];

interface NavigationProps {
  readonly route: Route;
  readonly session: Session | null;
  readonly onLanguage: (language: PageLanguage) => void;
  readonly onSignedOut: (session: Session) => void;
}

/** Where one can go, and how the page shall look. */
export function Navigation({ route, session, onLanguage, onSignedOut }: NavigationProps): JSX.Element {
  const { client, language, words } = usePage();
  const [theme, setTheme] = useState(firstTheme);
  const otherTheme = theme === 'dark' ? 'light' : 'dark';
  const otherLanguage = language === 'en' ? 'zh-CN' : 'en';
  return (
    <nav aria-label={words.navigation}>
      {links.map((link) => (
        <a key={link.page} href={addressOf(link)} aria-current={isShown(link, route) ? 'page' : undefined}>
          {words.pages[link.page]}
        </a>
      ))}
      <span class="tools">
        <button type="button" lang={otherLanguage} onClick={() => onLanguage(otherLanguage)}>
          {words.language}
        </button>
        <button
          type="button"
          onClick={() => {
            keepTheme(otherTheme);
            setTheme(otherTheme);
          }}
        >
          {words.theme[theme]}
        </button>
        {session?.tokenRequired === true && session.signedIn && (
          <button type="button" onClick={() => void client.signOut().then(onSignedOut, () => undefined)}>
            {words.signOut}
          </button>
        )}
      </span>
    </nav>
  );
}

/** An audit and its draft belong to history. */
function isShown({ page }: Route, route: Route): boolean {
  return page === route.page || (page === 'history' && (route.page === 'audit' || route.page === 'draft'));
}
