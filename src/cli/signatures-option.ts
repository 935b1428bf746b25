import type { Command } from 'commander';
import type { ProductNameSource } from '../policy/products/product-names.js';
import { loadBuiltInProductNames } from '../sdk/load-product-names.js';
import { loadBuiltInSignatures } from '../sdk/load-signatures.js';
import type { SignatureSet } from '../sdk/signature-schema.js';

/** The option of every command that looks SDKs up. */
export interface SignaturesOption {
  readonly signatures?: string;
}

/** Adds `--signatures`. */
export function withSignaturesOption(command: Command): Command {
  return command.option(
    '--signatures <folder>',
    'a folder of your own SDK signatures, added to the built-in ones',
  );
}

/**
 * The built-in signatures, with those of the user's folder; what takes the place of a built-in one is told on stderr.
 * @throws SignatureError where the folder cannot be used
 */
export async function readSignatures({ signatures: folder }: SignaturesOption): Promise<SignatureSet> {
  const builtIn = loadBuiltInSignatures();
  if (folder === undefined) return builtIn;
  // Validation brings the schema library: only a user's folder needs it at run time.
  const { extendSignatures } = await import('../sdk/signature-folder.js');
  const extended = extendSignatures(builtIn, folder);
  for (const { id, overrides } of [...extended.vendors, ...extended.sdks]) {
    if (overrides) process.stderr.write(`apk-audit: ${folder}: ${id} takes the place of the built-in one\n`);
  }
  return extended;
}

/**
 * What reading a policy needs of the signatures: their names, without what finds them in a package.
 * @throws SignatureError where the folder cannot be used
 */
export async function readProductNames(options: SignaturesOption): Promise<ProductNameSource> {
  return options.signatures === undefined
    ? { productNames: loadBuiltInProductNames }
    : readSignatures(options);
}
