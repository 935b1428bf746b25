import type { AuditJob } from '../../batch/audit-job.js';
import { settingsOfPlan } from '../../batch/job-settings.js';
import { appTypeChoices, profileChoices } from '../../inputs/config/audit-choices.js';
import { auditSettings } from '../../inputs/config/audit-options.js';
import type { ApiLanguage } from '../api/identifiers.js';
import { type FieldFault, ProblemError } from '../problems/problem-error.js';
import type { ReceivedUpload } from '../uploads/receive-upload.js';
import type { NewAudit } from './audit-service.js';

/**
 * The audit that a form asks for. Paths in the job are those the server chose; addresses are those of the form, and
 * fetched under the server's rules.
 * @throws ProblemError for a profile or a type of app that does not exist
 */
export function newAuditOf(
  { packages, documents, fields }: ReceivedUpload,
  language: ApiLanguage,
  allowPrivateAddresses: boolean,
): Omit<NewAudit, 'release'> {
  requireKnown(fields.profile, fields.appType);
  const { profile, appType, url: addresses, followLinks, tag: tags } = fields;
  const today = new Date().toISOString().slice(0, 10);
  const flags = { ...(profile !== undefined && { profile }), ...(appType !== undefined && { appType }) };
  const settings = settingsOfPlan({ settings: auditSettings({}, flags, new Set(), today), failOn: 'error' });
  const job: AuditJob = {
    schemaVersion: 1,
    name: packages[0]?.name ?? 'package.apk',
    tags: [...new Set(tags)],
    apk: packages.map(({ path }) => path),
    documents: [...documents.map(({ path }) => path), ...addresses],
    documentOptions: {
      ...(followLinks && { followLinks: true }),
      ...(allowPrivateAddresses && { allowPrivateAddresses: true }),
    },
    settings,
    formats: ['html'],
    language,
  };
  return {
    job,
    files: packages.map(({ name, size }) => ({ name, size })),
    documents: [
      ...documents.map(({ kind, name }) => ({ kind, name })),
      ...addresses.map((name) => ({ kind: 'url' as const, name })),
    ],
    tags,
  };
}

function requireKnown(profile: string | undefined, appType: string | undefined): void {
  const fields: FieldFault[] = [];
  const isKnown = (choices: readonly { readonly id: string }[], id: string | undefined) =>
    id === undefined || choices.some((choice) => choice.id === id);
  if (!isKnown(profileChoices, profile)) fields.push({ name: 'profile', message: 'see about.profiles' });
  if (!isKnown(appTypeChoices, appType)) fields.push({ name: 'appType', message: 'see about.appTypes' });
  if (fields.length > 0) throw new ProblemError('invalid-request', { fields });
}
