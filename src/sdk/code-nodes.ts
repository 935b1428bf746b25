import { oncePer } from '../collections/once-per.js';
import type { DexTypeTable } from './observations.js';
import type { SignatureIndex } from './signature-index.js';
import { dottedName } from './type-descriptor.js';

const noNode = -1;
const unread = -2;

/**
 * What stands for a piece of code when it is asked who reaches whom: the SDK it belongs to, by index, -1 for code that
 * no signature claims. The library that a family of products shares is taken class by class: it mentions every one of
 * them, so whoever calls the library for one product would else use them all.
 */
export interface CodeNodes {
  /** Nodes of the types of one dex file, read as they are asked for. @param owners SDK by type index, -1 for none */
  ofTypes(table: DexTypeTable, owners: Int16Array): (type: number) => number;
  /** Node of an SDK's class. @param className dotted */
  ofClass(sdk: number, className: string): number;
  /** Index of the SDK that a node belongs to. */
  sdkOf(node: number): number;
}

export function createCodeNodes(index: SignatureIndex): CodeNodes {
  const shared = sharedLibrariesOf(index);
  const firstClass = index.sdks.length;
  const classes = new Map<string, number>();
  const sdkOfClass: number[] = [];
  const ofClass = (sdk: number, className: string): number => {
    if (!shared.has(sdk)) return sdk;
    const known = classes.get(className);
    if (known !== undefined) return known;
    const node = firstClass + sdkOfClass.push(sdk) - 1;
    classes.set(className, node);
    return node;
  };
  return {
    ofTypes(table, owners) {
      const nodes = new Int32Array(owners.length).fill(unread);
      return (type) => {
        const known = nodes[type] ?? noNode;
        if (known !== unread) return known;
        const sdk = owners[type] ?? noNode;
        const node = shared.has(sdk) ? ofClass(sdk, dottedName(table, type)) : sdk;
        nodes[type] = node;
        return node;
      };
    },
    ofClass,
    sdkOf: (node) => sdkOfClass[node - firstClass] ?? node,
  };
}

/** Libraries of a family that has products: their common ground. */
const sharedLibrariesOf = oncePer(({ sdks }: SignatureIndex): ReadonlySet<number> => {
  const families = new Set(sdks.filter(({ kind }) => kind === 'sdk').map(({ family }) => family));
  families.delete(undefined);
  return new Set(
    [...sdks.keys()].filter(
      (number) => sdks[number]?.kind === 'library' && families.has(sdks[number]?.family),
    ),
  );
});
