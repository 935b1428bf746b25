import type { RuleTexts } from '../rule-text.js';
import { coverageRules } from './coverage-rules.js';
import { dataRules } from './data-rules.js';
import { permissionRules } from './permission-rules.js';
import { policyRules } from './policy-rules.js';
import { sdkRules } from './sdk-rules.js';
import { storeRules } from './store-rules.js';

/** Texts of every rule in Chinese. */
export const textsZhCn: RuleTexts = {
  ...coverageRules,
  ...dataRules,
  ...permissionRules,
  ...policyRules,
  ...sdkRules,
  ...storeRules,
};
