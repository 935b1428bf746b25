import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../shell/page-context.js';

/**
 * The report itself, as the server serves it. It is a page of its own: sandboxed by the server, with its own script and
 * style, so nothing of it reaches this page. It opens in this page's language and theme, and is told when they change:
 * loading it anew would lose the reader's place.
 */
export function ReportFrame({ id }: { readonly id: string }): JSX.Element {
  const { client, language, theme, words } = usePage();
  const frame = useRef<HTMLIFrameElement>(null);
  const [address] = useState(() =>
    client.reportUrl(id, 'html', { lang: language, ...(theme !== null && { theme }) }),
  );
  const tell = useCallback(() => {
    // A sandboxed page has no origin that could be named here; language and theme are no secrets.
    frame.current?.contentWindow?.postMessage({ language, theme }, '*');
  }, [language, theme]);
  useEffect(tell, [tell]);
  return <iframe class="report" title={words.audit.reportFrame} src={address} ref={frame} onLoad={tell} />;
}
