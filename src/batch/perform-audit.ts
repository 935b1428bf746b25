import { judge } from '../audit.js';
import {
  type AuditResult,
  auditForms,
  collectPolicyFacts,
  type SignatureSet,
  schemaVersion,
} from '../index.js';
import { auditCode } from '../inputs/audit-code.js';
import { collectApp } from '../inputs/collect-sides.js';
import { readDocuments } from '../inputs/read-documents.js';
import { ruleHelp } from '../inputs/rule-help.js';
import { toolInfo } from '../inputs/tool-info.js';
import type { AuditStage, AuditTask } from './audit-messages.js';
import { cardFacts } from './card-facts.js';
import { failureOf, writeFailure } from './failed-result.js';
import type { AuditDocument } from './job-record.js';
import { auditSettingsOf } from './job-settings.js';
import type { DoneCard, ResultCard } from './result-card.js';
import { writeReport, writeResult } from './result-files.js';

/** Told what an audit is doing. */
export type StageListener = (stage: AuditStage) => void;

/**
 * Runs one audit and writes its result into its draft: reports first, the card last.
 * @returns the card as written; what cannot be audited gives a failed one
 * @throws the file system's error where the draft cannot be written
 */
export async function performAudit(
  task: AuditTask,
  signatures: SignatureSet,
  onStage: StageListener,
): Promise<ResultCard> {
  const startedAt = new Date().toISOString();
  let result: AuditResult;
  try {
    result = await auditOf(task, signatures, onStage);
  } catch (error) {
    return writeFailure(task, failureOf(error), startedAt);
  }
  onStage('reports');
  await writeReports(task, result);
  return writeDone(task, result, startedAt);
}

/** The policy first: a wrong address of a document is told before a large package is read. */
async function auditOf(
  { job, fetched }: AuditTask,
  signatures: SignatureSet,
  onStage: StageListener,
): Promise<AuditResult> {
  onStage('documents');
  const documents = fetched ?? (await readDocuments(job.documents, job.documentOptions));
  const fromPolicy = await collectPolicyFacts(documents, { signatures });
  onStage('package');
  const fromApp = await collectApp(job.apk, { signatures }, job.documentOptions);
  onStage('rules');
  const facts = { app: fromApp.app, policy: fromPolicy.policy };
  const diagnostics = [...fromApp.diagnostics, ...fromPolicy.diagnostics];
  const result = judge(facts, diagnostics, auditSettingsOf(job.settings));
  return { ...result, documentTexts: fromPolicy.texts };
}

async function writeReports({ job, draft }: AuditTask, result: AuditResult): Promise<void> {
  const { language, formats } = job;
  const documentPath = (name: string) => name;
  const forms = auditForms(result, { tool: toolInfo(), language, ruleHelp, documentPath });
  for (const format of formats) writeReport(draft, format, language, await forms[format]());
}

function writeDone(
  { key, job, versions, draft }: AuditTask,
  result: AuditResult,
  startedAt: string,
): DoneCard {
  const exitCode = auditCode(result, job.settings.failOn);
  const head = { schemaVersion: 1 as const, key, versions, exitCode, outcome: 'done' as const };
  const labels = [{ name: job.name, tags: job.tags }];
  const endedAt = new Date().toISOString();
  const card: DoneCard = { ...head, job, labels, startedAt, endedAt, facts: cardFacts(result) };
  writeResult(draft, { ...head, result: documentOf(result) }, card);
  return card;
}

/** The result as `check --format json` prints it. */
function documentOf({ app, policy, outcomes, findings, diagnostics }: AuditResult): AuditDocument {
  return { schemaVersion, tool: toolInfo(), app, policy, outcomes, findings, diagnostics };
}
