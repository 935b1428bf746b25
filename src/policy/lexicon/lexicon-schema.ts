import * as z from 'zod';
import { policyAspectSchema, sectionRoleSchema } from '../../facts/policy-facts.js';
import { deviceAccessIdSchema } from '../../taxonomy/device-access-id.js';

const words = z.array(
  z
    .string()
    .min(1)
    .refine((word) => word === word.normalize('NFKC').toLowerCase(), 'NFKC, lower case'),
);

/** Words for one device access, simplified Chinese and English; traditional text is simplified before look-up. */
export const deviceAccessWordsSchema = z.strictObject({
  id: deviceAccessIdSchema,
  capability: words.describe(
    'What a policy asks access to: it names the right where the sentence speaks of access',
  ),
  near: words.describe('Ordinary words that name the right only beside the word for access itself'),
  beforeRight: words.describe('Ordinary words that name the right only where the word for it follows'),
  shared: words.describe(
    'Rights that grant another access too: in a sentence with one, ordinary words name the right of this access',
  ),
  list: words.describe('Name the right where they open a line of a permission list'),
  data: words.describe('Data that cannot be had without the access'),
  held: words.describe(
    'Parts of the device that hold data: to collect them tells the data, to open them tells the right',
  ),
  items: words.describe('Ordinary words that name the data where they are a whole item of a list of data'),
  beside: z
    .strictObject({ access: deviceAccessIdSchema, words })
    .nullable()
    .describe('Words that make what a sentence says of that access true of this one too'),
  masks: words.describe('Phrases that hold one of the words and mean something else'),
});
export type DeviceAccessWords = z.infer<typeof deviceAccessWordsSchema>;

/** Words of a heading that tell what the section is for. */
export const sectionRoleWordsSchema = z.strictObject({ role: sectionRoleSchema, words });
export type SectionRoleWords = z.infer<typeof sectionRoleWordsSchema>;

/** What a column or a `key: value` line of an SDK list holds. */
export const sdkFieldSchema = z.enum([
  'name',
  'provider',
  'purpose',
  'scene',
  'data',
  'permissions',
  'method',
  'privacyUrl',
  'url',
  'platform',
  'packageName',
  'contains',
  'category',
  'number',
  'contact',
  'security',
  'subject',
]);
export type SdkField = z.infer<typeof sdkFieldSchema>;
export const sdkFieldWordsSchema = z.strictObject({
  field: sdkFieldSchema,
  words: words.describe('Whole labels'),
  endings: words.describe('What longer labels of the field end with'),
  both: z
    .array(z.strictObject({ one: words, other: words }))
    .describe('A label that nothing else knows is the field’s where it holds a word of each'),
});
export type SdkFieldWords = z.infer<typeof sdkFieldWordsSchema>;

/** Words that tell what kind of SDK a name, a heading or a purpose speaks of. Categories are those of signatures. */
export const sdkCategoryWordsSchema = z.strictObject({
  category: z.string().min(1),
  words,
  standsAlone: z
    .boolean()
    .describe('A product of it is an SDK wherever it is named: it has no users of its own'),
});
export type SdkCategoryWords = z.infer<typeof sdkCategoryWordsSchema>;

/** Words that tell what a cell holds when nothing else does. */
export const sdkCellWordsSchema = z.strictObject({ field: sdkFieldSchema, words, endings: words });
export type SdkCellWords = z.infer<typeof sdkCellWordsSchema>;

/** Words that tell what a name, a row, a line or a header cell of an SDK list is. Latin words may be part of longer ones. */
export const sdkListWordsSchema = z.strictObject({
  companyForms: words.describe('The names of companies end with one'),
  anyParty: words.describe('A name that ends with one is whoever it may be, no SDK'),
  outsideTheApp: words.describe(
    'Ways of sharing from server to server, or by parts of the system: nothing of it is in the app',
  ),
  outsideOpeners: words.describe('Ways of that kind where they open what is told'),
  outsideWhole: words.describe('Ways of that kind where they are all that is told'),
  notOne: words.describe('What is told is no SDK, even where it holds the word'),
  announces: words.describe('A line with one announces a list and is no name'),
  thirdParty: words.describe('A heading or line with one is about what others provide'),
  ofSdk: words.describe('Of two columns that name, one headed so names the SDK itself'),
  ofParty: words.describe('And one headed so, without a word of the other kind, names who is behind it'),
  dataKinds: words.describe('A key that ends with one, on a line below data, is a further kind of data'),
  onlyFor: words.describe('May stand before the reason'),
  reasons: words.describe('After the colon of an item of data: why it is collected'),
  asides: words.describe('A line that begins with one tells of the SDK, but of none of its fields'),
});
export type SdkListWords = z.infer<typeof sdkListWordsSchema>;

/** Words around SDK names in running text. */
export const sdkNameWordsSchema = z.strictObject({
  openers: words.describe('A name can begin after one'),
  generic: z.array(z.string()).describe('Stand before `SDK` without naming one'),
  brands: words.describe(
    'Known to users beside the vendors of signatures; a list of SDKs may name no more than the brand',
  ),
  ordinary: words.describe(
    'Names of products that are ordinary words too: they count beside the word SDK only',
  ),
  suffixes: words.describe('Go on a brand to name a product'),
  cues: words.describe('A passage without any of them names no SDK'),
  clauses: words.describe('What stands before `SDK` and holds one is part of a clause, no name'),
  integrates: words.describe(
    'The sentence says that something is built in: what a company owns there is an SDK',
  ),
});
export type SdkNameWords = z.infer<typeof sdkNameWordsSchema>;

/** Words that tell what a sentence says of an access. */
export const statementWordsSchema = z.strictObject({
  right: words.describe('The sentence speaks of the right'),
  reaches: words.describe('Speak of the right where what follows is a part of the device, not data'),
  nearBefore: words.describe('Acts that an ordinary word must follow to name a right'),
  nearAfter: words.describe('Words that an ordinary word must precede to name a right'),
  collects: words.describe('The sentence speaks of collecting'),
  gathers: words.describe('Of these, acts that take data from the device and nothing else'),
  denials: words,
  deniedActs: words,
  firmDenials: words.describe('Of denials those that no choice of the user is told with'),
  deniedOpenings: words.describe(
    'Acts that the user may do too: only a firm denial says that the app does not',
  ),
  denialFillers: words.describe('May stand between the denial and the act'),
  deniedLeads: words.describe('After those, acts that may lead to the denied one'),
  choices: words.describe('A denial that ends so is what the user may leave undone: it denies nothing'),
  conditions: words.describe('A denial under a condition is none'),
  switchOff: words.describe('The user may switch it off'),
  asks: words.describe('The sentence asks, whatever it says of switching off'),
  hypothetical: words,
  definition: words,
  iosOnly: words,
  exclusives: words.describe('Before a word for iOS: what is said is for iOS alone'),
  android: words,
  listOpeners: words.describe('A list of permissions follows'),
  rightNames: words.describe('Names of the right, not acts: what stands before one is what it is about'),
  examples: words.describe('After the name of the right: what follows are such rights'),
  doneAfter: words.describe('After an act: it is not asked for, but told as done'),
  dataNouns: words.describe('May stand between data and the act that is about it'),
  auxiliaries: words.describe('After those, before the act'),
  demonstratives: words.describe('Before the name of the right: it is the right to what stands before'),
  classifiers: words.describe('May follow a demonstrative'),
  rightOwners: words.describe('After those, whose right it is'),
  rightPointers: words.describe('Speak of the right to what stands before, in another clause'),
  continuations: words.describe('A sentence that begins with one goes on with what the one before collects'),
  notions: words.describe('What policies explain in sentences that begin with it'),
  explainers: words.describe('After a notion: the sentence explains it'),
  speakers: words.describe('After an explanation: the policy speaks of itself again'),
  warnings: words.describe('The sentence warns of what the user may do'),
  collectedOpeners: words.describe('With a word for gathering: a list of what is collected follows'),
  transfers: words.describe('Acts that send what may have been read all the same'),
  exceptions: words.describe('What follows is a list of cases, not of data'),
  sdkActors: words.describe('Who acts is an SDK'),
});
export type StatementWords = z.infer<typeof statementWordsSchema>;

/** Words that tell that a policy speaks of an aspect, sentence by sentence. */
export const aspectWordsSchema = z.strictObject({
  aspect: policyAspectSchema,
  phrases: words.describe('One alone tells it'),
  headings: words.describe('One in a heading tells it'),
  together: z
    .array(z.strictObject({ one: words, other: words }))
    .describe('A word of each in one sentence tells it'),
  sections: z
    .array(z.strictObject({ role: sectionRoleSchema, words }))
    .describe('One in a section of that role tells it'),
  denials: words.describe('A sentence with one does not tell it'),
  follows: z
    .strictObject({ aspect: policyAspectSchema, words })
    .nullable()
    .describe('One in a passage that tells that aspect, or soon after it, tells this one'),
});
export type AspectWords = z.infer<typeof aspectWordsSchema>;

/** How a policy points to a list of SDKs that stands elsewhere. */
export const sdkListReferenceWordsSchema = z.strictObject({ subjects: words, kinds: words, pointers: words });
export type SdkListReferenceWords = z.infer<typeof sdkListReferenceWordsSchema>;

/** A word of Taiwan or Hong Kong and what the mainland says, both of one length. */
export const regionalWordsSchema = z.array(
  z.tuple([z.string(), z.string()]).refine(([from, to]) => from.length === to.length && from !== to),
);

/** Radicals that Unicode gives no plain form, each with the character that fonts which map to it mean. */
export const radicalsSchema = z.record(
  z
    .string()
    .regex(/^[\u2e80-\u2fdf]$/)
    .refine((radical) => radical === radical.normalize('NFKC'), 'Unicode tells its plain form'),
  z.string().regex(/^\p{Unified_Ideograph}$/u),
);

/** Frequent characters of policies that are written otherwise in simplified Chinese: they show a traditional text. */
export const traditionalMarkersSchema = z.array(z.string().regex(/^\p{Unified_Ideograph}$/u));

/** Names of permissions that policies use and the platform does not, each with the one that is meant. */
export const permissionMisnomersSchema = z.record(
  z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  z.string().regex(/^android\.permission\.[A-Z_]+$/),
);
