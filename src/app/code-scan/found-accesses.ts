import type { Confidence } from '../../facts/app-facts.js';
import type { AppEvidence } from '../../facts/evidence.js';
import type { AccessRow } from './access-rows.js';
import type { TalliedAccess } from './access-tally.js';
import type { CodeOwner } from './code-owners.js';
import type { Gathering } from './gathering.js';
import type { ManifestAction } from './manifest-actions.js';
import { hashOfText } from './name-hash.js';
import type { NativeAccess } from './native-code.js';
import { type EntryPoints, entryClasses, RUN_METHODS, STARTUP_STEPS, startupRoots } from './startup-roots.js';

/** Every place where one owner uses one API, after inheritance and reachability were settled. */
export interface FoundAccess {
  readonly row: AccessRow;
  readonly owner: CodeOwner;
  readonly confidence: Confidence;
  readonly count: number;
  readonly startup: boolean;
  readonly reached: boolean;
  /** False where it only gives a permission its use. */
  readonly counts: boolean;
  readonly evidence: readonly AppEvidence[];
}

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];
/** Places shown of each access. */
const MAX_SITES = 3;

/** Settles what only the whole app can tell, and merges what is one fact. */
export function foundAccesses(
  gathering: Gathering,
  entryPoints: EntryPoints,
  actions: readonly ManifestAction[],
  native: readonly NativeAccess[],
): FoundAccess[] {
  const { graph, owners } = gathering;
  const isOwn = (owner: number): boolean => owners.owner(owner).kind === 'app';
  const reached = graph.reachedFrom(entryClasses(graph, entryPoints, isOwn));
  const runMethods = RUN_METHODS.map(hashOfText);
  const started = graph.calledFrom(startupRoots(graph, entryPoints), STARTUP_STEPS, runMethods);
  const found = [...gathering.accesses.all()]
    .filter((tallied) => applies(tallied, gathering))
    .map((tallied): FoundAccess => {
      const methods = [...tallied.methods];
      return {
        row: tallied.row,
        owner: owners.owner(tallied.owner),
        confidence: tallied.confidence,
        count: tallied.count,
        startup: methods.some((method) => started[method] === 1),
        reached: methods.some((method) => reached[graph.classOfMethod(method)] === 1),
        counts: tallied.counts,
        evidence: tallied.sites,
      };
    });
  const declared = actions.map(
    ({ row, owner, evidence }): FoundAccess => ({
      row,
      owner: owners.owner(owner),
      confidence: 'high',
      count: 1,
      startup: false,
      reached: true,
      counts: !row.weak,
      evidence: [evidence],
    }),
  );
  const inLibraries = native.map(({ row, owner, counts, confidence, evidence }): FoundAccess => {
    // What loads a library of an SDK is not followed into it.
    const place = { startup: false, reached: isOwn(owner) };
    return { row, owner: owners.owner(owner), confidence, count: 1, ...place, counts, evidence: [evidence] };
  });
  return merged([...found, ...declared, ...inLibraries].map(asSureAsTheMap));
}

/** True unless the receiver turns out not to inherit the platform's method. */
function applies({ row, receiver }: TalliedAccess, { graph, catalog }: Gathering): boolean {
  if (receiver < 0) return true;
  const memberName = row.api.slice(row.api.lastIndexOf('.') + 1);
  const name = hashOfText(memberName);
  // A class on the way that has such a method itself answers the call; that it may call up is its own affair.
  const ancestor = graph.outsideAncestor(receiver, (classNumber) => graph.definesMethod(classNumber, name));
  if (ancestor === null) return false;
  return catalog.classOf.get(graph.types.text(ancestor))?.methods.get(memberName)?.includes(row) === true;
}

/** What no source shows of an API is not said with full confidence, however plainly the code uses it. */
function asSureAsTheMap(access: FoundAccess): FoundAccess {
  return access.row.verified || access.confidence !== 'high' ? access : { ...access, confidence: 'medium' };
}

/** One entry for each API and owner: the surest evidence first, the counts together. */
function merged(accesses: readonly FoundAccess[]): FoundAccess[] {
  const groups = new Map<string, FoundAccess>();
  for (const access of accesses) {
    const key = `${access.row.subject.id} ${access.row.api} ${access.owner.kind} ${access.owner.id} ${access.counts}`;
    const known = groups.get(key);
    groups.set(key, known === undefined ? access : together(known, access));
  }
  return [...groups.values()];
}

function together(left: FoundAccess, right: FoundAccess): FoundAccess {
  const rank = ({ confidence }: FoundAccess): number => CONFIDENCES.indexOf(confidence);
  const [first, second] = rank(right) < rank(left) ? [right, left] : [left, right];
  return {
    ...first,
    count: first.count + second.count,
    startup: first.startup || second.startup,
    reached: first.reached || second.reached,
    evidence: [...first.evidence, ...second.evidence].slice(0, MAX_SITES),
  };
}
