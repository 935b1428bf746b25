import type { Golden } from '../golden.js';
import { chineseTexts } from './own-texts-chinese.js';
import { otherTexts } from './own-texts-other.js';
import { plantedInApp } from './planted-in-app.js';
import { plantedInPolicy } from './planted-in-policy.js';

/** Every golden audit. */
export const goldens: readonly Golden[] = [
  ...chineseTexts,
  ...otherTexts,
  ...plantedInPolicy,
  ...plantedInApp,
];
