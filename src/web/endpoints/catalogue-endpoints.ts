import type { FastifyInstance } from 'fastify';
import { ruleHelp } from '../../inputs/rule-help.js';
import { listRules, ruleDetail } from '../catalogue/rule-catalogue.js';
import { ProblemError } from '../problems/problem-error.js';
import type { ServerParts } from '../server-parts.js';
import { addEndpoint } from './endpoint.js';

/** What the tool knows: signatures of SDKs, and rules. */
export function addCatalogueEndpoints(app: FastifyInstance, { sdks }: ServerParts): void {
  addEndpoint(app, 'listSdks', ({ query }) => sdks.list(query));
  addEndpoint(app, 'getSdk', ({ params }) => found(sdks.detail(params.id)));
  addEndpoint(app, 'listRules', () => ({ rules: listRules() }));
  addEndpoint(app, 'getRule', ({ params }) => found(ruleDetail(params.id, ruleHelp)));
}

function found<T>(value: T | null): T {
  if (value === null) throw new ProblemError('not-found');
  return value;
}
