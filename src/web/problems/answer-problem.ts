import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ApiLanguage } from '../api/identifiers.js';
import type { Problem, ProblemCode } from '../api/problem.js';
import { type FieldFault, ProblemError } from './problem-error.js';
import { problemTexts } from './problem-texts.js';
import { requestLanguage } from './request-language.js';

export const problemMediaType = 'application/problem+json; charset=utf-8';

/** Where bugs are told: the operator's log, never the answer. */
export type Log = (line: string) => void;

/** The problem's JSON (RFC 9457). */
export function problemOf(
  code: ProblemCode,
  language: ApiLanguage,
  requestId: string,
  fields: readonly FieldFault[] = [],
): Problem {
  const { status, titles, details } = problemTexts[code];
  return {
    type: `urn:apk-policy-audit:problem:${code}`,
    title: titles[language],
    status,
    detail: details[language],
    code,
    instance: `urn:apk-policy-audit:request:${requestId}`,
    ...(fields.length > 0 && { fields: [...fields] }),
  };
}

/** Answers any error as a problem. What is not the asker's fault is logged with its stack and told without. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const problem = asProblem(error);
  if (problem.code === 'internal') log(`request ${request.id}: ${traceOf(error)}`);
  const { status } = problemTexts[problem.code];
  if (problem.retryAfter !== null) reply.header('retry-after', String(problem.retryAfter));
  if (problem.code === 'not-signed-in') reply.header('www-authenticate', 'Bearer');
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(problemMediaType)
    .serializer(JSON.stringify)
    .send(problemOf(problem.code, requestLanguage(request), request.id, problem.fields));
}

/** The asker's faults that Fastify and its plugins tell by codes of their own. */
const pluginCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_FILES_LIMIT: 'too-many-files',
  FST_PARTS_LIMIT: 'too-many-files',
  FST_FIELDS_LIMIT: 'too-many-files',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_PROTO_VIOLATION: 'upload-broken',
  FST_INVALID_JSON_FIELD_ERROR: 'upload-broken',
  FST_MULTIPART_PREMATURE_CLOSE: 'upload-broken',
};

function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath, message }) => ({
      name: instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: message ?? '',
    }));
    return new ProblemError('invalid-request', { fields });
  }
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? pluginCodes[code] : undefined;
  if (known !== undefined) return new ProblemError(known);
  if (code === 'ENOSPC' || code === 'EROFS' || code === 'EACCES' || code === 'EDQUOT')
    return new ProblemError('storage-unavailable');
  const isAskersFault = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  return new ProblemError(isAskersFault ? 'invalid-request' : 'internal');
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
