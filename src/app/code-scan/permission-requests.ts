import type { AppEvidence } from '../../facts/evidence.js';

/** One call that asks the user for permissions, with the constants it asks for together. */
export interface PermissionRequest {
  readonly owner: number;
  readonly permissions: readonly string[];
  readonly site: AppEvidence;
}

const MAX_REQUESTS = 500;

/** Gathers run-time requests. The permissions often lie in a static array that another class fills. */
export class PermissionRequests {
  readonly #requests: {
    owner: number;
    names: readonly string[];
    fields: readonly string[];
    site: AppEvidence;
  }[] = [];
  readonly #constantFields = new Map<string, readonly string[]>();

  /**
   * @param names string constants of the call
   * @param fields keys of static fields that the call is handed; their content may be seen later
   */
  add(owner: number, names: readonly string[], fields: readonly string[], site: () => AppEvidence): void {
    if (names.length + fields.length === 0 || this.#requests.length === MAX_REQUESTS) return;
    this.#requests.push({ owner, names, fields, site: site() });
  }

  /** What a class initialiser puts into a static field. */
  addConstantField(key: string, names: readonly string[]): void {
    this.#constantFields.set(key, names);
  }

  /** Requests of which at least one permission is known. */
  all(): PermissionRequest[] {
    return this.#requests.flatMap(({ owner, names, fields, site }) => {
      const known = [...names, ...fields.flatMap((key) => this.#constantFields.get(key) ?? [])];
      const permissions = [...new Set(known.filter(isPermission))].sort();
      return permissions.length === 0 ? [] : [{ owner, permissions, site }];
    });
  }
}

function isPermission(name: string): boolean {
  return name.includes('.permission.');
}
