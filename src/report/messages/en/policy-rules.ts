import { dataTypeName } from '../../../taxonomy/data-types.js';
import type { RuleTextsOf } from '../rule-text.js';
import { aspectNames } from './aspect-names.js';

export const policyRules: RuleTextsOf<'policy'> = {
  'policy-operator-missing': {
    title: 'Handler not named',
    found: () => 'The policy does not name who handles the personal information.',
    fix: () => 'Name the operator by its registered name.',
  },
  'policy-contact-missing': {
    title: 'No contact',
    found: () => 'The policy gives no way to reach the handler.',
    fix: () => 'Give a working contact: mail, telephone or form.',
  },
  'policy-date-missing': {
    title: 'No date',
    found: () => 'The policy tells neither when it was updated nor when it takes effect.',
    fix: () => 'State both days at the head of the policy.',
  },
  'policy-retention-missing': {
    title: 'No retention period',
    found: () => 'The policy does not tell how long data is kept, nor how that is decided.',
    fix: () => 'State the period or how it is determined, and what happens to the data afterwards.',
  },
  'policy-complaint-missing': {
    title: 'No complaint channel',
    found: () => 'The policy names no channel for complaints.',
    fix: () => 'Publish a channel for complaints and the time for an answer.',
  },
  'policy-minors-missing': {
    title: 'Nothing on minors',
    found: () => 'The policy says nothing of the personal information of minors.',
    fix: () =>
      'If minors may use the service, state the guardian’s consent and the protection; apps for children need rules of their own.',
  },
  'policy-rights-missing': {
    title: 'How to exercise rights is not told',
    found: (a) =>
      `The policy does not tell how to ${a.missing.map((aspect) => aspectNames[aspect]).join(', ')}.`,
    fix: () => 'Give the path in the app or a contact for each, and the time for an answer.',
  },
  'policy-response-time': {
    title: 'Promised time for answers too long',
    found: (a) => `The policy promises an answer within ${a.days} working days, more than ${a.longest}.`,
    fix: (a) => `Promise no more than ${a.longest} working days, and keep it.`,
  },
  'policy-opt-out-missing': {
    title: 'No way to turn off personalised pushing',
    found: () =>
      'The policy speaks of personalised recommendation or pushing and tells no way to turn it off.',
    fix: () => 'Offer a switch and tell in the policy where it is.',
  },
  'policy-sensitive-unmarked': {
    title: 'Sensitive personal information not marked',
    found: (a) =>
      `The policy collects ${a.data.map((id) => dataTypeName(id, 'en')).join(', ')} and does not mark them as sensitive.`,
    fix: () => 'Mark sensitive information, state its necessity and effect, and obtain separate consent.',
  },
  'policy-lists-missing': {
    title: 'The two lists are missing',
    found: (a) =>
      `The policy neither holds nor points to ${a.missing.map((list) => aspectNames[list]).join(' and ')}.`,
    fix: () =>
      'Provide the list of collected information and the list of shared information in the app and the policy.',
  },
  'policy-without-rules': {
    title: 'No rules on personal information',
    found: (a) =>
      `No rule on collecting or using personal information was found in ${a.documents.join(', ')}.`,
    fix: () =>
      'Check that the document is the policy itself, not the terms of service, a cover or an empty shell page.',
  },
  'policy-other-app': {
    title: 'The policy is for another app',
    found: (a) => `The policy is for “${a.policyApp}”; the app is called “${a.appLabel}”.`,
    fix: () => 'Check that the document belongs to this app; a policy for several apps names each of them.',
  },
};
