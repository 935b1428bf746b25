import type { JSX } from 'preact';
import { areaWords } from '../../../report/messages/page-words.js';
import type { RuleDetail } from '../../client/client.js';
import { OutsideLink } from '../parts/outside-link.js';
import { PageHead } from '../parts/page-head.js';
import { addressOf } from '../route.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { MarkdownText } from './markdown-text.js';

/** One rule: what it needs, what it rests on, and its page. */
export function RulePage({ id }: { readonly id: string }): JSX.Element {
  const { client, language, words } = usePage();
  const rule = useLoaded(() => client.rule(id), [client, id]);
  return (
    <>
      <PageHead title={rule.value?.titles[language] ?? id}>
        <p>
          <code>{id}</code> <a href={addressOf({ page: 'rules', id: null })}>{words.rules.back}</a>
        </p>
      </PageHead>
      <Loaded of={rule}>
        {(detail) => (
          <>
            <Basis rule={detail} />
            <section>
              {detail.pages[language] === '' ? (
                <p>{words.rules.noPage}</p>
              ) : (
                <MarkdownText text={detail.pages[language]} />
              )}
            </section>
          </>
        )}
      </Loaded>
    </>
  );
}

function Basis({ rule }: { readonly rule: RuleDetail }): JSX.Element {
  const { language, words } = usePage();
  const { tags, needs, profiles, references } = rule;
  const separator = language === 'en' ? ', ' : '、';
  const needWords: Readonly<Record<string, string>> = words.rules.needWords;
  return (
    <section>
      <dl>
        <dt>{words.rules.tag}</dt>
        <dd>{tags.map((tag) => areaWords[tag]?.[language] ?? tag).join(separator)}</dd>
        <dt>{words.rules.profiles}</dt>
        <dd>{profiles === null ? words.all : profiles.join(separator)}</dd>
        <dt>{words.rules.needs}</dt>
        <dd>
          {needs.length === 0 ? words.none : needs.map((need) => needWords[need] ?? need).join(separator)}
        </dd>
        <dt>{words.rules.clauses}</dt>
        <dd>
          {references.length === 0 && words.none}
          {references.map(({ id, titles, url, verified }) => (
            <span key={id} class="clause-line">
              <OutsideLink url={url}>{titles[language]}</OutsideLink>
              {!verified && <small class="faint"> {words.rules.unverifiedClause}</small>}
            </span>
          ))}
        </dd>
      </dl>
    </section>
  );
}
