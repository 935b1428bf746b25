import type { GatheredCode, MemberTables } from '../../formats/dex/walk-columns.js';

/** What the code graph keeps of one dex file: its rows as indexes of the file, and what those mean in the whole. */
export interface GraphFile {
  /** Numbers of the file's first class and first method. */
  readonly firstClass: number;
  readonly firstMethod: number;
  /** Graph number of a type, by type index; -1 for types of the platform. */
  readonly types: Int32Array;
  /** By method index: type index of the class, hash of the name. */
  readonly methodTypes: Uint16Array;
  readonly methodNames: Int32Array;
  /** Hash of the name of each method that the file defines, class after class. */
  readonly definedNames: Int32Array;
  /** First row of each class in `definedNames` and in `mentions`, of each method in `calls`; one more for the end. */
  readonly classMethods: Uint32Array;
  readonly classMentions: Uint32Array;
  readonly methodCalls: Uint32Array;
  /** Type indexes and method indexes of the file. */
  readonly mentions: Uint16Array;
  readonly calls: Uint16Array;
}

/**
 * A copy, exactly as large as needed, of what the graph follows.
 * @param followed 1 for classes whose methods and mentions the graph follows, in the order of the walk
 */
export function graphFileOf(
  gathered: GatheredCode,
  followed: Uint8Array,
  numbers: Pick<GraphFile, 'firstClass' | 'firstMethod' | 'types'>,
  { methodTypes, methodNames }: MemberTables,
): GraphFile {
  const { classCount, mentions: mentioned } = gathered;
  const classMentions = new Uint32Array(classCount + 1);
  const mentions = new Uint16Array(mentioned.length);
  let kept = 0;
  for (let row = 0; row < classCount; row++) {
    const end = followed[row] === 1 ? (gathered.classMentions[row + 1] ?? 0) : 0;
    for (let at = gathered.classMentions[row] ?? 0; at < end; at++) mentions[kept++] = mentioned[at] ?? 0;
    classMentions[row + 1] = kept;
  }
  return {
    ...numbers,
    methodTypes,
    methodNames,
    definedNames: gathered.definedNames.slice(),
    classMethods: gathered.classMethods.slice(),
    classMentions,
    methodCalls: gathered.methodCalls.slice(),
    mentions: mentions.slice(0, kept),
    calls: gathered.calls.slice(),
  };
}
