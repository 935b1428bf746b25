import type { RuleTexts } from '../rule-text.js';
import { permissionRules } from './permission-rules.js';
import { sdkRules } from './sdk-rules.js';

/** Texts of every rule in English. */
export const textsEn: RuleTexts = { ...permissionRules, ...sdkRules };
