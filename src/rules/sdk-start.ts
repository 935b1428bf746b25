import type { AppFacts, Component, SdkMatch } from '../facts/app-facts.js';
import type { AppEvidence } from '../facts/evidence.js';
import { looksLikeInitProvider, type SdkStart, sdkStartup } from '../taxonomy/sdk-startup.js';

/** How an SDK starts by itself: by a provider known to start it, an initializer of App Startup, or a telling name. */
export interface OwnStart {
  readonly how: 'provider' | 'initializer' | 'name';
  /** Class of the provider or initializer. */
  readonly component: string;
  readonly evidence: AppEvidence;
}

/** The surest way in which an SDK starts with the app's process, before any screen; undefined where none shows. */
export function ownStart(sdk: SdkMatch, app: AppFacts): OwnStart | undefined {
  const providers = app.components.filter(({ kind, enabled }) => kind === 'provider' && enabled);
  return (
    startByKnownProvider(sdk, app, providers) ??
    startByInitializer(sdk, providers) ??
    startByName(sdk, providers)
  );
}

function startByKnownProvider(
  sdk: SdkMatch,
  app: AppFacts,
  providers: readonly Component[],
): OwnStart | undefined {
  const start = sdkStartup.starts.find(
    (row) =>
      row.sdk === sdk.id && isSwitchedOn(row, app) && providers.some(({ name }) => name === row.component),
  );
  return (
    start && { how: 'provider', component: start.component, evidence: providerEvidence(start.component) }
  );
}

function isSwitchedOn({ on, off }: SdkStart, { metaData }: AppFacts): boolean {
  const isSet = (wanted: { readonly metaData: string; readonly value: string }) =>
    metaData.some(({ name, value }) => name === wanted.metaData && value === wanted.value);
  return (on === undefined || isSet(on)) && !off.some(isSet);
}

function startByInitializer(sdk: SdkMatch, providers: readonly Component[]): OwnStart | undefined {
  const { component, value } = sdkStartup.startupProvider;
  const initializers = providers
    .filter(({ name }) => name === component)
    .flatMap(({ metaData }) => metaData.filter((entry) => entry.value === value));
  const own = initializers.find(({ name }) => isClassOf(sdk, name));
  return (
    own && {
      how: 'initializer',
      component: own.name,
      evidence: { kind: 'manifest', entry: 'AndroidManifest.xml', element: 'meta-data', name: own.name },
    }
  );
}

function startByName(sdk: SdkMatch, providers: readonly Component[]): OwnStart | undefined {
  const own = providers.find(({ name }) => looksLikeInitProvider(name) && isClassOf(sdk, name));
  return own && { how: 'name', component: own.name, evidence: providerEvidence(own.name) };
}

/** Whether the match of the SDK rests on this class or on the package it lies in. */
function isClassOf(sdk: SdkMatch, name: string): boolean {
  return sdk.evidence.some((evidence) => {
    if (evidence.kind === 'manifest') return evidence.name === name;
    return evidence.kind === 'classes' && name.startsWith(`${evidence.prefix}.`);
  });
}

function providerEvidence(name: string): AppEvidence {
  return { kind: 'manifest', entry: 'AndroidManifest.xml', element: 'provider', name };
}
