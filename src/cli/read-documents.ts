import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PolicyDocumentInput } from '../policy/collect-policy-facts.js';
import { fileError } from './usage-error.js';

/**
 * Reads policy documents; each is named by its file name.
 * @throws UsageError for a path that is no readable file
 */
export function readDocuments(paths: readonly string[]): Promise<PolicyDocumentInput[]> {
  return Promise.all(paths.map(readDocument));
}

async function readDocument(path: string): Promise<PolicyDocumentInput> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw fileError(error, path);
  }
}
