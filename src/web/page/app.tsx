import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Session } from '../client/client.js';
import { PageOf } from './page-of.js';
import { type Route, routeOf } from './route.js';
import { Navigation } from './shell/navigation.js';
import { pageClient } from './shell/page-client.js';
import { PageContextHolder } from './shell/page-context.js';
import { chosenTheme, firstLanguage, keepLanguage, keepTheme, type Theme } from './shell/settings.js';
import { SignIn } from './shell/sign-in.js';
import { type PageLanguage, pageWords } from './words/page-words.js';

/** The whole page: navigation, sign-in where that is needed, and the page its address names. */
export function App(): JSX.Element {
  const [language, setLanguage] = useState<PageLanguage>(firstLanguage);
  const [theme, setTheme] = useState<Theme | null>(chosenTheme);
  const [session, setSession] = useState<Session | null>(null);
  const [reached, setReached] = useState(true);
  const [comebacks, setComebacks] = useState(0);
  const [spoken, announce] = useState('');
  const { route, hasMoved } = useRoute();
  const main = useRef<HTMLElement>(null);
  const words = pageWords[language];
  const client = useMemo(
    () =>
      pageClient(language, {
        onReached: setReached,
        onSignedOut: () => setSession({ tokenRequired: true, signedIn: false }),
      }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['lang'] = language;
    keepLanguage(language);
  }, [language]);
  useEffect(() => {
    if (reached) return;
    // The effect ends when the absence does.
    return () => setComebacks((count) => count + 1);
  }, [reached]);
  useEffect(() => {
    const ask = () => client.session().then(setSession, () => undefined);
    if (reached && session !== null) return;
    ask();
    // A server that does not answer is asked until it does: `reached` then ends this.
    const timer = setInterval(ask, 2000);
    return () => clearInterval(timer);
  }, [client, reached, session === null]);
  return (
    <PageContextHolder.Provider value={{ client, language, words, theme, announce, comebacks, hasMoved }}>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {words.skip}
      </button>
      <Navigation
        route={route}
        session={session}
        onLanguage={setLanguage}
        onTheme={(chosen) => {
          keepTheme(chosen);
          setTheme(chosen);
        }}
        onSignedOut={setSession}
      />
      <div class="live" role="status">
        {spoken}
      </div>
      <main tabIndex={-1} ref={main}>
        {!reached && (
          <p class="notice warning" role="alert">
            {words.unreachable}
          </p>
        )}
        {session?.signedIn === false && <SignIn onSignedIn={setSession} />}
        {session?.signedIn === true && <PageOf key={keyOf(route)} route={route} />}
      </main>
    </PageContextHolder.Provider>
  );
}

/** The route of the address, and whether there was one before it. */
function useRoute(): { readonly route: Route; readonly hasMoved: boolean } {
  const [state, setState] = useState(() => ({ route: routeOf(location.hash), hasMoved: false }));
  useEffect(() => {
    const onChange = () => setState({ route: routeOf(location.hash), hasMoved: true });
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return state;
}

/** Pages that are told apart by it begin anew; a page whose filters are in its address does not. */
function keyOf(route: Route): string {
  return 'id' in route ? `${route.page} ${route.id}` : route.page;
}
