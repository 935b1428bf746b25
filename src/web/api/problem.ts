import * as z from 'zod';

/** Why a request was not answered as asked. Stable: clients may branch on it. */
export const problemCodeSchema = z.enum([
  /** A parameter, field or part is wrong; `fields` says which. */
  'invalid-request',
  /** No token or session, or a wrong one. */
  'not-signed-in',
  /** The request comes from a page of another site, or names a host this server does not answer to. */
  'foreign-origin',
  'foreign-host',
  'not-found',
  /** The audit is not in a state that allows this, e.g. a report of one that still runs. */
  'wrong-state',
  'no-package',
  'no-policy',
  'too-large',
  'too-many-files',
  'upload-too-slow',
  'upload-broken',
  'unsupported-media-type',
  'too-many-requests',
  'queue-full',
  /** The server is about to stop. */
  'stopping',
  /** Nothing can be written where results are kept. */
  'storage-unavailable',
  'internal',
]);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/** An error as RFC 9457 words it. `title` and `detail` are in the language asked for. */
export const problemSchema = z.object({
  type: z.string().describe('urn:apk-policy-audit:problem:<code>'),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  code: problemCodeSchema,
  /** Names the request in the server's log. */
  instance: z.string().describe('urn:apk-policy-audit:request:<id>'),
  fields: z
    .array(z.object({ name: z.string(), message: z.string() }))
    .optional()
    .describe('For invalid-request: what is wrong with which field'),
});
export type Problem = z.infer<typeof problemSchema>;
