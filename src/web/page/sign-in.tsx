import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Client, Session } from '../client/client.js';
import { messageOf } from './message-of.js';
import type { PageWords } from './words.js';

interface SignInProps {
  readonly client: Client;
  readonly words: PageWords;
  readonly onSignedIn: (session: Session) => void;
}

/** Asks for the token; the server keeps it in a cookie that no script can read. */
export function SignIn({ client, words, onSignedIn }: SignInProps): JSX.Element {
  const [error, setError] = useState<string | null>(null);
  const onSubmit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token') ?? '');
    client.signIn(token).then(onSignedIn, (reason) => setError(messageOf(reason, words)));
  };
  return (
    <form onSubmit={onSubmit}>
      <label>
        {words.token}
        <input type="password" name="token" required autocomplete="current-password" />
      </label>
      {error !== null && <p role="alert">{error}</p>}
      <button type="submit">{words.signIn}</button>
    </form>
  );
}
