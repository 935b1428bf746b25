import type { JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Session } from '../../client/client.js';
import { messageOf } from '../parts/fault.js';
import { PageHead } from '../parts/page-head.js';
import { usePage } from './page-context.js';

/** Asks for the token; the server keeps it in a cookie that no script can read. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }): JSX.Element {
  const { client, words } = usePage();
  const [error, setError] = useState<string | null>(null);
  const onSubmit = (event: TargetedEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token') ?? '');
    client.signIn(token).then(onSignedIn, (reason) => setError(messageOf(reason, words)));
  };
  return (
    <>
      <PageHead title={words.signIn.title}>
        <p>{words.signIn.hint}</p>
      </PageHead>
      <section>
        <form onSubmit={onSubmit}>
          <label class="field">
            {words.signIn.token}
            <input type="password" name="token" required autocomplete="current-password" />
          </label>
          {error !== null && (
            <p class="notice error" role="alert">
              {error}
            </p>
          )}
          <button type="submit" class="primary">
            {words.signIn.submit}
          </button>
        </form>
      </section>
    </>
  );
}
