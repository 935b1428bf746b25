import { oncePer } from '../../collections/once-per.js';
import type { DeviceAccessId } from '../../taxonomy/device-access-id.js';
import { knownPermissions } from '../../taxonomy/permissions.js';
import misnomers from '../lexicon/permission-misnomers.json' with { type: 'json' };
import { near, spellingIndex } from './spelling-index.js';

/** A permission constant written in a policy. */
export interface WrittenConstant {
  readonly start: number;
  readonly end: number;
  /** Full name, e.g. android.permission.CAMERA. */
  readonly name: string;
  readonly access: DeviceAccessId | null;
}

type Known = Pick<WrittenConstant, 'name' | 'access'>;

/** `android.permission.`, misspelt too: the words before the name are known by their place and their beginnings. */
const prefix = /(?:[a-z]{4,9}\s?\.\s?permi[a-z]{2,8}\s?\.\s?|(?:com\.[\w.]{1,40}\.)?permi[a-z]{2,8}\s?\.\s?)/i
  .source;
/** Words of capitals may stand apart by blanks; others only by underscores. */
const tail = /[A-Z][A-Z0-9]*(?:[_ ][A-Z0-9]+)*(?![a-z])|[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*/.source;
const written = new RegExp(`(?<![A-Za-z0-9_])(${prefix})?(${tail})`, 'g');
/** Letters of a name below which a slip makes another word. */
const shortestMisspelt = 6;

/**
 * Constants in a text as written: full, without prefix, with blanks or without underscores, in other case, in
 * full-width letters, with one letter wrong.
 */
export function constantsIn(text: string): WrittenConstant[] {
  if (!/[_＿]|ermi/.test(text)) return [];
  const found: WrittenConstant[] = [];
  for (const match of asciiOf(text).matchAll(written)) {
    const [whole, head, name] = match;
    if (name === undefined || (head === undefined && !name.includes('_'))) continue;
    const constant = lookUp(name);
    if (constant !== null) found.push({ start: match.index, end: match.index + whole.length, ...constant });
    else found.push(...eachOf(name, match.index + whole.length - name.length));
  }
  return found;
}

/** `IMEI READ_PHONE_STATE`: words that a blank parts, and that are no name together. */
function* eachOf(names: string, start: number): Generator<WrittenConstant> {
  if (!names.includes(' ')) return;
  for (const { 0: name, index } of names.matchAll(/[A-Z0-9_]+/g)) {
    const constant = name.includes('_') ? lookUp(name) : null;
    if (constant !== null) yield { start: start + index, end: start + index + name.length, ...constant };
  }
}

/** Full-width letters and marks as plain ones; the length stays. */
function asciiOf(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

function lookUp(name: string): Known | null {
  const byKey = constantsByKey(knownPermissions);
  const key = keyOf(name);
  const exact = byKey.get(meantBy.get(key) ?? key);
  if (exact !== undefined) return exact;
  if (key.length < shortestMisspelt) return null;
  const candidates = near(spellingsOf(byKey), key).flatMap((word) => byKey.get(word) ?? []);
  const [first, ...others] = candidates;
  // Two constants of one access tell the same; of two accesses nothing can be told.
  return first !== undefined && others.every(({ access }) => access === first.access) ? first : null;
}

const constantsByKey = oncePer((permissions: readonly Known[]): ReadonlyMap<string, Known> => {
  const byKey = new Map<string, Known>();
  for (const { name, access } of permissions) {
    const key = keyOf(name);
    const present = byKey.get(key);
    if (present === undefined || name.startsWith('android.permission.')) byKey.set(key, { name, access });
  }
  return byKey;
});

/** Made when a policy first writes a name that is none. */
const spellingsOf = oncePer((byKey: ReadonlyMap<string, Known>) =>
  spellingIndex([...byKey.keys()].filter((word) => word.length >= shortestMisspelt)),
);

/** Names that policies use and the platform does not, and those they mean, as keys. */
const meantBy: ReadonlyMap<string, string> = new Map(
  Object.entries(misnomers).map(([name, meant]) => [keyOf(name), keyOf(meant)]),
);

/** A name as it is looked up: without package, underscores and blanks. */
function keyOf(name: string): string {
  return name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/[_ ]/g, '')
    .toUpperCase();
}
