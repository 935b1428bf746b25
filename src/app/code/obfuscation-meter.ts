import type { Obfuscation } from '../../facts/app-facts.js';
import type { DexTypeTable } from '../../sdk/observations.js';

/**
 * Packages whose own rules keep names as written, whoever builds the app. They say nothing of how the app was built,
 * and classes from the platform's documentation have short names of their own (R).
 */
const UNRENAMED = ['Landroid/', 'Landroidx/', 'Ljava/', 'Ljavax/', 'Lkotlin/', 'Lkotlinx/', 'Ldalvik/'];

/** The same by their first letter: most classes have none to be compared with. */
const UNRENAMED_FROM: Readonly<Record<number, readonly Uint8Array[]>> = Object.fromEntries(
  [...new Set(UNRENAMED.map((prefix) => prefix.charCodeAt(1)))].map((initial) => [
    initial,
    UNRENAMED.filter((prefix) => prefix.charCodeAt(1) === initial).map((prefix) =>
      new TextEncoder().encode(prefix),
    ),
  ]),
);

/** Share of short class names from which on an app counts as renamed in part, and throughout. */
const PARTIAL_SHARE = 0.05;
const HEAVY_SHARE = 0.4;
/** Below this, shares mean nothing. */
const FEWEST_CLASSES = 20;
const LONGEST_SHORT_NAME = 2;

const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const DOLLAR = 0x24;

/** Measures how far class names were renamed, over any number of dex files. No string is built. */
export class ObfuscationMeter {
  #classes = 0;
  #shortNames = 0;
  #shortPackages = 0;

  add(table: DexTypeTable): void {
    for (let type = 0; type < table.typeCount; type++) {
      if (table.defined[type] === 1) this.#addClass(table.bytes, table.descriptorOffset(type));
    }
  }

  result(): Obfuscation {
    const share = this.#shortNames / this.#classes;
    const measured = share >= HEAVY_SHARE ? 'heavy' : share >= PARTIAL_SHARE ? 'partial' : 'none';
    return {
      classes: this.#classes,
      shortNames: this.#shortNames,
      shortPackages: this.#shortPackages,
      level: this.#classes < FEWEST_CLASSES ? 'unknown' : measured,
    };
  }

  #addClass(bytes: Uint8Array, offset: number): void {
    const unrenamed = UNRENAMED_FROM[bytes[offset + 1] ?? 0];
    if (unrenamed?.some((prefix) => startsWith(bytes, offset, prefix))) return;
    let segment = offset + 1;
    let shortPackage = false;
    for (let at = segment; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === SLASH) {
        if (at - segment === 1) shortPackage = true;
        segment = at + 1;
      } else if (byte === SEMICOLON || byte === DOLLAR) {
        this.#classes++;
        // The generated R class is short in every app.
        const isR = at - segment === 1 && bytes[segment] === 0x52;
        if (at - segment <= LONGEST_SHORT_NAME && !isR) this.#shortNames++;
        if (shortPackage) this.#shortPackages++;
        return;
      } else if (byte === 0) return;
    }
  }
}

function startsWith(bytes: Uint8Array, offset: number, prefix: Uint8Array): boolean {
  for (let index = 0; index < prefix.length; index++)
    if (bytes[offset + index] !== prefix[index]) return false;
  return true;
}
