import * as z from 'zod';
import {
  auditListSchema,
  auditSchema,
  createAuditFieldsSchema,
  listAuditsQuerySchema,
  tagAuditBodySchema,
} from './audits.js';
import {
  aboutSchema,
  listSdksQuerySchema,
  nameParamsSchema,
  ruleDetailSchema,
  ruleListSchema,
  sdkDetailSchema,
  sdkListSchema,
} from './catalogue.js';
import { auditParamsSchema, languageQuerySchema } from './identifiers.js';
import {
  compareQuerySchema,
  comparisonSchema,
  draftQuerySchema,
  reportParamsSchema,
  reportQuerySchema,
  resultSchema,
} from './results.js';
import type { RouteName } from './routes.js';
import { healthSchema, sessionSchema, signInBodySchema } from './session.js';
import { summaryQuerySchema } from './summary.js';

/** What an endpoint takes and answers. */
export interface Contract {
  /** One line for the reader of the document. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Status of success. */
  readonly status: 200 | 202 | 204;
  /** JSON of the answer; `content` where it is something else. */
  readonly response?: z.ZodType;
  /** Media types of an answer that is not JSON alone. */
  readonly content?: readonly string[];
  /** True where it answers without token or session. */
  readonly open?: true;
}

/** The contract of every endpoint: the one source of validation, answers, the OpenAPI document and the client's types. */
export const contracts = {
  about: { summary: 'What the server is and allows', status: 200, response: aboutSchema },
  session: { summary: 'Whether a token is needed', status: 200, response: sessionSchema, open: true },
  signIn: {
    summary: 'Trade the token for a session cookie',
    body: signInBodySchema,
    status: 200,
    response: sessionSchema,
    open: true,
  },
  signOut: { summary: 'Forget the session cookie', status: 200, response: sessionSchema, open: true },
  createAudit: {
    summary: 'Start an audit of uploaded files, pasted text and addresses',
    query: languageQuerySchema,
    body: createAuditFieldsSchema,
    status: 202,
    response: auditSchema,
  },
  listAudits: {
    summary: 'Search the history',
    query: listAuditsQuerySchema,
    status: 200,
    response: auditListSchema,
  },
  getAudit: {
    summary: 'How an audit stands',
    params: auditParamsSchema,
    query: languageQuerySchema,
    status: 200,
    response: auditSchema,
  },
  auditEvents: {
    summary: 'Follow an audit: server-sent events named "audit", each the audit as getAudit answers it',
    params: auditParamsSchema,
    query: languageQuerySchema,
    status: 200,
    content: ['text/event-stream'],
  },
  cancelAudit: {
    summary: 'Cancel an audit that is not over; one that is over stays as it is',
    params: auditParamsSchema,
    query: languageQuerySchema,
    status: 200,
    response: auditSchema,
  },
  tagAudit: {
    summary: 'Replace the tags of an audit',
    params: auditParamsSchema,
    query: languageQuerySchema,
    body: tagAuditBodySchema,
    status: 200,
    response: auditSchema,
  },
  deleteAudit: { summary: 'Delete an audit and its reports', params: auditParamsSchema, status: 204 },
  result: {
    summary: 'The result as JSON, as "apk-audit check --format json" prints it',
    params: auditParamsSchema,
    status: 200,
    response: resultSchema,
  },
  report: {
    summary: 'A report of the audit in any format',
    params: reportParamsSchema,
    query: reportQuerySchema,
    status: 200,
    content: [
      'text/html',
      'application/json',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/markdown',
      'text/csv',
      'application/sarif+json',
      'application/xml',
      'text/plain',
    ],
  },
  draft: {
    summary: 'The rows the policy lacks, ready to paste',
    params: auditParamsSchema,
    query: draftQuerySchema,
    status: 200,
    content: ['text/markdown', 'text/html', 'application/json'],
  },
  compare: {
    summary: 'What changed from one audit to another',
    query: compareQuerySchema,
    status: 200,
    response: comparisonSchema,
  },
  summary: {
    summary: 'All results together: as JSON, CSV or text',
    query: summaryQuerySchema,
    status: 200,
    content: [
      'application/json',
      'text/csv',
      'text/plain',
      'text/html',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  },
  listSdks: {
    summary: 'Search the signatures of SDKs',
    query: listSdksQuerySchema,
    status: 200,
    response: sdkListSchema,
  },
  getSdk: {
    summary: 'One signature with its sources',
    params: nameParamsSchema,
    status: 200,
    response: sdkDetailSchema,
  },
  listRules: { summary: 'Every rule', status: 200, response: ruleListSchema },
  getRule: {
    summary: 'One rule with its page in each language',
    params: nameParamsSchema,
    status: 200,
    response: ruleDetailSchema,
  },
  openapi: {
    summary: 'This document',
    status: 200,
    response: z.record(z.string(), z.unknown()),
  },
  health: { summary: 'Whether the server runs', status: 200, response: healthSchema, open: true },
  metrics: { summary: 'Figures for Prometheus', status: 200, content: ['text/plain'] },
} as const satisfies Readonly<Record<RouteName, Contract>>;
