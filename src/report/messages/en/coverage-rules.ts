import type { RuleTextsOf } from '../rule-text.js';

const areas = {
  manifest: 'The manifest',
  resources: 'The resource table',
  code: 'The code',
  nativeLibraries: 'The native libraries',
} as const;

export const coverageRules: RuleTextsOf<'coverage'> = {
  'coverage-packed': {
    title: 'The app is packed',
    found: (a) =>
      `The app is packed with ${a.packer}, which hides its code: what was not found may still be there.`,
    fix: () => 'Audit the package as it was before packing as well.',
  },
  'coverage-incomplete': {
    title: 'The app could not be fully read',
    found: (a) =>
      `${areas[a.area]} could ${a.status === 'partial' ? 'be read in part only' : 'not be read'} (${a.reason}); what stands there was not compared.`,
    fix: () =>
      'Check that the package is complete; if a phone installs it, please report it as a defect of this tool.',
  },
};
