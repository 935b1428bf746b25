import type { Rule } from './define-rule.js';
import { permissionStale } from './permission-stale.js';
import { permissionUndisclosed } from './permission-undisclosed.js';
import { sdkListMissing } from './sdk-list-missing.js';
import { sdkStale } from './sdk-stale.js';
import { sdkUndisclosed } from './sdk-undisclosed.js';

/** Every rule of the tool, in the order outcomes are reported. */
export const allRules: readonly Rule[] = [
  permissionUndisclosed,
  permissionStale,
  sdkUndisclosed,
  sdkListMissing,
  sdkStale,
];
