import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** Collects the endpoints that are added after it into one OpenAPI 3.1 document; `app.swagger()` gives it. */
export async function addOpenapi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'apk-policy-audit',
        version,
        description:
          'Audits Android app packages against their privacy policies. Words are in Chinese or English, by Accept-Language or the query parameter lang.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      // A server that asks for no token takes every request as signed in.
      security: [{ token: [] }, { session: [] }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'apk_audit_session' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}
