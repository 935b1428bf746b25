import { useRef, useState } from 'preact/hooks';
import { Client, type NewAuditRequest } from '../../client/client.js';
import { messageOf } from '../parts/fault.js';
import { goTo } from '../shell/go-to.js';
import { usePage } from '../shell/page-context.js';
import { fetchWithProgress } from './upload.js';

/** An upload under way. */
interface Upload {
  readonly share: number;
  readonly controller: AbortController;
}

/** Uploads an audit, then shows it. @param onFaults told why it could not be taken */
export function useUpload(onFaults: (faults: readonly string[]) => void) {
  const { language, words, announce } = usePage();
  const [upload, setUpload] = useState<Upload | null>(null);
  // Whoever goes to another page of ours meanwhile is not called back; the audit is in history.
  const address = useRef(location.hash);
  const start = async (request: NewAuditRequest) => {
    const controller = new AbortController();
    const onProgress = (share: number) => setUpload({ share, controller });
    const client = new Client({ baseUrl: '', language, fetch: fetchWithProgress(onProgress) });
    setUpload({ share: 0, controller });
    announce(words.new.uploading);
    addEventListener('beforeunload', askBeforeLeaving);
    try {
      const { id } = await client.createAudit(request, { signal: controller.signal });
      if (location.hash === address.current) goTo({ page: 'audit', id });
    } catch (reason) {
      if (controller.signal.aborted) announce(words.new.uploadStopped);
      else onFaults([messageOf(reason, words)]);
    } finally {
      removeEventListener('beforeunload', askBeforeLeaving);
      setUpload(null);
    }
  };
  return {
    upload,
    start: (request: NewAuditRequest) => void start(request),
    stop: () => upload?.controller.abort(),
  };
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
