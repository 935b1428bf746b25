import type { ComponentChildren, JSX } from 'preact';
import type { AppFacts, SdkMatch } from '../../facts/app-facts.js';
import { type BothLanguages, pageWords } from '../messages/page-words.js';
import { Both, bothLabels, Section } from './both.js';
import { AppPlaces } from './evidence-list.js';
import { visible } from './visible.js';

/** What the package is, and what was found in it with its evidence. */
export function AppSection({ app }: { readonly app: AppFacts }): JSX.Element {
  const libraries = app.sdks.filter(({ kind }) => kind === 'library');
  return (
    <Section id="app" title={pageWords.appEvidence}>
      <Identity app={app} />
      <h3>
        <Both text={pageWords.foundSdks} />
      </h3>
      <SdkTable sdks={app.sdks.filter(({ kind }) => kind === 'sdk')} />
      {libraries.length > 0 && (
        <details>
          <summary>
            <Both text={pageWords.libraries} /> <span class="count">{libraries.length}</span>
          </summary>
          <SdkTable sdks={libraries} />
        </details>
      )}
    </Section>
  );
}

function Identity({ app }: { readonly app: AppFacts }): JSX.Element {
  const certificates = app.signing?.certificates ?? [];
  const libraries = [...new Set(app.nativeLibraries.map(({ name }) => name))];
  return (
    <table class="facts">
      <tbody>
        <Fact name={pageWords.file}>
          {visible(app.file.name)} · {app.file.size.toLocaleString('en')} B
          <br />
          <code>{app.file.sha256 || `content-id ${app.file.contentId ?? ''}`}</code>
        </Fact>
        <Fact name={pageWords.package}>
          <code>{visible(app.package ?? '')}</code> {visible(app.versionName ?? '')} ({app.versionCode ?? '–'}
          )
        </Fact>
        <Fact name={pageWords.levels}>
          {app.minSdk ?? '–'} / {app.targetSdk ?? '–'}
        </Fact>
        <Fact name={pageWords.packer}>
          {app.packer === null ? (
            <Both text={pageWords.none} />
          ) : (
            <Both text={{ 'zh-CN': app.packer.name, en: app.packer.nameEn }} />
          )}
        </Fact>
        <Fact name={pageWords.classes}>{app.classCount.toLocaleString('en')}</Fact>
        <Fact name={pageWords.components}>{app.components.length}</Fact>
        <Fact name={pageWords.nativeLibraries}>
          {libraries.length === 0 ? <Both text={pageWords.none} /> : visible(libraries.join('  '))}
        </Fact>
        <Fact name={pageWords.certificates}>
          {certificates.length === 0 && <Both text={pageWords.none} />}
          {certificates.map(({ sha256, subject }) => (
            <div>
              <code>{sha256}</code> {visible(subject)}
            </div>
          ))}
        </Fact>
      </tbody>
    </table>
  );
}

/** One line of a table of facts. */
export function Fact(props: {
  readonly name: BothLanguages;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <tr>
      <th>
        <Both text={props.name} />
      </th>
      <td>{props.children}</td>
    </tr>
  );
}

function SdkTable({ sdks }: { readonly sdks: readonly SdkMatch[] }): JSX.Element {
  const { sdk, version, certainty, integration, evidence } = pageWords;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {[sdk, version, certainty, integration, evidence].map((heading) => (
              <th>
                <Both text={heading} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sdks.map((match) => (
            <tr>
              <td>
                <Both text={{ 'zh-CN': match.name, en: match.nameEn }} />{' '}
                <code class="faint">{match.id}</code>
              </td>
              <td>{visible(match.version ?? '')}</td>
              <td>
                <Both text={bothLabels((labels) => labels.confidence[match.confidence])} />
              </td>
              <td>
                <Both text={bothLabels((labels) => labels.integration[match.integration])} />
              </td>
              <td>
                <AppPlaces places={match.evidence} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
