import { type Passage, quote } from '../document/passage.js';
import { type Stretch, sentencesOf } from '../document/sentences.js';
import type { Layout, LayoutContext } from './layout.js';
import type { NameSpan } from './names-in-text.js';
import { addProseFields } from './prose-fields.js';
import { providerBeside, providerSaid } from './provider-in-text.js';
import { type SdkRow, SdkRowBuilder } from './sdk-row.js';

const integrates =
  /接入|集成|嵌入|内置|内嵌|引入|使用|采用|调用|通过|包括|包含|由|integrat|embed|\buse|includ/;
/** Without a cue, a product counts where the sentence says that something is done with it. */
const uses = /使用|采用|用于|通过|由/;
/** `FCM 令牌`: what a product gives out, not the product. */
const ofProduct = /^ ?(?:令牌|token(?![a-z])|注册 ?id|标识符?|id(?![a-z]))/;
const unread = new Set(['definitions', 'consent-exceptions', 'changes', 'contact']);

/** SDKs named in running text, with what the sentences around say of them. */
export const mentionLayout: Layout = (context, at) => {
  const item = context.items[at];
  if (item?.kind !== 'passage') return null;
  return { rows: mentionsIn(item.passage, context), next: at + 1 };
};

function mentionsIn(passage: Passage, context: LayoutContext): SdkRow[] {
  if (unread.has(passage.section.role)) return [];
  const rows: SdkRow[] = [];
  const cue = context.names.hasCue(passage.match);
  const named = sentencesOf(passage.match).map((sentence) => {
    const inUse = cue || uses.test(passage.match.slice(sentence.start, sentence.end));
    return { sentence, names: inUse ? acceptedNames(passage, sentence, context) : [] };
  });
  for (const [i, { sentence, names }] of named.entries()) {
    if (names.length === 0) continue;
    let end = sentence.end;
    for (let next = i + 1; next < named.length && named[next]?.names.length === 0 && next <= i + 3; next++) {
      end = named[next]?.sentence.end ?? end;
    }
    rows.push(...rowsOfSentence(passage, sentence, end, names));
  }
  return rows;
}

function acceptedNames(
  passage: Passage,
  { start, end }: Stretch,
  context: LayoutContext,
): readonly NameSpan[] {
  return context.names.namesIn(passage.match, start, end).filter((name) => {
    if (
      name.how !== 'word' &&
      /^[^，,。；;、]{0,14}(?:公司|集团)/.test(passage.match.slice(name.end, name.end + 18))
    )
      return false;
    if (name.how !== 'word' && ofProduct.test(passage.match.slice(name.end, name.end + 12))) return false;
    if (name.how === 'product') return name.known !== null && context.products.standsAlone(name.known.term);
    return name.known !== null || integrates.test(passage.match.slice(start, end));
  });
}

function rowsOfSentence(
  passage: Passage,
  sentence: Stretch,
  end: number,
  names: readonly NameSpan[],
): SdkRow[] {
  const context = `${passage.section.match} ${passage.match.slice(sentence.start, Math.min(end, sentence.start + 200))}`;
  // Read once for all the names, of which a sentence may hold hundreds.
  const said = new SdkRowBuilder();
  addProseFields(said, passage, sentence.start, end);
  const saidProvider = providerSaid(passage, sentence);
  return names.map((name) => {
    const builder = said.copy();
    const provider = providerBeside(passage, name.start, name.end, sentence) ?? saidProvider;
    if (provider !== null) builder.add('provider', provider);
    return builder.build(quote(passage, name.start, name.end), 'mentioned', context);
  });
}
