import type { JSX } from 'preact';
import type { AuditResult } from '../../findings/audit-result.js';
import type { RuleId } from '../../findings/rule-args.js';
import type { ToolInfo } from '../json.js';
import { labelsOf } from '../messages/labels.js';
import { pageWords } from '../messages/page-words.js';
import { ruleTitle } from '../messages/rule-prose.js';
import { notEvaluatedByReason } from '../not-evaluated.js';
import { Fact } from './app-section.js';
import { Both, both, Section } from './both.js';
import { visible } from './visible.js';

const areas = ['manifest', 'resources', 'code', 'nativeLibraries'] as const;

/** What was read and how far, what was not evaluated and why, and by which tool. */
export function MethodSection(props: { readonly result: AuditResult; readonly tool: ToolInfo }): JSX.Element {
  const { result, tool } = props;
  return (
    <Section id="method" title={pageWords.method}>
      <p class="limits">
        <Both text={pageWords.limits} />
      </p>
      <table class="facts">
        <tbody>
          {areas.map((area) => {
            const coverage = result.app.coverage[area];
            return (
              <Fact name={pageWords.coverageOf[area]}>
                <Both text={pageWords.readStatus[coverage.status]} />
                {coverage.status !== 'ok' && <code> {visible(coverage.reason)}</code>}
              </Fact>
            );
          })}
          {result.policy.documents.map((document) => (
            <Fact name={pageWords.documents}>
              {visible(document.name)} · {document.characters.toLocaleString('en')}{' '}
              <Both text={pageWords.characters} /> · {result.policy.language}
              <br />
              <code>{document.sha256}</code>
            </Fact>
          ))}
          <Fact name={pageWords.madeBy}>
            {tool.name} {tool.version}
          </Fact>
        </tbody>
      </table>
      <NotEvaluated result={result} />
      <Notes result={result} />
      <Outcomes result={result} />
    </Section>
  );
}

function NotEvaluated({ result }: { readonly result: AuditResult }): JSX.Element {
  const reasons = [...notEvaluatedByReason(result)];
  return (
    <>
      <h3>
        <Both text={pageWords.notEvaluated} />
      </h3>
      {reasons.length === 0 && (
        <p>
          <Both text={pageWords.allEvaluated} />
        </p>
      )}
      <ul>
        {reasons.map(([reason, rules]) => (
          <li>
            <Both text={both((language) => labelsOf(language).reasons[reason] ?? reason)} />{' '}
            <code class="faint">{rules.join(' ')}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function Notes({ result }: { readonly result: AuditResult }): JSX.Element | null {
  if (result.diagnostics.length === 0) return null;
  return (
    <>
      <h3>
        <Both text={pageWords.notes} />
      </h3>
      <ul>
        {result.diagnostics.map(({ code, where, detail, effect }) => (
          <li class={effect}>
            <code>{visible(code)}</code> {visible(where)} {visible(detail)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcomes({ result }: { readonly result: AuditResult }): JSX.Element {
  return (
    <details>
      <summary>
        <Both text={pageWords.rules} /> <span class="count">{result.outcomes.length}</span>
      </summary>
      <table>
        <tbody>
          {result.outcomes.map(({ ruleId, outcome }) => (
            <tr>
              <td>
                <code>{ruleId}</code>
              </td>
              <td>
                <Both text={both((language) => ruleTitle(ruleId as RuleId, language))} />
              </td>
              <td>
                <Both text={pageWords.outcomes[outcome]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
