import type { JSX } from 'preact';
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
import { PageTools, pageOf } from './page-shell.js';
import { PolicySection } from './policy-section.js';
import { QuotedPlaces } from './quoted-places.js';
import { visible } from './visible.js';

/**
 * The audit as one page that needs nothing else: no network, no file beside it. Both languages are in it, `language` is
 * shown first.
 */
export function auditHtml(result: AuditResult, tool: ToolInfo, language: Language): string {
  const { label, package: id, file } = result.app;
  return pageOf({
    title: [pageWords.title[language], label ?? id ?? file.name],
    language,
    script: assets.script,
    style: assets.style,
    body: <Page result={result} tool={tool} />,
  });
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
        <PageTools />
      </nav>
      <main>
        <OverviewSection result={result} />
        <FindingsSection findings={result.findings} quoted={quoted} tool={tool} />
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
