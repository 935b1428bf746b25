import type { DexTypeTable } from '../../src/sdk/observations.js';

/**
 * A type table as a dex file holds it, without the file.
 * @param types dotted class names that are defined, and those only mentioned; arrays as `[Lcom/x/A;`
 */
export function dexTypeTable(types: {
  readonly entry?: string;
  readonly defined?: readonly string[];
  readonly mentioned?: readonly string[];
}): DexTypeTable & { indexOf(dotted: string): number } {
  const rows = [
    ...(types.defined ?? []).map((name) => ({ descriptor: descriptorOf(name), defined: 1 })),
    ...(types.mentioned ?? []).map((name) => ({ descriptor: descriptorOf(name), defined: 0 })),
  ].sort((a, b) => (a.descriptor < b.descriptor ? -1 : 1));
  const encoder = new TextEncoder();
  const chunks = rows.map(({ descriptor }) => encoder.encode(`${descriptor}\0`));
  const offsets: number[] = [];
  let length = 0;
  for (const chunk of chunks) {
    offsets.push(length);
    length += chunk.length;
  }
  const bytes = new Uint8Array(length);
  chunks.forEach((chunk, i) => {
    bytes.set(chunk, offsets[i]);
  });
  return {
    entry: types.entry ?? 'classes.dex',
    bytes,
    typeCount: rows.length,
    descriptorOffset: (type) => offsets[type] ?? 0,
    defined: Uint8Array.from(rows, (row) => row.defined),
    indexOf: (dotted) => rows.findIndex((row) => row.descriptor === descriptorOf(dotted)),
  };
}

function descriptorOf(name: string): string {
  return name.startsWith('[') ? name : `L${name.replaceAll('.', '/')};`;
}
