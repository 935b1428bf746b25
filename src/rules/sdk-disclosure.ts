import type { AppFacts, SdkMatch } from '../facts/app-facts.js';
import type { PolicyFacts, PolicySdk } from '../facts/policy-facts.js';

/** How a policy discloses an SDK of the app. */
export type SdkDisclosure =
  /** A row names this very product. */
  | { readonly how: 'named'; readonly row: PolicySdk }
  /** A row names its family, such as 友盟SDK for U-Push. */
  | { readonly how: 'family'; readonly row: PolicySdk }
  /** A row names the SDK that brought this one inside it. */
  | { readonly how: 'carrier'; readonly row: PolicySdk }
  /** Only another product of its family is named: no disclosure of this one, but a reader may think so. */
  | { readonly how: 'sibling'; readonly row: PolicySdk }
  | { readonly how: 'none' };

/** The SDKs a policy owes its readers: third-party code, neither plain libraries nor the operator's own. */
export function sdksToDisclose(app: AppFacts): SdkMatch[] {
  return app.sdks.filter((sdk) => sdk.kind === 'sdk' && !sdk.firstParty);
}

/** The row that discloses an SDK, the most exact first. Rows for iOS alone disclose nothing on Android. */
export function disclosureOf(sdk: SdkMatch, app: AppFacts, policy: PolicyFacts): SdkDisclosure {
  const rows = policy.sdks.filter((row) => row.id !== null && row.platforms !== 'ios');
  const named = rows.find((row) => row.id === sdk.id);
  if (named) return { how: 'named', row: named };
  const family = rows.find((row) => row.id === sdk.family);
  if (family) return { how: 'family', row: family };
  const carrier = carrierRow(sdk, app, rows);
  if (carrier) return { how: 'carrier', row: carrier };
  const siblings = new Set(familyMembers(sdk, app));
  const sibling = rows.find((row) => row.id !== null && siblings.has(row.id));
  return sibling ? { how: 'sibling', row: sibling } : { how: 'none' };
}

/** Whether another SDK of the app brought this one. */
export function isCarried(sdk: SdkMatch, app: AppFacts): boolean {
  return sdk.embeddedBy !== undefined && app.sdks.some((other) => other.id === sdk.embeddedBy);
}

/** Whether a product of the same vendor in the app brought this one: a core library, of which nobody speaks by itself. */
export function isOwnCore(sdk: SdkMatch, app: AppFacts): boolean {
  return app.sdks.some((other) => other.id === sdk.embeddedBy && other.vendor === sdk.vendor);
}

/** Whether a row's product, or any product of the family it names, is in the app. */
export function isInApp(row: PolicySdk, app: AppFacts): boolean {
  return app.sdks.some((sdk) => sdk.id === row.id || sdk.family === row.id);
}

function carrierRow(sdk: SdkMatch, app: AppFacts, rows: readonly PolicySdk[]): PolicySdk | undefined {
  if (sdk.embeddedBy === undefined) return undefined;
  const carrier = app.sdks.find((other) => other.id === sdk.embeddedBy);
  return rows.find(
    (row) => row.id === sdk.embeddedBy || (carrier !== undefined && row.id === carrier.family),
  );
}

function familyMembers(sdk: SdkMatch, app: AppFacts): string[] {
  if (sdk.family === undefined) return [];
  return app.sdks
    .filter((other) => other.family === sdk.family && other.id !== sdk.id)
    .map((other) => other.id);
}
