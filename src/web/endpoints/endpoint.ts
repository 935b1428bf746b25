import type {
  FastifyContextConfig,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
} from 'fastify';
import * as z from 'zod';
import { type Contract, contracts } from '../api/contract.js';
import { problemSchema } from '../api/problem.js';
import { type RouteName, routes } from '../api/routes.js';

type Contracts = typeof contracts;
type Parsed<C, Part extends string> =
  C extends Readonly<Record<Part, infer S extends z.ZodType>> ? z.output<S> : undefined;

/** A request whose parts were held to the contract of its endpoint. */
export interface Asked<N extends RouteName> {
  readonly params: Parsed<Contracts[N], 'params'>;
  readonly query: Parsed<Contracts[N], 'query'>;
  readonly body: Parsed<Contracts[N], 'body'>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What an endpoint answers: its JSON, or a reply it has sent itself. */
export type Answered<N extends RouteName> = Contracts[N] extends {
  readonly response: infer S extends z.ZodType;
}
  ? z.output<S> | FastifyReply
  : FastifyReply | string | Buffer | undefined;

/** What an endpoint needs besides its contract. */
export interface EndpointOptions {
  readonly config?: FastifyContextConfig;
  /** Bytes of a JSON body. */
  readonly bodyLimit?: number;
  /** The body is read by the handler; its schema only documents it. */
  readonly streamsBody?: true;
  readonly documentedBody?: z.ZodType;
}

/** Adds an endpoint: method and path from the table of routes, checks from its contract. */
export function addEndpoint<N extends RouteName>(
  app: FastifyInstance,
  name: N,
  handle: (asked: Asked<N>) => Promise<Answered<N>> | Answered<N>,
  options: EndpointOptions = {},
): void {
  const { method, path } = routes[name];
  const contract: Contract = contracts[name];
  app.route({
    method,
    url: path,
    exposeHeadRoute: false,
    schema: schemaOf(name, contract, options),
    config: { ...options.config, ...(contract.open === true && { open: true }) },
    bodyLimit: options.bodyLimit ?? 64 * 1024,
    ...(options.streamsBody === true && {
      validatorCompiler: ({ schema, httpPart }) => partOf(schema, httpPart),
    }),
    handler: async (request, reply) => {
      reply.code(contract.status);
      const { params, query, body } = request;
      const answer = await handle({ params, query, body, request, reply } as Asked<N>);
      return answer ?? reply.send();
    },
  });
}

/** A body that is streamed is not there when the others are checked. */
function partOf(schema: unknown, part: string | undefined) {
  if (part === 'body') return () => true;
  return (data: unknown) => {
    const parsed = (schema as z.ZodType).safeParse(data);
    return parsed.success ? { value: parsed.data } : { error: parsed.error };
  };
}

function schemaOf(name: RouteName, contract: Contract, options: EndpointOptions): FastifySchema {
  const { params, query, body, response, content, status, summary } = contract;
  const described = options.documentedBody ?? body;
  return {
    operationId: name,
    summary,
    ...(options.streamsBody === true && { consumes: ['multipart/form-data'] }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(described && { body: described }),
    ...(contract.open === true && { security: [] }),
    response: {
      [status]: answerSchema(summary, response, content),
      default: {
        description: 'A problem as RFC 9457 words it',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  } as FastifySchema;
}

function answerSchema(description: string, response: z.ZodType | undefined, content: readonly string[] = []) {
  if (response === undefined && content.length === 0) return z.null().describe('Nothing');
  const types = response === undefined ? content : ['application/json'];
  const schema = response ?? z.string();
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}
