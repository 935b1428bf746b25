import type { JSX } from 'preact';
import type { AuditResult } from '../../findings/audit-result.js';
import { listPermissions } from '../compared/compare-permissions.js';
import { listSdks } from '../compared/compare-sdks.js';
import { countStandings, type StandingCounts } from '../compared/standing.js';
import { type BothLanguages, pageWords } from '../messages/page-words.js';
import { Both, bothLabels, Section } from './both.js';

const severities = ['error', 'warning', 'info'] as const;
/** Parts of the bars, in their order; what needs no words is left out. */
const parts = ['disclosed', 'undisclosed', 'stale', 'unjudged'] as const;
/** Units of a bar's drawing; it is stretched to the width there is. */
const barWidth = 1000;

/** How grave and how many: counts of findings, and how both sides cover each other. */
export function OverviewSection({ result }: { readonly result: AuditResult }): JSX.Element {
  const open = result.findings.filter(({ suppression }) => suppression === undefined);
  return (
    <Section id="overview" title={pageWords.overview}>
      <div class="cards">
        {severities.map((severity) => (
          <a class={`card ${severity}`} href="#findings">
            <b>{open.filter((finding) => finding.severity === severity).length}</b>
            <Both text={bothLabels((labels) => labels.severity[severity])} />
          </a>
        ))}
      </div>
      <Bar
        title={pageWords.permission}
        href="#permissions"
        counts={countStandings(listPermissions(result).filter(({ owed }) => owed))}
      />
      <Bar title={pageWords.sdk} href="#sdks" counts={countStandings(listSdks(result))} />
    </Section>
  );
}

/** A bar of how many are disclosed, undisclosed, stale and not evaluated, with the numbers in words below. */
function Bar(props: {
  readonly title: BothLanguages;
  readonly href: string;
  readonly counts: StandingCounts;
}): JSX.Element {
  const { counts } = props;
  const present = parts.filter((part) => counts[part] > 0);
  const total = present.reduce((sum, part) => sum + counts[part], 0);
  let x = 0;
  return (
    <div class="bar">
      <a href={props.href}>
        <Both text={props.title} />
      </a>
      <div>
        <svg viewBox={`0 0 ${barWidth} 20`} preserveAspectRatio="none" role="img" aria-hidden="true">
          {total === 0 && <rect class="unjudged" x={0} y={0} width={barWidth} height={20} />}
          {present.map((part) => {
            const from = x;
            const width = (counts[part] / total) * barWidth;
            x += width;
            return <rect class={part} x={from.toFixed(1)} y={0} width={width.toFixed(1)} height={20} />;
          })}
        </svg>
        <p class="legend">
          {parts.map((part) => (
            <span class={`key ${part}`}>
              <Both text={pageWords[part]} /> <b>{counts[part]}</b>
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}
