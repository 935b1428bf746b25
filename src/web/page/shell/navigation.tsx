import type { JSX } from 'preact';
import type { Session } from '../../client/client.js';
import { addressOf, type Route } from '../route.js';
import type { PageLanguage } from '../words/page-words.js';
import { usePage } from './page-context.js';
import { systemTheme, type Theme } from './settings.js';

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
  readonly onTheme: (theme: Theme) => void;
  readonly onSignedOut: (session: Session) => void;
}

/** Where one can go, and how the page shall look. */
export function Navigation(props: NavigationProps): JSX.Element {
  const { route, session, onLanguage, onTheme, onSignedOut } = props;
  const { client, language, words, theme } = usePage();
  const shown = theme ?? systemTheme();
  const otherLanguage = language === 'en' ? 'zh-CN' : 'en';
  return (
    <nav aria-label={words.navigation}>
      <b class="site">{words.site}</b>
      {links.map((link) => (
        <a key={link.page} href={addressOf(link)} aria-current={isShown(link, route) ? 'page' : undefined}>
          {words.pages[link.page]}
        </a>
      ))}
      <span class="tools">
        <button type="button" lang={otherLanguage} onClick={() => onLanguage(otherLanguage)}>
          {words.language}
        </button>
        <button type="button" onClick={() => onTheme(shown === 'dark' ? 'light' : 'dark')}>
          {words.theme[shown]}
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
