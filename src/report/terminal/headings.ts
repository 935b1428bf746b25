import type { AppFacts } from '../../facts/app-facts.js';
import type { PolicyFacts } from '../../facts/policy-facts.js';
import { labelsOf } from '../messages/labels.js';
import { displayWidth } from './display-width.js';
import { flow } from './flow.js';
import { harmless } from './style.js';
import type { TerminalOptions } from './terminal-options.js';

/** Which app was read. */
export function appHeading(app: AppFacts, options: TerminalOptions): string[] {
  const name = [app.label, app.package].filter((part) => part !== null).map(harmless);
  const version = [app.versionName, app.versionCode === null ? null : `(${app.versionCode})`]
    .filter((part) => part !== null)
    .map(harmless);
  const target = app.targetSdk === null ? [] : [`targetSdk ${app.targetSdk}`];
  const { sha256, contentId } = app.file;
  const digest =
    contentId === undefined ? `sha256 ${sha256.slice(0, 12)}` : `content-id ${contentId.slice(0, 12)}`;
  const file = `${harmless(app.file.name)}  ${digest}`;
  return titled(labelsOf(options.language).app, [...name, ...version, ...target].join(' '), file, options);
}

/** Which policy documents were read. */
export function policyHeadings(policy: PolicyFacts, options: TerminalOptions): string[] {
  const labels = labelsOf(options.language);
  return policy.documents.flatMap((document) => {
    const size = `${labels.characters(document.characters)}  ${policy.language}`;
    return titled(labels.policy, harmless(document.name), size, options);
  });
}

function titled(label: string, text: string, aside: string, { style, columns }: TerminalOptions): string[] {
  const spans = [{ text: label, paint: style.strong }, { text: `  ${text}  ` }];
  return flow([...spans, { text: aside, paint: style.faint }], { columns, hang: displayWidth(label) + 2 });
}
