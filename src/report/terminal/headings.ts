import type { AppFacts } from '../../facts/app-facts.js';
import type { PolicyFacts } from '../../facts/policy-facts.js';
import type { Labels } from '../messages/labels.js';
import { harmless, type Style } from './style.js';

/** One line that says which app was read. */
export function appHeading(app: AppFacts, labels: Labels, style: Style): string {
  const name = [app.label, app.package].filter((part) => part !== null).map(harmless);
  const version = [app.versionName, app.versionCode === null ? null : `(${app.versionCode})`]
    .filter((part) => part !== null)
    .map(harmless);
  const target = app.targetSdk === null ? [] : [`targetSdk ${app.targetSdk}`];
  const { sha256, contentId } = app.file;
  const digest =
    contentId === undefined ? `sha256 ${sha256.slice(0, 12)}` : `content-id ${contentId.slice(0, 12)}`;
  const file = `${harmless(app.file.name)}  ${digest}`;
  return `${style.strong(labels.app)}  ${[...name, ...version, ...target].join(' ')}  ${style.faint(file)}`;
}

/** A line for each policy document. */
export function policyHeadings(policy: PolicyFacts, labels: Labels, style: Style): string[] {
  return policy.documents.map((document) => {
    const size = labels.characters(document.characters);
    return `${style.strong(labels.policy)}  ${harmless(document.name)}  ${style.faint(`${size}  ${policy.language}`)}`;
  });
}
