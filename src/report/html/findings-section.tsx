import type { JSX } from 'preact';
import type { RuleId } from '../../findings/rule-args.js';
import type { Finding } from '../../findings/typed-finding.js';
import { acceptedReason } from '../accepted-reason.js';
import { citationsOf } from '../citations.js';
import { distinctPlaces } from '../distinct-places.js';
import type { ToolInfo } from '../json.js';
import { areaWords, pageWords } from '../messages/page-words.js';
import { findingProse } from '../messages/rule-prose.js';
import { languages } from '../messages/rule-text.js';
import { ruleAddress } from '../published-address.js';
import { subjectName } from '../subject-name.js';
import { Both, both, bothLabels, languageClass, Section } from './both.js';
import { AppPlaces, PolicyPlaces } from './evidence-list.js';
import { findingAnchor, type QuotedPlaces } from './quoted-places.js';

const severities = ['error', 'warning', 'info'] as const;

/** The findings with what filters them. */
export function FindingsSection(props: {
  readonly findings: readonly Finding[];
  readonly quoted: QuotedPlaces;
  readonly tool: ToolInfo;
}): JSX.Element {
  const { findings, quoted, tool } = props;
  return (
    <Section id="findings" title={pageWords.findings} count={findings.length}>
      {findings.length === 0 ? (
        <p>
          <Both text={pageWords.noDifferences} />
        </p>
      ) : (
        <Filters findings={findings} />
      )}
      {findings.map((finding, index) => (
        <FindingCard finding={finding} anchor={findingAnchor(index)} quoted={quoted} tool={tool} />
      ))}
      <p id="nothing-matches" hidden>
        <Both text={pageWords.nothingMatches} />
      </p>
    </Section>
  );
}

function Filters({ findings }: { readonly findings: readonly Finding[] }): JSX.Element {
  const open = findings.filter(({ suppression }) => suppression === undefined);
  const accepted = findings.length - open.length;
  const areas = [...new Set(findings.map(({ ruleId }) => areaOf(ruleId)))];
  return (
    <div class="filters script-only">
      <input
        type="search"
        id="search"
        data-zh={pageWords.search['zh-CN']}
        data-en={pageWords.search.en}
        aria-label={pageWords.search.en}
      />
      <div class="chips">
        {severities.map((severity) => (
          <label class={`chip ${severity}`}>
            <input type="checkbox" name="severity" value={severity} checked />
            <Both text={bothLabels((labels) => labels.severity[severity])} />
            <span class="count">{open.filter((finding) => finding.severity === severity).length}</span>
          </label>
        ))}
        {accepted > 0 && (
          <label class="chip">
            <input type="checkbox" name="accepted" />
            <Both text={pageWords.accepted} />
            <span class="count">{accepted}</span>
          </label>
        )}
      </div>
      <div class="chips">
        {areas.map((area) => (
          <label class="chip">
            <input type="checkbox" name="area" value={area} checked />
            <Both text={areaWords[area] ?? { 'zh-CN': area, en: area }} />
          </label>
        ))}
      </div>
    </div>
  );
}

const areaOf = (ruleId: string) => ruleId.slice(0, ruleId.indexOf('-'));

function FindingCard(props: {
  readonly finding: Finding;
  readonly anchor: string;
  readonly quoted: QuotedPlaces;
  readonly tool: ToolInfo;
}): JSX.Element {
  const { finding, anchor, quoted, tool } = props;
  const prose = { 'zh-CN': findingProse(finding, 'zh-CN'), en: findingProse(finding, 'en') };
  const part = (name: 'title' | 'found' | 'fix') => both((language) => prose[language][name]);
  const { severity, suppression, confidence, evidence } = finding;
  return (
    <article
      id={anchor}
      class={`finding ${severity}${suppression === undefined ? '' : ' accepted'}`}
      data-severity={severity}
      data-area={areaOf(finding.ruleId)}
      data-accepted={suppression === undefined ? undefined : ''}
    >
      <h3>
        <span class={`badge ${severity}`}>
          <Both text={bothLabels((labels) => labels.severity[severity])} />
        </span>
        <Both text={part('title')} />
        <span class="subject">
          <Both text={both((language) => subjectName(finding, language))} />
        </span>
      </h3>
      <p class="found">
        <Both text={part('found')} />
      </p>
      <div class="sides">
        <div>
          <h4>
            <Both text={pageWords.inApp} />
          </h4>
          {evidence.app.length > 0 ? (
            <AppPlaces places={evidence.app} />
          ) : (
            <p class="faint">
              <Both text={bothLabels((labels) => labels.nothingInApp)} />
            </p>
          )}
        </div>
        <div>
          <h4>
            <Both text={pageWords.inPolicy} />
          </h4>
          {evidence.policy.length > 0 ? (
            <PolicyPlaces places={distinctPlaces(evidence.policy)} quoted={quoted} />
          ) : (
            <p class="faint">
              <Both text={bothLabels((labels) => labels.nothingInPolicy)} />
            </p>
          )}
        </div>
      </div>
      <dl>
        <dt>
          <Both text={pageWords.fix} />
        </dt>
        <dd>
          <Both text={part('fix')} />
        </dd>
        <Clauses finding={finding} />
        {suppression !== undefined && (
          <>
            <dt>
              <Both text={pageWords.acceptedBecause} />
            </dt>
            <dd>
              <Both text={both((language) => acceptedReason(finding, language))} />
            </dd>
          </>
        )}
      </dl>
      <p class="faint foot">
        <RuleLinks tool={tool} ruleId={finding.ruleId} /> · <Both text={pageWords.certainty} />{' '}
        <Both text={bothLabels((labels) => labels.confidence[confidence])} />
      </p>
    </article>
  );
}

/** The rule, linked to its page in the language that is shown. */
function RuleLinks({ tool, ruleId }: { readonly tool: ToolInfo; readonly ruleId: RuleId }): JSX.Element {
  return (
    <>
      {languages.map((language) => (
        <a
          class={languageClass[language]}
          href={ruleAddress(tool, ruleId, language)}
          rel="noopener noreferrer"
          target="_blank"
        >
          <code>{ruleId}</code>
        </a>
      ))}
    </>
  );
}

/** The clauses, linked to the issuing authorities: addresses of the tool's own table, never of the input. */
function Clauses({ finding }: { readonly finding: Finding }): JSX.Element | null {
  const zh = citationsOf(finding, 'zh-CN');
  const en = citationsOf(finding, 'en');
  if (zh.length === 0) return null;
  return (
    <>
      <dt>
        <Both text={pageWords.clause} />
      </dt>
      <dd>
        {zh.map(({ text, url }, i) => (
          <a class="clause" href={url} rel="noopener noreferrer" target="_blank">
            <Both text={{ 'zh-CN': text, en: en[i]?.text ?? text }} />
          </a>
        ))}
      </dd>
    </>
  );
}
