import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type About, type Audit, Client, type Session } from '../client/client.js';
import { AuditProgress } from './audit-progress.js';
import { SignIn } from './sign-in.js';
import { UploadForm } from './upload-form.js';
import { firstLanguage, keepLanguage, type PageLanguage, pageWords, tellDocument } from './words.js';

/** The whole page: sign in where that is needed, ask for an audit, see it through. */
export function App(): JSX.Element {
  const [language, setLanguage] = useState<PageLanguage>(firstLanguage);
  const client = useMemo(() => new Client({ baseUrl: '', language }), [language]);
  const [session, setSession] = useState<Session | null>(null);
  const [about, setAbout] = useState<About | null>(null);
  const [audit, setAudit] = useState<Audit | null>(null);
  const [error, setError] = useState<string | null>(null);
  const words = pageWords[language];

  useEffect(() => tellDocument(language), [language]);
  useEffect(() => {
    client.session().then(setSession, () => setError(words.unreachable));
  }, [client]);
  useEffect(() => {
    if (session?.signedIn === true) client.about().then(setAbout, () => setError(words.unreachable));
  }, [client, session]);
  // An audit that was under way is found again after a reload.
  useEffect(() => {
    const id = location.hash.slice(1);
    if (session?.signedIn === true && id !== '') client.audit(id).then(setAudit, () => undefined);
  }, [client, session]);

  const show = (next: Audit | null) => {
    location.hash = next?.id ?? '';
    setAudit(next);
  };
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <header>
        <h1>{words.title}</h1>
        <button
          type="button"
          lang={other}
          onClick={() => {
            keepLanguage(other);
            setLanguage(other);
          }}
        >
          {words.language}
        </button>
      </header>
      <main>
        {error !== null && <p role="alert">{error}</p>}
        {session?.signedIn === false && <SignIn client={client} words={words} onSignedIn={setSession} />}
        {about !== null && audit === null && (
          <UploadForm client={client} words={words} language={language} about={about} onStarted={show} />
        )}
        {audit !== null && (
          <AuditProgress
            client={client}
            words={words}
            audit={audit}
            onChange={setAudit}
            onAgain={() => show(null)}
          />
        )}
      </main>
    </>
  );
}
