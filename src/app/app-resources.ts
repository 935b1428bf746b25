import type { ConfiguredValue, ResourceTable } from '../formats/arsc/read-arsc.js';
import type { ResourceConfiguration } from '../formats/arsc/resource-configuration.js';
import type { ResourceValue } from '../formats/resource-types/resource-value.js';

/** The language a phone is set to, for texts that have several. */
export type PhoneLanguage = 'zh' | 'en';

/** Turns manifest values into plain ones, following references into the app's resource tables. */
export interface AppResources {
  /** Text as the manifest parser would coerce it; `@type/name` for files and styles, null where nothing resolves. */
  text(value: ResourceValue | undefined, language?: PhoneLanguage): string | null;
  integer(value: ResourceValue | undefined): number | null;
  flag(value: ResourceValue | undefined): boolean | null;
}

/**
 * @param tables of the base package first, then of its splits
 * @param referenceDepth steps from a reference to a value; longer chains and circles resolve to nothing
 */
export function createAppResources(tables: readonly ResourceTable[], referenceDepth: number): AppResources {
  const resolve = (
    value: ResourceValue | undefined,
    language: PhoneLanguage,
  ): Exclude<ResourceValue, { kind: 'reference' }> | undefined => {
    let current = value;
    for (let steps = 0; current?.kind === 'reference'; steps++) {
      if (steps === referenceDepth) return undefined;
      current = chooseValue(lookUp(tables, current.id), language);
    }
    return current;
  };
  return {
    text(value, language = 'zh') {
      const resolved = resolve(value, language);
      const text = textOf(resolved);
      if (value?.kind !== 'reference' || (text !== null && !text.startsWith('res/'))) return text;
      // A circle of references, or a chain that leads out of the app's tables.
      if (resolved === undefined && lookUp(tables, value.id).length > 0) return null;
      const name = tables.map((table) => table.name(value.id)).find((found) => found !== undefined);
      return name === undefined ? text : `@${name}`;
    },
    integer(value) {
      const resolved = resolve(value, 'zh');
      if (resolved?.kind === 'integer') return resolved.value;
      return resolved?.kind === 'string' && /^-?\d{1,10}$/.test(resolved.text) ? Number(resolved.text) : null;
    },
    flag(value) {
      const resolved = resolve(value, 'zh');
      if (resolved?.kind === 'boolean') return resolved.value;
      if (resolved?.kind === 'integer') return resolved.value !== 0;
      return resolved?.kind === 'string' ? resolved.text === 'true' : null;
    },
  };
}

function lookUp(tables: readonly ResourceTable[], id: number): readonly ConfiguredValue[] {
  return tables.flatMap((table) => table.values(id));
}

function textOf(value: Exclude<ResourceValue, { kind: 'reference' }> | undefined): string | null {
  if (value === undefined || value.kind === 'other' || value.kind === 'theme-reference') return null;
  return value.kind === 'string' ? value.text : String(value.value);
}

/** The value a phone of that language takes; without a fitting one, the first, because a reader wants some name. */
function chooseValue(values: readonly ConfiguredValue[], language: PhoneLanguage): ResourceValue | undefined {
  let best: ConfiguredValue | undefined;
  let bestRank = -1;
  for (const candidate of values) {
    const rank = fitness(candidate.configuration, language);
    if (rank > bestRank) {
      best = candidate;
      bestRank = rank;
    }
  }
  return best?.value;
}

const TRADITIONAL_REGIONS: ReadonlySet<string> = new Set(['TW', 'HK', 'MO']);

/** How well a configuration fits a phone: language, then region, then the newest version; other qualifiers last. */
function fitness(configuration: ResourceConfiguration, language: PhoneLanguage): number {
  const { language: offered, region, script, sdkVersion, special } = configuration;
  if (offered !== '' && (offered !== language || (language === 'zh' && isTraditional(region, script))))
    return 0;
  const byLanguage = offered === '' ? 2 : region === (language === 'zh' ? 'CN' : 'US') ? 6 : 4;
  return (special ? 0 : 1000) + byLanguage * 100 + Math.min(sdkVersion, 99);
}

function isTraditional(region: string, script: string): boolean {
  return script === 'Hant' || (script === '' && TRADITIONAL_REGIONS.has(region));
}
