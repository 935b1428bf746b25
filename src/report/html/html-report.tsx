import { createHash } from 'node:crypto';
import type { JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { AuditResult } from '../../findings/audit-result.js';
import type { ToolInfo } from '../json.js';
import { pageWords } from '../messages/page-words.js';
import type { Language } from '../messages/rule-text.js';
import { AppSection } from './app-section.js';
import { Both } from './both.js';
import { DataSection, PermissionsSection, SdksSection } from './comparison-sections.js';
import { FindingsSection } from './findings-section.js';
import { MethodSection } from './method-section.js';
import { OverviewSection } from './overview-section.js';
import assets from './page-assets.json' with { type: 'json' };
import { PolicySection } from './policy-section.js';
import { QuotedPlaces } from './quoted-places.js';
import { visible } from './visible.js';

/**
 * The audit as one page that needs nothing else: no network, no file beside it. Both languages are in it, `language` is
 * shown first. All words of app and policy are escaped text; a content security policy allows the page's own script and
 * style by their hashes and nothing besides.
 */
export function auditHtml(result: AuditResult, tool: ToolInfo, language: Language): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(assets.script)}'`,
    `style-src '${hashOf(assets.style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = [pageWords.title[language], result.app.label ?? result.app.package ?? result.app.file.name];
  const head = renderToStaticMarkup(
    <>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>{title.map(visible).join(' · ')}</title>
    </>,
  );
  const body = renderToStaticMarkup(<Page result={result} tool={tool} />);
  return `<!doctype html>
<html lang="${language}" data-lang="${language}">
<head>${head}<style>${assets.style}</style></head>
<body>${body}<script>${assets.script}</script></body>
</html>
`;
}

/** A source expression of a content security policy (CSP level 3, section 2.3.1). */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const sections = [
  ['overview', pageWords.overview],
  ['findings', pageWords.findings],
  ['permissions', pageWords.permissions],
  ['sdks', pageWords.sdks],
  ['data', pageWords.data],
  ['policy-text', pageWords.policyText],
  ['app', pageWords.appEvidence],
  ['method', pageWords.method],
] as const;

function Page({ result, tool }: { readonly result: AuditResult; readonly tool: ToolInfo }): JSX.Element {
  const quoted = new QuotedPlaces(result);
  return (
    <>
      <Header result={result} />
      <nav>
        {sections.map(([id, title]) => (
          <a href={`#${id}`}>
            <Both text={title} />
          </a>
        ))}
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
      </nav>
      <main>
        <OverviewSection result={result} />
        <FindingsSection findings={result.findings} quoted={quoted} />
        <PermissionsSection result={result} quoted={quoted} />
        <SdksSection result={result} quoted={quoted} />
        <DataSection app={result.app} />
        <PolicySection result={result} quoted={quoted} />
        <AppSection app={result.app} />
        <MethodSection result={result} tool={tool} />
      </main>
      <footer>
        {tool.name} {tool.version} ·{' '}
        <a href="#top">
          <Both text={pageWords.top} />
        </a>
      </footer>
    </>
  );
}

function Header({ result: { app, policy } }: { readonly result: AuditResult }): JSX.Element {
  return (
    <header id="top">
      <h1>
        <Both text={pageWords.title} />
      </h1>
      <p class="app">
        <b>
          <Both
            text={{
              'zh-CN': app.labels.zh ?? app.label ?? '',
              en: app.labels.en ?? app.label ?? '',
            }}
          />
        </b>{' '}
        {visible(app.versionName ?? '')} <code>{visible(app.package ?? app.file.name)}</code>
      </p>
      <p class="faint">
        {policy.documents.map(({ name }) => (
          <span class="document-name">{visible(name)}</span>
        ))}
      </p>
    </header>
  );
}
