import { readFileSync } from 'node:fs';
import type { ZodType } from 'zod';
import { fileError } from '../usage-error.js';
import { ConfigError } from './config-error.js';

/**
 * Reads a JSON file and holds it to a schema.
 * @throws UsageError where it cannot be read, ConfigError where it is not what the schema asks for
 */
export function readJsonFile<T>(path: string, schema: ZodType<T>): T {
  return validated(path, parsed(path, JSON.parse), schema);
}

/**
 * Reads a file and parses it.
 * @throws UsageError where it cannot be read, ConfigError where it cannot be parsed
 */
export function parsed(path: string, parse: (text: string) => unknown): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(error, path);
  }
  try {
    return parse(text);
  } catch (error) {
    throw new ConfigError(path, firstLine(error));
  }
}

/** The value as the schema types it, or a ConfigError that names the first field at fault. */
export function validated<T>(path: string, value: unknown, schema: ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new ConfigError(path, field === '' ? (issue?.message ?? '') : `${field}: ${issue?.message}`);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
