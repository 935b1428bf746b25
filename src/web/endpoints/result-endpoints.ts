import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SdkMatch } from '../../facts/app-facts.js';
import { compareResults } from '../../findings/compare-results.js';
import { missingFromPolicy } from '../../findings/missing-from-policy.js';
import type { Finding } from '../../findings/typed-finding.js';
import {
  draftHtml,
  draftMarkdown,
  draftPolicy,
  findingProse,
  ownSdkColumns,
  subjectName,
} from '../../index.js';
import type { ApiLanguage } from '../api/identifiers.js';
import type { ComparisonAnswer, ReportFormatName } from '../api/results.js';
import type { AuditRecord } from '../audits/audit-record.js';
import { openedAs } from '../audits/opened-report.js';
import { ProblemError } from '../problems/problem-error.js';
import { requestLanguage } from '../problems/request-language.js';
import { reportPolicy } from '../security/content-policy.js';
import type { ServerParts } from '../server-parts.js';
import { summaryInForm } from '../summary-in-form.js';
import { addEndpoint } from './endpoint.js';
import { fileTypes } from './file-types.js';

/** What came of audits: results, reports, drafts, comparisons, the summary. */
export function addResultEndpoints(app: FastifyInstance, parts: ServerParts): void {
  const { audits, reports } = parts;
  addEndpoint(app, 'result', async ({ params, reply }) => {
    const key = resultKeyOf(await audits.get(params.id));
    return sendReport(reply, await reports.report(key, 'json', 'zh-CN'), 'json');
  });
  addEndpoint(app, 'report', async ({ params, query, request, reply }) => {
    const record = await audits.get(params.id);
    const language = query.lang ?? (params.format === 'html' ? record.lang : requestLanguage(request));
    const key = resultKeyOf(record);
    const etag = `"${[key.slice(0, 32), params.format, language, query.theme ?? ''].join('-')}"`;
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === etag) {
      // What a 304 carries takes the place of what the browser stored (RFC 9111, section 3.2): the report's own policy.
      return reply.removeHeader('content-security-policy').code(304).send();
    }
    const made = await reports.report(key, params.format, language);
    const opens = { language, ...(query.theme && { theme: query.theme }) };
    const bytes = params.format === 'html' ? openedAs(made, opens) : made;
    if (query.download) downloadAs(reply, fileTypes[params.format].file);
    return sendReport(reply, bytes, params.format);
  });
  addDraftEndpoint(app, parts);
  addCompareEndpoint(app, parts);
  addSummaryEndpoint(app, parts);
}

function addSummaryEndpoint(app: FastifyInstance, parts: ServerParts): void {
  addEndpoint(app, 'summary', async ({ query, request, reply }) => {
    const { format } = query;
    const content = await summaryInForm(query, query.lang ?? requestLanguage(request), parts);
    if (query.download) downloadAs(reply, fileTypes[format].file.replace('report', 'summary'));
    return sendReport(reply, content, format);
  });
}

function addDraftEndpoint(app: FastifyInstance, { audits, reports, signatures }: ServerParts): void {
  addEndpoint(app, 'draft', async ({ params, query, request, reply }) => {
    const language = query.lang ?? requestLanguage(request);
    const result = await reports.result(resultKeyOf(await audits.get(params.id)));
    const lacks = query.scope === 'missing' ? { missing: missingFromPolicy(result) } : {};
    const sdkColumns = await ownSdkColumns(result.policy, result.documentTexts ?? []);
    const draft = draftPolicy(result.app, {
      signatures,
      language,
      ...lacks,
      ...(sdkColumns && { sdkColumns }),
    });
    if (query.format === 'json') return sendReport(reply, JSON.stringify(draft), 'json');
    const isHtml = query.format === 'html';
    if (query.download) downloadAs(reply, isHtml ? 'draft.html' : 'draft.md');
    const text = isHtml ? draftHtml(draft, language) : draftMarkdown(draft, language);
    return sendReport(reply, text, query.format);
  });
}

function addCompareEndpoint(app: FastifyInstance, { audits, reports }: ServerParts): void {
  addEndpoint(app, 'compare', async ({ query, request }) => {
    const language = query.lang ?? requestLanguage(request);
    const [before, after] = [await audits.get(query.before), await audits.get(query.after)];
    const [old, now] = [await reports.result(resultKeyOf(before)), await reports.result(resultKeyOf(after))];
    const comparison = compareResults(old, now);
    const changed = [...comparison.findings.added, ...comparison.findings.removed];
    return {
      schemaVersion: 1 as const,
      before: audits.view(before, language),
      after: audits.view(after, language),
      comparison: comparison as unknown as ComparisonAnswer['comparison'],
      sdkNames: sdkNamesOf([...old.app.sdks, ...now.app.sdks], language),
      prose: proseOf(changed, language),
    };
  });
}

function sdkNamesOf(sdks: readonly SdkMatch[], language: ApiLanguage): ComparisonAnswer['sdkNames'] {
  return Object.fromEntries(sdks.map(({ id, name, nameEn }) => [id, language === 'en' ? nameEn : name]));
}

function proseOf(findings: readonly Finding[], language: ApiLanguage): ComparisonAnswer['prose'] {
  return Object.fromEntries(
    findings.map((finding) => [
      finding.fingerprint,
      { ...findingProse(finding, language), subject: subjectName(finding, language) },
    ]),
  );
}

/** @throws ProblemError where the audit has no result */
function resultKeyOf({ state, key }: AuditRecord): string {
  if (state !== 'finished' || key === null) throw new ProblemError('wrong-state');
  return key;
}

function sendReport(reply: FastifyReply, content: Buffer | string, format: ReportFormatName): FastifyReply {
  if (format === 'html')
    reply.header('content-security-policy', reportPolicy(content.toString('utf8', 0, 1000)));
  return reply.type(fileTypes[format].type).send(content);
}

/** The name is ours: nothing of the upload stands in a header. */
function downloadAs(reply: FastifyReply, file: string): void {
  reply.header('content-disposition', `attachment; filename="${file}"`);
}
