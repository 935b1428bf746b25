import { appTypes } from '../../taxonomy/app-types.js';
import { storeProfiles } from '../../taxonomy/store-profiles.js';

/** Something a user can choose, with its name in both languages. */
export interface Choice {
  readonly id: string;
  readonly names: { readonly 'zh-CN': string; readonly en: string };
}

/** Profiles that stand for a law, with no store and hence no thresholds behind them. */
const lawProfiles: readonly Choice[] = [
  { id: 'gdpr', names: { 'zh-CN': '欧盟《通用数据保护条例》', en: 'EU General Data Protection Regulation' } },
];

/** Markets whose rules and thresholds an audit can be made for. */
export const profileChoices: readonly Choice[] = [
  ...storeProfiles.map(({ id, names }) => ({ id, names })),
  ...lawProfiles,
];

/** The common types an app can be said to be, in the official order. */
export const appTypeChoices: readonly Choice[] = appTypes.map(({ id, names }) => ({ id, names }));
