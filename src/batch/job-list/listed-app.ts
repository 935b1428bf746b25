import type { ListFault } from './list-fault.js';

/** One app of a list, paths resolved. */
export interface ListedApp {
  /** Where it is listed, for faults found later. */
  readonly where: string;
  readonly line: number | null;
  readonly name: string;
  readonly apk: readonly string[];
  /** Undefined where the list leaves them to the command line. */
  readonly documents: readonly string[] | undefined;
  readonly appType: string | undefined;
  readonly profile: string | undefined;
  readonly tags: readonly string[];
}

/** What reading a list gives, entry by entry. */
export type ListEntry = ListedApp | ListFault;

/** Whether an entry is a fault. */
export function isFault<T extends object>(entry: T | ListFault): entry is ListFault {
  return 'code' in entry;
}
