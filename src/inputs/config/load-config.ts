import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, parse, resolve } from 'node:path';
import { ConfigError } from './config-error.js';
import { type Config, configSchema } from './config-schema.js';
import { parsed, validated } from './read-data-file.js';

const names = [
  'apk-audit.config.json',
  'apk-audit.config.yaml',
  'apk-audit.config.yml',
  'apk-audit.config.ts',
];

/** The configuration that holds for a folder: the nearest file on the way up, or null. */
export function findConfig(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    for (const name of names) {
      if (existsSync(join(at, name))) return join(at, name);
    }
    if (at === parse(at).root) return null;
  }
}

/**
 * Reads a configuration by its ending; its paths come back absolute.
 * A .ts file is code of the user's own project and is run.
 * @throws UsageError where it cannot be read, ConfigError naming path, field and reason
 */
export async function loadConfig(path: string): Promise<Config> {
  const config = validated(path, await contentOf(path), configSchema);
  const at = (name: string) => (isAbsolute(name) ? name : join(dirname(path), name));
  return {
    ...config,
    ...(config.policy && { policy: config.policy.map(at) }),
    ...(config.signatures && { signatures: config.signatures.map(at) }),
    ...(config.baseline && { baseline: at(config.baseline) }),
  };
}

async function contentOf(path: string): Promise<unknown> {
  if (path.endsWith('.json')) return parsed(path, JSON.parse);
  if (/\.ya?ml$/.test(path)) {
    const { parse: parseYaml } = await import('yaml');
    return parsed(path, (text) => parseYaml(text));
  }
  if (path.endsWith('.ts')) return runConfig(path);
  throw new ConfigError(path, 'a configuration ends in .json, .yaml, .yml or .ts');
}

async function runConfig(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  try {
    return await createJiti(import.meta.url).import(resolve(path), { default: true });
  } catch (error) {
    throw new ConfigError(path, error instanceof Error ? error.message : String(error));
  }
}
