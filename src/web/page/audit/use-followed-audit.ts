import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Audit } from '../../client/client.js';
import type { Loading } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';

/** An audit as it stands, until it is over, and how to put another state of it in its place. */
export interface FollowedAudit extends Loading<Audit> {
  readonly put: (audit: Audit) => void;
}

/** Follows an audit: after a reload too, and through a restart of the server. */
export function useFollowedAudit(id: string): FollowedAudit {
  const { client } = usePage();
  const [attempt, setAttempt] = useState(0);
  const [value, put] = useState<Audit | null>(null);
  const [reason, setReason] = useState<unknown>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async () => {
      setReason(null);
      try {
        for await (const audit of client.follow(id, { signal })) put(audit);
      } catch (error) {
        if (!signal.aborted) setReason(error);
      }
    };
    void follow();
    return () => controller.abort();
  }, [client, id, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  return { value, reason, again, put };
}
