import type { JSX } from 'preact';
import type { PlacedText, PolicyText, PolicyTextBlock } from '../../facts/policy-text.js';
import type { AuditResult } from '../../findings/audit-result.js';
import { pageWords } from '../messages/page-words.js';
import { Both, Section } from './both.js';
import { type Mark, markedRuns, marksByText } from './mark-text.js';
import type { QuotedPlaces } from './quoted-places.js';
import { visible } from './visible.js';

/** The policy's words with what the report quotes marked and linked back. */
export function PolicySection(props: {
  readonly result: AuditResult;
  readonly quoted: QuotedPlaces;
}): JSX.Element {
  const { documentTexts = [] } = props.result;
  return (
    <Section id="policy-text" title={pageWords.policyText}>
      <p class="hint">
        <Both text={documentTexts.length === 0 ? pageWords.noText : pageWords.textHint} />
      </p>
      {documentTexts.map((document) => (
        <Document document={document} quoted={props.quoted} />
      ))}
    </Section>
  );
}

function Document(props: { readonly document: PolicyText; readonly quoted: QuotedPlaces }): JSX.Element {
  const { document, quoted } = props;
  const places = quoted.places.filter((place) => place.evidence.document === document.name);
  const marks = marksByText(document, places);
  const words = (text: PlacedText) => <Words text={text} marks={marks.get(text) ?? []} />;
  return (
    <article class="document">
      <h3>{visible(document.name)}</h3>
      {document.blocks.map((block) => (
        <Block block={block} line={lineOf(document, block)} words={words} />
      ))}
    </article>
  );
}

type WordsOf = (text: PlacedText) => JSX.Element;

function Block(props: { block: PolicyTextBlock; line: number; words: WordsOf }): JSX.Element {
  const { block, line, words } = props;
  switch (block.kind) {
    case 'heading':
      return (
        <p class={`block heading level-${Math.min(block.level, 4)}`} data-line={line}>
          {words(block.text)}
        </p>
      );
    case 'paragraph':
      return (
        <p class="block" data-line={line}>
          {words(block.text)}
        </p>
      );
    case 'list-item':
      return (
        <p class={`block item depth-${Math.min(block.depth, 4)}`} data-line={line}>
          {words(block.text)}
        </p>
      );
    case 'table':
      return (
        <div class="block scroll" data-line={line}>
          <table class="policy-table">
            <tbody>
              {block.rows.map(({ cells }) => (
                <tr>
                  {cells.map((cell) => (
                    <td class={cell.spanned ? 'spanned' : undefined}>
                      {cell.spanned ? visible(cell.text.text) : words(cell.text)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Words({ text, marks }: { text: PlacedText; marks: readonly Mark[] }): JSX.Element {
  if (marks.length === 0) return <>{visible(text.text)}</>;
  return (
    <>
      {markedRuns(text.text, marks).map(({ text: run, places, begins }) => {
        const [first] = places;
        if (first === undefined) return visible(run);
        return (
          <>
            {begins.map(({ id }) => (
              <span class="anchor" id={id} />
            ))}
            <a class={`mark ${first.tone}`} href={`#${first.target}`}>
              {visible(run)}
            </a>
          </>
        );
      })}
    </>
  );
}

/** The line a block begins at, from 1. */
function lineOf({ lineStarts }: PolicyText, block: PolicyTextBlock): number {
  const text = block.kind === 'table' ? block.rows[0]?.cells[0]?.text : block.text;
  const offset = text?.offsets[0] ?? 0;
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
