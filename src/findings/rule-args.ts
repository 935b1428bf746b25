import type { PolicyAspect } from '../facts/policy-facts.js';
import type { DeviceAccessId } from '../taxonomy/device-access-id.js';

type Nothing = Readonly<Record<never, never>>;

/** An SDK of the app, and the row that speaks for it without naming it. */
interface SdkBesideRow {
  readonly sdk: string;
  readonly name: string;
  readonly nameEn: string;
  readonly written: string;
}

/** Fields a row of an SDK list has to hold. */
export type SdkRowField = 'provider' | 'purpose' | 'dataTypes' | 'privacyUrl';

/**
 * What each rule tells a reporter besides subject and evidence. Reporters make all prose from these, so a rule
 * without a text in every language does not compile.
 */
export interface RuleArgs {
  'permission-undisclosed': {
    readonly permission: string;
    readonly access: DeviceAccessId;
  };
  'permission-denied': { readonly permission: string; readonly access: DeviceAccessId };
  'permission-implied': {
    readonly permission: string;
    readonly access: DeviceAccessId;
    readonly impliedBy: readonly string[];
    readonly targetSdk: number | null;
  };
  'permission-unrelated': {
    readonly permission: string;
    readonly access: DeviceAccessId;
    readonly appType: string;
  };
  'permission-app-list': { readonly intent: string };
  'permission-stale': {
    readonly permission: string;
    readonly access: DeviceAccessId | null;
    /** The permission constant itself is written in the policy. */
    readonly literal: boolean;
  };
  'permission-purpose-missing': { readonly permission: string; readonly access: DeviceAccessId };
  'permission-unused': { readonly permission: string; readonly askedBySdks: readonly string[] };
  'permission-batch': { readonly permissions: readonly string[]; readonly owner: string };
  'data-undisclosed': { readonly data: string; readonly apis: readonly string[] };
  'data-sdk-undisclosed': {
    readonly sdk: string;
    readonly name: string;
    readonly nameEn: string;
    readonly data: readonly string[];
  };
  'data-denied': { readonly data: string; readonly owners: readonly string[] };
  'data-unchangeable-id': { readonly data: string; readonly owners: readonly string[] };
  'data-before-consent': {
    readonly owner: string;
    readonly name: string;
    readonly nameEn: string;
    readonly data: readonly string[];
  };
  'data-package-probing': {
    readonly owner: string;
    readonly count: number;
    readonly packages: readonly string[];
  };
  'data-clipboard': { readonly owners: readonly string[] };
  'data-other-people': { readonly permission: string; readonly access: DeviceAccessId };
  'sdk-undisclosed': {
    readonly sdk: string;
    readonly name: string;
    readonly nameEn: string;
    /** Another product of the same family is disclosed. */
    readonly sibling: string | null;
    readonly integration: 'used' | 'dormant' | 'unknown';
  };
  'sdk-stale': { readonly sdk: string; readonly written: string };
  'sdk-list-missing': { readonly sdks: readonly string[] };
  'sdk-list-elsewhere': {
    readonly title: string | null;
    readonly url: string | null;
    readonly sdks: readonly string[];
  };
  'sdk-row-incomplete': { readonly written: string; readonly missing: readonly SdkRowField[] };
  'sdk-row-vague': { readonly written: string; readonly terms: readonly string[] };
  'sdk-family-named': SdkBesideRow;
  'sdk-embedded': SdkBesideRow;
  'policy-operator-missing': Nothing;
  'policy-contact-missing': Nothing;
  'policy-date-missing': Nothing;
  'policy-retention-missing': Nothing;
  'policy-complaint-missing': Nothing;
  'policy-minors-missing': Nothing;
  'policy-rights-missing': { readonly missing: readonly PolicyAspect[] };
  'policy-response-time': { readonly days: number; readonly longest: number };
  'policy-opt-out-missing': Nothing;
  'policy-sensitive-unmarked': { readonly data: readonly string[] };
  'policy-lists-missing': { readonly missing: readonly ('collected-list' | 'shared-list')[] };
  'policy-without-rules': { readonly documents: readonly string[] };
  'policy-other-app': { readonly policyApp: string; readonly appLabel: string };
  'store-target-level': {
    readonly targetSdk: number;
    readonly minimum: number;
    /** Id of the store profile. */
    readonly profile: string;
  };
  'store-restricted-permission': { readonly permission: string; readonly profile: string };
  'store-foreground-service': { readonly service: string; readonly permissions: readonly string[] };
  'store-advertising-id': { readonly sdk: string; readonly name: string; readonly nameEn: string };
  'coverage-packed': { readonly packer: string };
  'coverage-incomplete': {
    readonly area: 'manifest' | 'resources' | 'code' | 'nativeLibraries';
    readonly status: 'partial' | 'unavailable';
    readonly reason: string;
  };
  'permission-background-location': { readonly permission: string };
  'permission-alternative': { readonly permission: string };
  'sdk-row-other-vendor': {
    readonly written: string;
    /** The vendor of the row's product. */
    readonly vendor: string;
    readonly vendorEn: string;
    /** What names somebody else, as written: the provider, the link, or both. */
    readonly provider: string | null;
    readonly link: string | null;
    /** Whose they are; null where nobody knows. */
    readonly other: string | null;
    readonly otherEn: string | null;
  };
  'sdk-auto-init': {
    readonly sdk: string;
    readonly name: string;
    readonly nameEn: string;
    /** Class of the provider or initializer. */
    readonly component: string;
    readonly how: 'provider' | 'initializer' | 'name';
  };
  'sdk-foreign-recipient': {
    /** Names of the SDKs, in the language of each report. */
    readonly sdks: readonly { readonly name: string; readonly nameEn: string; readonly country: string }[];
    /** silent: nothing on transfers abroad; domestic: only that data stays in the country. */
    readonly policy: 'silent' | 'domestic';
  };
}

export type RuleId = keyof RuleArgs;
