import { coverageIncomplete } from './coverage-incomplete.js';
import { coveragePacked } from './coverage-packed.js';
import { dataBeforeConsent } from './data-before-consent.js';
import { dataClipboard } from './data-clipboard.js';
import { dataDenied } from './data-denied.js';
import { dataOtherPeople } from './data-other-people.js';
import { dataPackageProbing } from './data-package-probing.js';
import { dataSdkUndisclosed } from './data-sdk-undisclosed.js';
import { dataUnchangeableId } from './data-unchangeable-id.js';
import { dataUndisclosed } from './data-undisclosed.js';
import type { Rule } from './define-rule.js';
import { permissionAlternative } from './permission-alternative.js';
import { permissionAppList } from './permission-app-list.js';
import { permissionBackgroundLocation } from './permission-background-location.js';
import { permissionBatch } from './permission-batch.js';
import { permissionDenied } from './permission-denied.js';
import { permissionImplied } from './permission-implied.js';
import { permissionPurposeMissing } from './permission-purpose-missing.js';
import { permissionStale } from './permission-stale.js';
import { permissionUndisclosed } from './permission-undisclosed.js';
import { permissionUnrelated } from './permission-unrelated.js';
import { permissionUnused } from './permission-unused.js';
import { policyComplaintMissing } from './policy-complaint-missing.js';
import { policyContactMissing } from './policy-contact-missing.js';
import { policyDateMissing } from './policy-date-missing.js';
import { policyListsMissing } from './policy-lists-missing.js';
import { policyMinorsMissing } from './policy-minors-missing.js';
import { policyOperatorMissing } from './policy-operator-missing.js';
import { policyOptOutMissing } from './policy-opt-out-missing.js';
import { policyOtherApp } from './policy-other-app.js';
import { policyResponseTime } from './policy-response-time.js';
import { policyRetentionMissing } from './policy-retention-missing.js';
import { policyRightsMissing } from './policy-rights-missing.js';
import { policySensitiveUnmarked } from './policy-sensitive-unmarked.js';
import { policyWithoutRules } from './policy-without-rules.js';
import { sdkAutoInit } from './sdk-auto-init.js';
import { sdkEmbedded } from './sdk-embedded.js';
import { sdkFamilyNamed } from './sdk-family-named.js';
import { sdkForeignRecipient } from './sdk-foreign-recipient.js';
import { sdkListElsewhere } from './sdk-list-elsewhere.js';
import { sdkListMissing } from './sdk-list-missing.js';
import { sdkRowIncomplete } from './sdk-row-incomplete.js';
import { sdkRowOtherVendor } from './sdk-row-other-vendor.js';
import { sdkRowVague } from './sdk-row-vague.js';
import { sdkStale } from './sdk-stale.js';
import { sdkUndisclosed } from './sdk-undisclosed.js';
import { storeAdvertisingId } from './store-advertising-id.js';
import { storeForegroundService } from './store-foreground-service.js';
import { storeRestrictedPermission } from './store-restricted-permission.js';
import { storeTargetLevel } from './store-target-level.js';

/** Every rule of the tool, in the order outcomes are reported. */
export const allRules: readonly Rule[] = [
  permissionUndisclosed,
  permissionDenied,
  permissionImplied,
  permissionBackgroundLocation,
  permissionStale,
  permissionUnrelated,
  permissionAlternative,
  permissionAppList,
  permissionPurposeMissing,
  permissionUnused,
  permissionBatch,
  dataUndisclosed,
  dataSdkUndisclosed,
  dataDenied,
  dataUnchangeableId,
  dataBeforeConsent,
  dataPackageProbing,
  dataClipboard,
  dataOtherPeople,
  sdkUndisclosed,
  sdkListMissing,
  sdkListElsewhere,
  sdkFamilyNamed,
  sdkEmbedded,
  sdkRowIncomplete,
  sdkRowVague,
  sdkRowOtherVendor,
  sdkStale,
  sdkAutoInit,
  sdkForeignRecipient,
  policyWithoutRules,
  policyOtherApp,
  policyOperatorMissing,
  policyContactMissing,
  policyDateMissing,
  policyRetentionMissing,
  policyRightsMissing,
  policyResponseTime,
  policyComplaintMissing,
  policyListsMissing,
  policySensitiveUnmarked,
  policyOptOutMissing,
  policyMinorsMissing,
  storeTargetLevel,
  storeRestrictedPermission,
  storeForegroundService,
  storeAdvertisingId,
  coveragePacked,
  coverageIncomplete,
];
