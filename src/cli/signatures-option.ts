import type { Command } from 'commander';
import { extendedSignatures } from '../inputs/read-signatures.js';
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
  const { signatures, overridden } = await extendedSignatures(folder);
  for (const id of overridden) {
    process.stderr.write(`apk-audit: ${folder}: ${id} takes the place of the built-in one\n`);
  }
  return signatures;
}
