import { createHash } from 'node:crypto';
import type { JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { pageWords } from '../messages/page-words.js';
import type { Language } from '../messages/rule-text.js';
import { Both } from './both.js';
import { visible } from './visible.js';

/** What a page is made of. */
export interface PageParts {
  readonly title: readonly string[];
  /** Shown first; the page holds both. */
  readonly language: Language;
  readonly script: string;
  readonly style: string;
  readonly body: JSX.Element;
}

/**
 * One page that needs nothing else: no network, no file beside it. All words in its body are escaped text; a content
 * security policy allows the page's own script and style by their hashes and nothing besides.
 */
export function pageOf({ title, language, script, style, body }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = renderToStaticMarkup(
    <>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>{title.map(visible).join(' · ')}</title>
    </>,
  );
  return `<!doctype html>
<html lang="${language}" data-lang="${language}">
<head>${head}<style>${style}</style></head>
<body>${renderToStaticMarkup(body)}<script>${script}</script></body>
</html>
`;
}

/** A source expression of a content security policy (CSP level 3, section 2.3.1). */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The buttons of every page: language, theme, print. */
export function PageTools(): JSX.Element {
  return (
    <span class="tools script-only">
      <button type="button" id="language">
        <Both text={pageWords.language} />
      </button>
      <button type="button" id="theme">
        <Both text={pageWords.theme} />
      </button>
      <button type="button" id="print">
        <Both text={pageWords.print} />
      </button>
    </span>
  );
}
