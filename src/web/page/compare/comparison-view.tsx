import type { ComponentChildren, JSX } from 'preact';
import type { ComparisonAnswer } from '../../client/client.js';
import { Name } from '../parts/name.js';
import { usePage } from '../shell/page-context.js';
import { ComparedName, NameList, type SdkNames } from './compared-names.js';
import { FindingList } from './finding-list.js';

type Comparison = ComparisonAnswer['comparison'];

/** What changed between two audits. */
export function ComparisonView({ answer }: { readonly answer: ComparisonAnswer }): JSX.Element {
  const { words } = usePage();
  const { versions, permissions, sdks, dataAccess, findings, untoldGrowth } = answer.comparison;
  const names = answer.sdkNames;
  return (
    <>
      <p class="versions">
        {words.compare.versions}
        {words.colon}
        <Name text={versions.before} /> → <Name text={versions.after} />
      </p>
      <Growth growth={untoldGrowth} names={names} />
      <ChangeSection
        title={words.compare.findings}
        added={findings.added.length}
        removed={findings.removed.length}
      >
        <FindingList title={words.compare.added} findings={findings.added} prose={answer.prose} />
        <FindingList title={words.compare.removed} findings={findings.removed} prose={answer.prose} />
      </ChangeSection>
      <NameChange title={words.compare.permissions} change={permissions} names={names} />
      <ChangeSection
        title={words.compare.sdks}
        added={sdks.added.length + sdks.changed.length}
        removed={sdks.removed.length}
      >
        <NameList title={words.compare.added} ids={sdks.added} names={names} />
        <NameList title={words.compare.removed} ids={sdks.removed} names={names} />
        {sdks.changed.length > 0 && <h3>{words.compare.changed}</h3>}
        <ul>
          {sdks.changed.map(({ id, before, after }) => (
            <li key={id}>
              <ComparedName id={id} names={names} /> <Name text={before} /> → <Name text={after} />
            </li>
          ))}
        </ul>
      </ChangeSection>
      <NameChange title={words.compare.dataAccess} change={dataAccess} names={names} />
    </>
  );
}

interface GrowthProps {
  readonly growth: Comparison['untoldGrowth'];
  readonly names: SdkNames;
}

function Growth({ growth, names }: GrowthProps): JSX.Element | null {
  const { words } = usePage();
  if (growth === null) return null;
  if (growth.length === 0) return <p class="notice info">{words.compare.untoldNone}</p>;
  return (
    <div class="notice warning">
      <NameList title={words.compare.untold} ids={growth} names={names} />
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
  readonly names: SdkNames;
}): JSX.Element {
  const { words } = usePage();
  const { names } = props;
  const { added, removed } = props.change;
  return (
    <ChangeSection title={props.title} added={added.length} removed={removed.length}>
      <NameList title={words.compare.added} ids={added} names={names} />
      <NameList title={words.compare.removed} ids={removed} names={names} />
    </ChangeSection>
  );
}
