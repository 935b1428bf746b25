import type { PolicyAspect } from '../../../facts/policy-facts.js';

/** The aspects of a policy as they stand in a sentence. */
export const aspectNames: Readonly<Record<PolicyAspect, string>> = {
  operator: 'the operator',
  contact: 'a contact',
  'effective-date': 'the effective date',
  'update-date': 'the date of update',
  retention: 'the retention period',
  'access-right': 'see and copy one’s data',
  'correction-right': 'correct one’s data',
  'deletion-right': 'delete one’s data',
  deregistration: 'close the account',
  'consent-withdrawal': 'withdraw consent',
  'complaint-channel': 'a complaint channel',
  'response-time': 'the time for answers',
  minors: 'minors',
  'cross-border': 'sending data abroad',
  'personalised-push': 'personalised pushing',
  'personalised-push-opt-out': 'turn off personalised pushing',
  'collected-list': 'the list of collected information',
  'shared-list': 'the list of information shared with third parties',
  'sensitive-information': 'sensitive information',
  'separate-consent': 'separate consent',
};
