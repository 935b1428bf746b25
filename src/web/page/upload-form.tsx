import type { JSX, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { About, Audit, Client, NewAuditRequest, UploadFile } from '../client/client.js';
import { messageOf } from './message-of.js';
import type { PageLanguage, PageWords } from './words.js';

interface UploadFormProps {
  readonly client: Client;
  readonly words: PageWords;
  readonly language: PageLanguage;
  readonly about: About;
  readonly onStarted: (audit: Audit) => void;
}

/** Everything an audit needs, and the button that starts it. */
export function UploadForm({ client, words, language, about, onStarted }: UploadFormProps): JSX.Element {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const upload = useRef<AbortController | null>(null);
  const onSubmit = async (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const request = requestOf(new FormData(event.currentTarget), language);
    upload.current = new AbortController();
    setBusy(true);
    setError(null);
    try {
      onStarted(await client.createAudit(request, { signal: upload.current.signal }));
    } catch (reason) {
      if (!upload.current.signal.aborted) setError(messageOf(reason, words));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={onSubmit}>
      <label>
        {words.packages}
        <input type="file" name="package" multiple required />
      </label>
      <label>
        {words.documents}
        <input type="file" name="document" multiple accept=".txt,.md,.html,.htm,.pdf,.docx" />
      </label>
      <label>
        {words.text}
        <textarea name="text" rows={4} />
      </label>
      <label>
        {words.url}
        <input type="url" name="url" />
      </label>
      <Choice name="profile" label={words.profile} choices={about.profiles} language={language} />
      <Choice
        name="appType"
        label={words.appType}
        choices={about.appTypes}
        language={language}
        none={words.notGiven}
      />
      {error !== null && <p role="alert">{error}</p>}
      <button type="submit" disabled={busy}>
        {words.start}
      </button>
      {busy && (
        <p role="status">
          {words.uploading}{' '}
          <button type="button" onClick={() => upload.current?.abort()}>
            {words.cancel}
          </button>
        </p>
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly choices: About['profiles'];
  readonly language: PageLanguage;
  readonly none?: string;
}

function Choice({ name, label, choices, language, none }: ChoiceProps): JSX.Element {
  return (
    <label>
      {label}
      <select name={name}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ id, names }) => (
          <option value={id}>{names[language]}</option>
        ))}
      </select>
    </label>
  );
}

function requestOf(form: FormData, language: PageLanguage): NewAuditRequest {
  const files = (name: string): UploadFile[] =>
    form
      .getAll(name)
      .flatMap((file) => (file instanceof File && file.name !== '' ? [{ name: file.name, data: file }] : []));
  const texts = (name: string): string[] =>
    form.getAll(name).flatMap((text) => (typeof text === 'string' && text.trim() !== '' ? [text] : []));
  const [profile] = texts('profile');
  const [appType] = texts('appType');
  return {
    packages: files('package'),
    documents: files('document'),
    texts: texts('text'),
    urls: texts('url'),
    language,
    ...(profile !== undefined && { profile }),
    ...(appType !== undefined && { appType }),
  };
}
