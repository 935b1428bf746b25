import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DraftAnswer } from '../../client/client.js';
import { draftAddress } from '../parts/download-address.js';
import { PageHead } from '../parts/page-head.js';
import { addressOf } from '../route.js';
import { Loaded, useLoaded } from '../shell/loaded.js';
import { usePage } from '../shell/page-context.js';
import { copyMarkdown, copyTables } from './copy.js';
import { DraftTables } from './draft-tables.js';

const scopes = ['missing', 'all'] as const;
type Scope = (typeof scopes)[number];

/** The rows the policy lacks, to be copied into it. */
export function DraftPage({ id }: { readonly id: string }): JSX.Element {
  const { client, language, words } = usePage();
  const [scope, setScope] = useState<Scope>('missing');
  // All forms at once: a browser lets a page copy only in the moment of the click, not after an answer.
  const draft = useLoaded(async (): Promise<DraftForms> => {
    const query = { scope, lang: language };
    const [tables, markdown, html] = await Promise.all([
      client.draft(id, query),
      client.draftText(id, 'markdown', query),
      client.draftText(id, 'html', query),
    ]);
    return { tables, markdown, html };
  }, [client, id, scope]);
  return (
    <>
      <PageHead title={words.pages.draft}>
        <p>
          <a href={addressOf({ page: 'audit', id })}>{words.draft.back}</a>
        </p>
      </PageHead>
      <section>
        <fieldset>
          <legend>{words.draft.scope}</legend>
          {scopes.map((each) => (
            <label key={each} class="check">
              <input type="radio" name="scope" checked={scope === each} onChange={() => setScope(each)} />{' '}
              {words.draft.scopes[each]}
            </label>
          ))}
        </fieldset>
        <Loaded of={draft}>
          {(forms) => (
            <>
              <CopyButtons forms={forms} id={id} scope={scope} />
              <DraftTables draft={forms.tables} />
            </>
          )}
        </Loaded>
      </section>
    </>
  );
}

interface DraftForms {
  readonly tables: DraftAnswer;
  readonly markdown: string;
  readonly html: string;
}

interface CopyButtonsProps {
  readonly forms: DraftForms;
  readonly id: string;
  readonly scope: Scope;
}

function CopyButtons({ forms: { markdown, html }, id, scope }: CopyButtonsProps): JSX.Element {
  const { language, words } = usePage();
  const [told, setTold] = useState('');
  const tell = (copied: boolean) => setTold(copied ? words.draft.copied : words.draft.notCopied);
  return (
    <p class="actions">
      <button type="button" class="primary" onClick={() => void copyTables(html, markdown).then(tell)}>
        {words.draft.copyTable}
      </button>
      <button type="button" onClick={() => void copyMarkdown(markdown).then(tell)}>
        {words.draft.copyMarkdown}
      </button>
      <span class="faint">{words.draft.download}</span>
      {(['markdown', 'html'] as const).map((format) => (
        <a key={format} href={draftAddress(id, { format, scope, lang: language })} download>
          {format === 'html' ? 'HTML' : 'Markdown'}
        </a>
      ))}
      <span role="status">{told}</span>
    </p>
  );
}
