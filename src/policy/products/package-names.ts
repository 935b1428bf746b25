import { addToList } from '../../collections/groups.js';
import type { NamedSdk } from '../../sdk/product-names.js';

/** Finds the products that Java package names belong to. */
export interface PackageOwners {
  /** The product a Java package name belongs to, where the name is or holds one. */
  identify(name: string): string | null;
  /** The products that lie under a package too wide to tell one, such as com.bytedance. */
  under(name: string): readonly NamedSdk[];
}

export function indexPackages(sdks: readonly NamedSdk[]): PackageOwners {
  /** Made when the first package name comes: most policies write none. */
  let owners: Map<string, NamedSdk> | null = null;
  let wide: Map<string, NamedSdk[]> | null = null;
  const under = (written: string): readonly NamedSdk[] => {
    wide ??= sdksUnder(sdks);
    return wide.get(written) ?? [];
  };
  return {
    identify(name) {
      const written = packageIn(name);
      if (written === null) return null;
      owners ??= ownersOf(sdks);
      for (let prefix = written; prefix !== ''; prefix = parentOf(prefix)) {
        const owner = owners.get(prefix);
        if (owner !== undefined) return owner.id;
      }
      const wider = under(written);
      return onlyOne(wider.map(({ id }) => id)) ?? onlyOne(wider.map(({ family }) => family ?? null));
    },
    under(name) {
      const written = packageIn(name);
      return written === null ? [] : under(written);
    },
  };
}

/** The first signature that claims a prefix has it. */
function ownersOf(sdks: readonly NamedSdk[]): Map<string, NamedSdk> {
  const owners = new Map<string, NamedSdk>();
  for (const sdk of sdks) for (const prefix of sdk.packages) if (!owners.has(prefix)) owners.set(prefix, sdk);
  return owners;
}

/** SDKs by every package that one of theirs lies in. */
function sdksUnder(sdks: readonly NamedSdk[]): Map<string, NamedSdk[]> {
  const under = new Map<string, NamedSdk[]>();
  for (const sdk of sdks)
    for (const prefix of sdk.packages)
      for (let parent = parentOf(prefix); parent !== ''; parent = parentOf(parent))
        addToList(under, parent, sdk);
  return under;
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}

function onlyOne(ids: readonly (string | null)[]): string | null {
  const [first, ...others] = new Set(ids);
  return others.length === 0 ? (first ?? null) : null;
}

function packageIn(name: string): string | null {
  const written = /\b[a-z][a-z0-9_]*(?:\s?\.\s?[a-z][a-z0-9_]*)+\b/i.exec(name)?.[0];
  return written?.replace(/\s/g, '') ?? null;
}
