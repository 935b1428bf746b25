import type { DeviceAccessId } from '../taxonomy/device-access-id.js';

/**
 * What each rule tells a reporter besides subject and evidence. Reporters make all prose from these, so a rule
 * without a text in every language does not compile.
 */
export interface RuleArgs {
  'permission-undisclosed': {
    readonly permission: string;
    readonly access: DeviceAccessId;
    /** The policy speaks of this access only to deny it. */
    readonly denied: boolean;
  };
  'permission-stale': {
    readonly permission: string;
    readonly access: DeviceAccessId | null;
    /** The permission constant itself is written in the policy. */
    readonly literal: boolean;
  };
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
}

export type RuleId = keyof RuleArgs;
