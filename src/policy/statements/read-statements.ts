import type { PolicyAspect, PolicyFacts, PolicyStatement } from '../../facts/policy-facts.js';
import { evidenceOf, type Passage, type Quote } from '../document/passage.js';
import type { AspectWords } from '../lexicon/lexicon-schema.js';
import { AspectReader } from './aspect-reader.js';
import { readContactWay } from './contact-ways.js';
import { type OperatorName, readOperatorName } from './operator-name.js';
import { readPolicyDates } from './policy-dates.js';
import { readResponseTime } from './response-time.js';

/** What a policy tells of each aspect, and of itself. */
export interface ToldAspects {
  readonly operator: string | null;
  readonly statements: PolicyStatement[];
}

interface Finding {
  readonly value: string | null;
  readonly quotes: readonly Quote[];
}

/** What statements are read with besides the passages. */
export interface StatementContext {
  readonly aspects: readonly AspectWords[];
  /** Passages of SDK rows: the companies and addresses there are not the operator's. */
  readonly ofThirdParties: ReadonlySet<Passage>;
  /** A list of SDKs, given or referred to, is a list of information shared. */
  readonly sdkList: PolicyFacts['sdkList'];
}

/**
 * One statement for every aspect, present or absent.
 * @param documents passages of each document, in order
 */
export function readStatements(
  documents: readonly (readonly Passage[])[],
  { aspects, ofThirdParties, sdkList }: StatementContext,
): ToldAspects {
  const reader = new AspectReader(aspects);
  for (const passages of documents) reader.readPassages(passages);
  const own = documents.map((passages) => passages.filter((passage) => !ofThirdParties.has(passage)));
  const operator = firstOf(own, readOperatorName);
  const byWords = new Map(
    aspects.map(({ aspect }) => [
      aspect,
      statementOf(aspect, { value: null, quotes: reader.quotesOf(aspect) }),
    ]),
  );
  const shared = byWords.get('shared-list');
  if (shared !== undefined && sdkList.status !== 'absent' && !shared.present)
    byWords.set('shared-list', { ...shared, present: true, evidence: sdkList.evidence });
  const contact = firstOf(own, readContactWay);
  if (contact !== null)
    byWords.set('contact', statementOf('contact', { value: contact.value, quotes: [contact.quote] }));
  return {
    operator: operator?.name ?? null,
    statements: [
      operatorStatement(operator),
      ...dateStatements(documents),
      ...byWords.values(),
      responseTime(documents),
    ],
  };
}

function firstOf<T>(
  documents: readonly (readonly Passage[])[],
  read: (passages: readonly Passage[]) => T | null,
): T | null {
  for (const passages of documents) {
    const found = read(passages);
    if (found !== null) return found;
  }
  return null;
}

function statementOf(aspect: PolicyAspect, { value, quotes }: Finding): PolicyStatement {
  return { aspect, present: quotes.length > 0, value, evidence: quotes.map(evidenceOf) };
}

function operatorStatement(operator: OperatorName | null): PolicyStatement {
  return statementOf('operator', {
    value: operator?.name ?? null,
    quotes: operator === null ? [] : [operator.quote],
  });
}

/** The latest day told counts where documents differ: lists are dated apart from the policy they belong to. */
function dateStatements(documents: readonly (readonly Passage[])[]): PolicyStatement[] {
  const dates = documents.map(readPolicyDates);
  return (['effective', 'update'] as const).map((kind) => {
    const [latest] = dates
      .flatMap((of) => of[kind] ?? [])
      .sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));
    return statementOf(`${kind}-date`, {
      value: latest?.day ?? null,
      quotes: latest === undefined ? [] : [latest.quote],
    });
  });
}

function responseTime(documents: readonly (readonly Passage[])[]): PolicyStatement {
  const time = firstOf(documents, readResponseTime);
  return statementOf('response-time', {
    value: time === null ? null : String(time.workingDays),
    quotes: time === null ? [] : [time.quote],
  });
}
