import type { ComponentChildren, JSX } from 'preact';
import { labelsOf } from '../../../report/messages/labels.js';
import type { ComparisonAnswer } from '../../client/client.js';
import { Name } from '../parts/name.js';
import { addressOf } from '../route.js';
import { usePage } from '../shell/page-context.js';

type Comparison = ComparisonAnswer['comparison'];
type Finding = Comparison['findings']['added'][number];

/** What changed between two audits. */
export function ComparisonView({ answer }: { readonly answer: ComparisonAnswer }): JSX.Element {
  const { words } = usePage();
  const { versions, permissions, sdks, dataAccess, findings, untoldGrowth } = answer.comparison;
  return (
    <>
      <p class="versions">
        {words.compare.versions}
        {words.colon}
        <Name text={versions.before} /> → <Name text={versions.after} />
      </p>
      <Growth growth={untoldGrowth} />
      <ChangeSection
        title={words.compare.findings}
        added={findings.added.length}
        removed={findings.removed.length}
      >
        <FindingList title={words.compare.added} findings={findings.added} prose={answer.prose} />
        <FindingList title={words.compare.removed} findings={findings.removed} prose={answer.prose} />
      </ChangeSection>
      <NameChange title={words.compare.permissions} change={permissions} />
      <ChangeSection
        title={words.compare.sdks}
        added={sdks.added.length + sdks.changed.length}
        removed={sdks.removed.length}
      >
        <NameList title={words.compare.added} names={sdks.added} ofSdks />
        <NameList title={words.compare.removed} names={sdks.removed} ofSdks />
        {sdks.changed.length > 0 && <h3>{words.compare.changed}</h3>}
        <ul>
          {sdks.changed.map(({ id, before, after }) => (
            <li key={id}>
              <SdkLink id={id} /> <Name text={before} /> → <Name text={after} />
            </li>
          ))}
        </ul>
      </ChangeSection>
      <NameChange title={words.compare.dataAccess} change={dataAccess} />
    </>
  );
}

function Growth({ growth }: { readonly growth: Comparison['untoldGrowth'] }): JSX.Element | null {
  const { words } = usePage();
  if (growth === null) return null;
  if (growth.length === 0) return <p class="notice info">{words.compare.untoldNone}</p>;
  return (
    <div class="notice warning">
      <NameList title={words.compare.untold} names={growth} />
    </div>
  );
}

interface ChangeSectionProps {
  readonly title: string;
  readonly added: number;
  readonly removed: number;
  readonly children: ComponentChildren;
}

function ChangeSection({ title, added, removed, children }: ChangeSectionProps): JSX.Element {
  const { words } = usePage();
  return (
    <section>
      <h2>
        {title}
        <span class="count">
          +{added} −{removed}
        </span>
      </h2>
      {added + removed === 0 ? <p class="faint">{words.compare.nothing}</p> : children}
    </section>
  );
}

function NameChange(props: {
  readonly title: string;
  readonly change: Comparison['permissions'];
}): JSX.Element {
  const { words } = usePage();
  const { added, removed } = props.change;
  return (
    <ChangeSection title={props.title} added={added.length} removed={removed.length}>
      <NameList title={words.compare.added} names={added} />
      <NameList title={words.compare.removed} names={removed} />
    </ChangeSection>
  );
}

interface NameListProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly ofSdks?: true;
}

function NameList({ title, names, ofSdks }: NameListProps): JSX.Element | null {
  if (names.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name}>{ofSdks === true ? <SdkLink id={name} /> : <CodeName name={name} />}</li>
        ))}
      </ul>
    </>
  );
}

function CodeName({ name }: { readonly name: string }): JSX.Element {
  return (
    <code>
      <Name text={name} />
    </code>
  );
}

function SdkLink({ id }: { readonly id: string }): JSX.Element {
  return (
    <a href={addressOf({ page: 'sdks', id })}>
      <CodeName name={id} />
    </a>
  );
}

interface FindingListProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly prose: ComparisonAnswer['prose'];
}

function FindingList({ title, findings, prose }: FindingListProps): JSX.Element | null {
  const { language } = usePage();
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {findings.map(({ fingerprint, severity, ruleId, subject }) => (
        <article key={fingerprint} class={`finding ${severity}`}>
          <h4>
            <span class={`badge ${severity}`}>{labelsOf(language).severity[severity]}</span>{' '}
            <a href={addressOf({ page: 'rules', id: ruleId })}>{prose[fingerprint]?.title ?? ruleId}</a>{' '}
            <span class="subject">
              <Name text={subject.id} />
            </span>
          </h4>
          <p class="found">
            <Name text={prose[fingerprint]?.found ?? ''} />
          </p>
          <p>
            <Name text={prose[fingerprint]?.fix ?? ''} />
          </p>
        </article>
      ))}
    </>
  );
}
