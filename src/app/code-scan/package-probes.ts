import type { AppEvidence } from '../../facts/evidence.js';

/** Foreign packages whose presence code asks for, by owner. */
export interface PackageProbe {
  readonly owner: number;
  readonly packages: ReadonlySet<string>;
  readonly sites: readonly AppEvidence[];
}

const MAX_SITES = 3;
const MAX_PACKAGES = 2000;
/** A package name: lower-case words with dots, as published apps have; capitals mark classes and constants. */
const PACKAGE_NAME = /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+){1,8}$/;
const LONGEST_NAME = 120;

/** Gathers the package names that code hands to the package manager. */
export class PackageProbes {
  readonly #byOwner = new Map<number, { packages: Set<string>; sites: AppEvidence[] }>();
  readonly #ownPackage: string | null;

  constructor(ownPackage: string | null) {
    this.#ownPackage = ownPackage;
  }

  add(owner: number, names: readonly string[], site: () => AppEvidence): void {
    const foreign = names.filter(
      (name) => name !== this.#ownPackage && name.length <= LONGEST_NAME && PACKAGE_NAME.test(name),
    );
    if (foreign.length === 0) return;
    let probe = this.#byOwner.get(owner);
    if (probe === undefined) {
      probe = { packages: new Set(), sites: [] };
      this.#byOwner.set(owner, probe);
    }
    for (const name of foreign) if (probe.packages.size < MAX_PACKAGES) probe.packages.add(name);
    if (probe.sites.length < MAX_SITES) probe.sites.push(site());
  }

  all(): PackageProbe[] {
    return [...this.#byOwner].map(([owner, probe]) => ({ owner, ...probe }));
  }
}
