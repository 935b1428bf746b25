import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of one server. */
export interface Metrics {
  readonly registry: Registry;
  /** Notes an audit that is over. @param seconds from its start, waiting included */
  auditEnded(state: string, seconds: number): void;
  uploaded(bytes: number): void;
}

/** @param load how many audits wait and run, asked when the figures are read */
export function createMetrics(load: () => { waiting: number; running: number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const ended = new Counter({
    name: 'apk_audit_audits_total',
    help: 'Audits that are over, by state',
    labelNames: ['state'],
    registers,
  });
  const duration = new Histogram({
    name: 'apk_audit_audit_seconds',
    help: 'From the end of the upload to the end of the audit',
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 300],
    registers,
  });
  const bytes = new Counter({
    name: 'apk_audit_upload_bytes_total',
    help: 'Bytes of uploaded files',
    registers,
  });
  new Gauge({
    name: 'apk_audit_audits',
    help: 'Audits that are not over',
    labelNames: ['state'],
    registers,
    collect() {
      const { waiting, running } = load();
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'running' }, running);
    },
  });
  return {
    registry,
    auditEnded(state, seconds) {
      ended.inc({ state });
      duration.observe(seconds);
    },
    uploaded: (count) => bytes.inc(count),
  };
}

/** Times every request by its route, not by its address: ids would make a figure of every audit. */
export function timeRequests(app: FastifyInstance, { registry }: Metrics): void {
  const seconds = new Histogram({
    name: 'apk_audit_http_seconds',
    help: 'Time of requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
}
