import { allRules } from '../../rules/index.js';
import { appTypes } from '../../taxonomy/app-types.js';
import { storeProfiles } from '../../taxonomy/store-profiles.js';
import type { KnownWords } from './command-tree.js';

const settings = ['off', 'error', 'warning', 'info'];

/** Words that commands take and commander does not know: rules, tags, profiles, types of apps. */
export function knownWords(): KnownWords {
  const rules = allRules.map(({ id }) => id);
  const tags = [...new Set(allRules.flatMap((rule) => rule.tags))];
  return {
    options: {
      '--rule': [...rules, ...tags].flatMap((id) => settings.map((setting) => `${id}=${setting}`)),
      '--profile': storeProfiles.map(({ id }) => id),
      '--app-type': appTypes.map(({ id }) => id),
    },
    arguments: { explain: rules },
  };
}
