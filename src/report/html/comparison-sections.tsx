import type { JSX } from 'preact';
import type { AppFacts } from '../../facts/app-facts.js';
import type { AuditResult } from '../../findings/audit-result.js';
import { dataTypeName } from '../../taxonomy/data-types.js';
import { accessName } from '../../taxonomy/device-accesses.js';
import { type ComparedPermission, listPermissions } from '../compared/compare-permissions.js';
import { type ComparedSdk, listSdks } from '../compared/compare-sdks.js';
import { dataMatrix } from '../compared/data-matrix.js';
import { ownerTitle } from '../compared/owner-name.js';
import type { Standing } from '../compared/standing.js';
import { distinctPlaces } from '../distinct-places.js';
import { type BothLanguages, pageWords } from '../messages/page-words.js';
import { sheetLabelsOf } from '../messages/sheet-labels.js';
import { Both, both, bothLabels, Section } from './both.js';
import { PolicyPlaces } from './evidence-list.js';
import { permissionAnchor, type QuotedPlaces, sdkAnchor } from './quoted-places.js';
import { visible } from './visible.js';

interface ComparisonProps {
  readonly result: AuditResult;
  readonly quoted: QuotedPlaces;
}

/** Requested permissions beside the policy's words on them. */
export function PermissionsSection({ result, quoted }: ComparisonProps): JSX.Element {
  const rows = listPermissions(result);
  const { permission, access, usedBy, policySays, purpose, quote } = pageWords;
  return (
    <Section id="permissions" title={pageWords.permissions} count={rows.length}>
      <Table groups={[3, 3]} headings={[permission, access, usedBy, policySays, purpose, quote]}>
        {rows.map((row, index) => (
          <tr id={permissionAnchor(index)} class={row.standing}>
            <StandingCell standing={row.standing} />
            <PermissionCells row={row} app={result.app} quoted={quoted} />
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function PermissionCells(props: {
  readonly row: ComparedPermission;
  readonly app: AppFacts;
  readonly quoted: QuotedPlaces;
}): JSX.Element {
  const { name, access, requested, use, told } = props.row;
  return (
    <>
      <td>
        <code>{visible(name)}</code>
        {requested !== null && requested.source !== 'manifest' && (
          <span class="faint">
            {' '}
            <Both text={both((language) => sheetLabelsOf(language).source[requested.source])} />
          </span>
        )}
      </td>
      <td>{access !== null && <Both text={both((language) => accessName(access, language))} />}</td>
      <td>
        {use?.status === 'unused' && <Both text={pageWords.noUse} />}
        {use?.uses.map(({ owner }) => (
          <span class="owner">
            <Both text={both((language) => ownerTitle(owner, props.app, language))} />
          </span>
        ))}
      </td>
      <td class="policy-side">
        {told !== null && <Both text={bothLabels((labels) => labels.strength[told.strength])} />}
      </td>
      <td>{visible(told?.purpose ?? '')}</td>
      <td>
        {told !== null && (
          <PolicyPlaces places={distinctPlaces(told.evidence).slice(0, 2)} quoted={props.quoted} />
        )}
      </td>
    </>
  );
}

/** SDKs of the app beside the rows of the policy's list. */
export function SdksSection({ result, quoted }: ComparisonProps): JSX.Element {
  const rows = listSdks(result);
  const { sdk, version, integration, policySays, provider, purpose, collected, privacyLink, quote } =
    pageWords;
  return (
    <Section id="sdks" title={pageWords.sdks} count={rows.length}>
      <Table
        groups={[3, 6]}
        headings={[sdk, version, integration, policySays, provider, purpose, collected, privacyLink, quote]}
      >
        {rows.map((row, index) => (
          <tr id={sdkAnchor(index)} class={row.standing}>
            <StandingCell standing={row.standing} />
            <SdkCells row={row} quoted={quoted} />
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function SdkCells(props: { readonly row: ComparedSdk; readonly quoted: QuotedPlaces }): JSX.Element {
  const { found, row } = props.row;
  return (
    <>
      <td>
        {found !== null && (
          <>
            <Both text={{ 'zh-CN': found.name, en: found.nameEn }} /> <code class="faint">{found.id}</code>
          </>
        )}
      </td>
      <td>{visible(found?.version ?? '')}</td>
      <td>
        {found !== null && <Both text={bothLabels((labels) => labels.integration[found.integration])} />}
      </td>
      <td class="policy-side">{visible(row?.name ?? '')}</td>
      <td>{visible(row?.provider ?? '')}</td>
      <td>{visible(row?.purpose ?? '')}</td>
      <td>{visible(row?.dataTypes.map(({ text }) => text).join('、') ?? '')}</td>
      <td class="address">{visible(row?.privacyUrl ?? '')}</td>
      <td>
        {row !== null && (
          <PolicyPlaces places={distinctPlaces(row.evidence).slice(0, 1)} quoted={props.quoted} />
        )}
      </td>
    </>
  );
}

/** Personal data by owner of the code that can read it. */
export function DataSection({ app }: { readonly app: AppFacts }): JSX.Element {
  const { owners, rows } = dataMatrix(app);
  return (
    <Section id="data" title={pageWords.data} count={rows.length}>
      <p class="hint">
        <Both text={rows.length === 0 ? pageWords.noData : pageWords.dataHint} />
      </p>
      {rows.length > 0 && (
        <div class="scroll">
          <table class="matrix">
            <thead>
              <tr>
                <th>
                  <Both text={pageWords.personalData} />
                </th>
                {owners.map((owner) => (
                  <th>
                    <Both text={both((language) => ownerTitle(owner, app, language))} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ data, cells }) => (
                <tr>
                  <th>
                    <Both text={both((language) => dataTypeName(data, language))} />
                  </th>
                  {cells.map((cell) => (
                    <td class={cell === null ? undefined : cell.startup ? 'hit early' : 'hit'}>
                      {cell === null ? '' : `${cell.count}${cell.startup ? '*' : ''}`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

/** A table with a status column, the app's columns and the policy's. */
function Table(props: {
  readonly groups: readonly [app: number, policy: number];
  readonly headings: readonly BothLanguages[];
  readonly children: JSX.Element[];
}): JSX.Element {
  const [app, policy] = props.groups;
  return (
    <div class="scroll">
      <table class="compared">
        <thead>
          <tr>
            <th rowspan={2}>
              <Both text={pageWords.status} />
            </th>
            <th colspan={app} class="group">
              <Both text={pageWords.inApp} />
            </th>
            <th colspan={policy} class="group policy-side">
              <Both text={pageWords.inPolicy} />
            </th>
          </tr>
          <tr>
            {props.headings.map((heading, i) => (
              <th class={i === app ? 'policy-side' : undefined}>
                <Both text={heading} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}

const standingWords: Readonly<Record<Standing, BothLanguages>> = {
  disclosed: pageWords.disclosed,
  undisclosed: pageWords.undisclosed,
  stale: pageWords.stale,
  'not-owed': pageWords.notOwed,
  unjudged: pageWords.unjudged,
};

function StandingCell({ standing }: { readonly standing: Standing }): JSX.Element {
  return (
    <td>
      <span class={`standing ${standing}`}>
        <Both text={standingWords[standing]} />
      </span>
    </td>
  );
}
