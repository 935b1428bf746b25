import data from './sdk-startup.json' with { type: 'json' };
import type { SdkStartupTable } from './sdk-startup-schema.js';

/** What is known of SDKs that start by themselves; sdk-startup.json is held to sdkStartupTableSchema by the tests. */
export const sdkStartup = data as SdkStartupTable;

/** An SDK that a content provider starts, and the switches that decide it. */
export type SdkStart = SdkStartupTable['starts'][number];

const known: ReadonlySet<string> = new Set(sdkStartup.starts.map(({ component }) => component));

/** True for a provider whose name says that it starts something, and of which nothing more exact is known. */
export function looksLikeInitProvider(component: string): boolean {
  if (known.has(component) || component === sdkStartup.startupProvider.component) return false;
  return sdkStartup.initProviderEndings.some((ending) => component.endsWith(ending));
}
