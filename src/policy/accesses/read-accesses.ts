import { addToList } from '../../collections/groups.js';
import type { PolicyPermission } from '../../facts/policy-facts.js';
import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { numberingOf } from '../document/numbering.js';
import { evidenceOf, type Passage, type PolicySection, type Quote, quote } from '../document/passage.js';
import type { Stretch } from '../document/sentences.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { type DenseText, denseText } from '../normalize/match-text.js';
import { type AccessStrength, opensLine, strengthOf } from './access-strength.js';
import type { AccessTerm, AccessTermFinder } from './access-terms.js';
import type { CollectedPlace } from './collected-lists.js';
import { constantsIn } from './permission-constants.js';
import { type PermissionListTracker, trackPermissionLists } from './permission-lists.js';
import type { SdkReading } from './sdk-readings.js';
import { trackSectionEnds } from './section-ends.js';
import type { SentenceReader } from './sentence-sense.js';
import { toldSentences } from './told-sentences.js';

/** What one sentence says of one access. */
interface AccessStatement {
  readonly access: DeviceAccessId;
  readonly strength: AccessStrength;
  readonly by: 'app' | 'sdk';
  readonly constant: string | null;
  readonly quote: Quote;
  readonly purpose: string | null;
}

/** What is known of the passages of a document before they are read for accesses. */
export interface PassageContext {
  /** Those of SDK rows: they stand in no list of the app's own permissions. */
  readonly ofSdks: ReadonlySet<Passage>;
  /** Those that a table gives to iOS alone. */
  readonly forIos: ReadonlySet<Passage>;
  /** What tables give as the purpose of a passage. */
  readonly purposes: ReadonlyMap<Passage, Quote>;
  /** What lists of collected data say of their items. */
  readonly listed: ReadonlyMap<Passage, CollectedPlace>;
}

/** Where a passage stands, as far as lists and tables tell. */
interface PassagePlace {
  /** Length of the marker of a line in a permission list, null outside such lists. */
  readonly listLead: number | null;
  readonly tablePurpose: string | null;
  readonly listed: CollectedPlace | null;
}

const unread = new Set(['definitions', 'consent-exceptions', 'changes']);
/** `用于扫描二维码`, `以便您上传头像`; `为了扫描二维码，我们会…` ends with its clause. */
const purpose =
  /(?:用于|用以|以便|以实现|以提供|便于|以用于|以供|to provide|in order to|so that)[^。；;]{2,60}|为了?(?!您的|其|其他|我们)[^，,。；;]{2,30}(?=[，,])/;
/** What follows the name in a line of a permission list: `相机：扫码`. */
const afterName = /^[^：:—|-]{0,12}(?:权限)?\s?(?:[：:—|]|--?)\s?([^。；;]{2,60})/;

/** Reads what policies declare of device accesses. */
export class AccessReader {
  readonly #statements = new Map<DeviceAccessId, AccessStatement[]>();
  readonly #find: AccessTermFinder;
  readonly #sense: SentenceReader;
  readonly #lists: () => PermissionListTracker;
  /** What an access is told beside. */
  readonly #besides: ReadonlyMap<DeviceAccessId, DeviceAccessId>;

  constructor(
    find: AccessTermFinder,
    sense: SentenceReader,
    words: Pick<Lexicon, 'statements' | 'deviceAccesses'>,
  ) {
    this.#find = find;
    this.#besides = new Map(
      words.deviceAccesses.flatMap(({ id, beside }) =>
        beside === null ? [] : [[id, beside.access] as const],
      ),
    );
    this.#sense = sense;
    this.#lists = () => trackPermissionLists(words.statements, sense.headsIosAlone);
  }

  /** @param passages those of one document, in order */
  readPassages(passages: readonly Passage[], { ofSdks, forIos, purposes, listed }: PassageContext): void {
    const lists = this.#lists();
    const isOver = trackSectionEnds();
    for (const passage of passages) {
      const dense = denseText(passage.match);
      const terms = this.#find(dense.text);
      const lead = numberingOf(dense.text)?.length ?? 0;
      const listPlace = lists.next(
        passage,
        terms.some((term) => term.start - lead <= 6),
      );
      const ofIos = !isOver(passage) && this.#isForIos(passage.section);
      if (unread.has(passage.section.role) || forIos.has(passage) || ofIos) continue;
      if (listPlace === 'for-ios') continue;
      const tablePurpose = purposes.get(passage)?.text ?? null;
      this.#readConstants(passage, tablePurpose);
      const listLead = listPlace === 'inside' && !ofSdks.has(passage) ? lead : null;
      const place = { listLead, tablePurpose, listed: listed.get(passage) ?? null };
      this.#readTerms(passage, dense, terms, place);
    }
  }

  #isForIos(section: PolicySection): boolean {
    for (let at: PolicySection | null = section; at !== null; at = at.parent)
      if (this.#sense.headsIosAlone(at.match)) return true;
    return false;
  }

  readSdk({ access, strength, quote: quoted }: SdkReading): void {
    this.#add({ access, strength, by: 'sdk', constant: null, quote: quoted, purpose: null });
  }

  /** One entry an access; the strongest statement wins. */
  permissions(): PolicyPermission[] {
    return [...this.#statements.values()].map(toPermission);
  }

  #readConstants(passage: Passage, tablePurpose: string | null): void {
    for (const { start, end, name, access } of constantsIn(passage.text.text)) {
      if (access === null) continue;
      const by = passage.section.role === 'sdk-list' ? 'sdk' : 'app';
      this.#add({
        access,
        strength: 'permission',
        by,
        constant: name,
        quote: quote(passage, start, end),
        purpose: tablePurpose,
      });
    }
  }

  #readTerms(
    passage: Passage,
    dense: DenseText,
    terms: readonly AccessTerm[],
    { listLead, tablePurpose, listed }: PassagePlace,
  ): void {
    if (terms.length === 0) return;
    for (const { sentence, sense, terms: inside, goesOn } of toldSentences(dense.text, terms, this.#sense)) {
      const ofSentence = listed ?? (goesOn ? 'collected' : null);
      const shared = new Set(inside.flatMap(({ access, kind }) => (kind === 'shared' ? [access] : [])));
      const beside = inside.filter(({ access }) => this.#besides.has(access));
      for (const term of inside) {
        const lineBefore = listLead === null ? null : dense.text.slice(listLead, term.start);
        const place = {
          sense,
          sentenceStart: sentence.start,
          lineBefore,
          sharesRight: shared.has(term.access),
          listed: ofSentence,
          passage,
        };
        const strength = strengthOf(term, place);
        if (strength === null) continue;
        const besides = beside.filter((other) => this.#besides.get(other.access) === term.access);
        const from = dense.origin(Math.max(sentence.start, term.start - 24));
        const to = dense.origin(Math.min(sentence.end, term.end + 36));
        const statement = {
          strength,
          by: sense.sdkActs || passage.section.role === 'sdk-list' ? ('sdk' as const) : ('app' as const),
          constant: null,
          quote: quote(passage, from, to),
          purpose:
            tablePurpose ?? purposeNear(passage, dense, sentence, opensLine(term, place) ? term.end : null),
        };
        for (const { access } of [term, ...besides]) this.#add({ access, ...statement });
      }
    }
  }

  #add(statement: AccessStatement): void {
    addToList(this.#statements, statement.access, statement);
  }
}

/** The purpose a sentence gives, as written; in a line of a list, what follows the name that ends at `nameEnd`. */
function purposeNear(
  passage: Passage,
  { text, origin }: DenseText,
  { start, end }: Stretch,
  nameEnd: number | null,
): string | null {
  const told = purpose.exec(text.slice(start, end));
  if (told !== null) {
    const from = start + told.index;
    return quote(passage, origin(from), origin(from + told[0].length)).text;
  }
  const named = nameEnd === null ? null : afterName.exec(text.slice(nameEnd));
  if (named?.[1] === undefined || nameEnd === null) return null;
  const nameTo = nameEnd + named[0].length;
  return quote(passage, origin(nameTo - named[1].length), origin(nameTo)).text;
}

const order = ['permission', 'data', 'denied'] as const;

function toPermission(statements: readonly AccessStatement[]): PolicyPermission {
  const strength =
    order.find((level) => statements.some((statement) => statement.strength === level)) ?? 'data';
  const deciding = statements.filter((statement) => statement.strength === strength);
  const [first] = deciding;
  if (first === undefined) throw new Error('an access without statement');
  const declared = statements.filter((statement) => statement.strength !== 'denied');
  const [app, sdk] = [declared.some(({ by }) => by === 'app'), declared.some(({ by }) => by === 'sdk')];
  return {
    group: first.access,
    names: [...new Set(statements.flatMap(({ constant }) => (constant === null ? [] : [constant])))],
    strength,
    by: app && sdk ? 'both' : sdk ? 'sdk' : 'app',
    purpose: deciding.find((statement) => statement.purpose !== null)?.purpose ?? null,
    evidence: deciding.slice(0, 5).map((statement) => evidenceOf(statement.quote)),
  };
}
