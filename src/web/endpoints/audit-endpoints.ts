import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { createAuditFieldsSchema } from '../api/audits.js';
import { newAuditOf } from '../audits/new-audit.js';
import { ProblemError } from '../problems/problem-error.js';
import { requestLanguage } from '../problems/request-language.js';
import type { ServerParts } from '../server-parts.js';
import { receiveUpload } from '../uploads/receive-upload.js';
import { watchUpload } from '../uploads/upload-watch.js';
import { type Asked, addEndpoint } from './endpoint.js';

/** The form as its document shows it: the fields, and the files that are streamed past them. */
const createAuditForm = createAuditFieldsSchema.extend({
  package: z.array(z.file()).min(1).describe('The APK, or base and splits'),
  document: z.array(z.file()).optional().describe('Policy documents: txt, md, html, pdf, docx'),
});

/** Starting audits, following them, and keeping order among them. */
export function addAuditEndpoints(app: FastifyInstance, parts: ServerParts): void {
  const { audits, history, options } = parts;
  addCreateEndpoint(app, parts);
  addEndpoint(app, 'listAudits', async ({ query, request }) => {
    const { limit, offset, ...filter } = query;
    const found = await history.find(filter);
    const language = requestLanguage(request);
    return {
      audits: found.slice(offset, offset + limit).map((record) => audits.view(record, language)),
      total: found.length,
      tags: history.tags(),
    };
  });
  addEndpoint(app, 'getAudit', async ({ params, request }) =>
    audits.view(await audits.get(params.id), requestLanguage(request)),
  );
  addEndpoint(app, 'cancelAudit', async ({ params, request }) =>
    audits.view(await audits.cancel(params.id), requestLanguage(request)),
  );
  addEndpoint(app, 'tagAudit', async ({ params, body, request }) =>
    audits.view(await audits.tag(params.id, body.tags), requestLanguage(request)),
  );
  addEndpoint(app, 'deleteAudit', async ({ params }) => {
    const { key } = await audits.get(params.id);
    await audits.remove(params.id);
    if (key !== null) parts.reports.forget(key);
    options.log(`audit ${params.id} was deleted`);
    return undefined;
  });
}

function addCreateEndpoint(app: FastifyInstance, parts: ServerParts): void {
  const { audits, options } = parts;
  let receiving = 0;
  const create = async (asked: Asked<'createAudit'>) => {
    audits.requireRoom();
    if (!asked.request.isMultipart()) throw new ProblemError('unsupported-media-type');
    if (receiving >= options.limits.uploadsAtOnce) throw new ProblemError('queue-full', { retryAfter: 10 });
    receiving++;
    try {
      const record = await takeIn(asked, parts);
      asked.reply.header('location', `/api/v1/audits/${record.id}`);
      return audits.view(record, requestLanguage(asked.request));
    } finally {
      receiving--;
    }
  };
  addEndpoint(app, 'createAudit', create, {
    streamsBody: true,
    documentedBody: createAuditForm,
    bodyLimit: options.limits.uploadBytes,
    config: { rateLimit: { max: options.auditsPerMinute, timeWindow: 60_000 } },
  });
}

/** Receives the form and starts the audit; where that fails nothing is left of it. */
async function takeIn(
  { request, query }: Asked<'createAudit'>,
  { audits, uploads, options, metrics }: ServerParts,
) {
  const folder = await uploads.make();
  const release = () => uploads.remove(folder);
  try {
    const upload = await watchUpload(request, options.limits, () =>
      receiveUpload(request, folder, options.limits),
    );
    metrics.uploaded([...upload.packages, ...upload.documents].reduce((sum, { size }) => sum + size, 0));
    const language = upload.fields.lang ?? query.lang ?? requestLanguage(request);
    const asked = newAuditOf(upload, language, options.allowPrivateAddresses);
    audits.requireRoom();
    return await audits.start({ ...asked, release });
  } catch (error) {
    await release();
    throw error;
  }
}
