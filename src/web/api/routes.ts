/** How an endpoint is asked: method and path, `:name` standing for a parameter. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
}

const root = '/api/v1';

/**
 * Every endpoint of the API by name. Server, typed client and OpenAPI document all read this table; what each takes and
 * answers stands in `contract.ts`, which brings the schema library and is therefore apart.
 */
export const routes = {
  about: { method: 'GET', path: `${root}/about` },
  session: { method: 'GET', path: `${root}/session` },
  signIn: { method: 'POST', path: `${root}/session` },
  signOut: { method: 'DELETE', path: `${root}/session` },
  createAudit: { method: 'POST', path: `${root}/audits` },
  listAudits: { method: 'GET', path: `${root}/audits` },
  getAudit: { method: 'GET', path: `${root}/audits/:id` },
  auditEvents: { method: 'GET', path: `${root}/audits/:id/events` },
  cancelAudit: { method: 'POST', path: `${root}/audits/:id/cancel` },
  tagAudit: { method: 'PATCH', path: `${root}/audits/:id` },
  deleteAudit: { method: 'DELETE', path: `${root}/audits/:id` },
  result: { method: 'GET', path: `${root}/audits/:id/result` },
  report: { method: 'GET', path: `${root}/audits/:id/reports/:format` },
  draft: { method: 'GET', path: `${root}/audits/:id/draft` },
  compare: { method: 'GET', path: `${root}/comparison` },
  summary: { method: 'GET', path: `${root}/summary` },
  listSdks: { method: 'GET', path: `${root}/sdks` },
  getSdk: { method: 'GET', path: `${root}/sdks/:id` },
  listRules: { method: 'GET', path: `${root}/rules` },
  getRule: { method: 'GET', path: `${root}/rules/:id` },
  openapi: { method: 'GET', path: `${root}/openapi.json` },
  health: { method: 'GET', path: '/healthz' },
  metrics: { method: 'GET', path: '/metrics' },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
