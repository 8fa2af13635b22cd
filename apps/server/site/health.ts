// Liveness and readiness for load balancers, and metrics for Prometheus.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import type { ApiApp } from '#engine/api/route-kit.ts';

export interface HealthDeps {
  /** Resolves when the stores answer; rejects with why not. */
  readonly checkStores: () => Promise<void>;
}

const status = z.object({ status: z.enum(['ok', 'unavailable']), why: z.string().optional() });

export function healthRoutes(app: ApiApp, deps: HealthDeps): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kinora_' });
  const duration = new Histogram({
    name: 'kinora_http_request_duration_seconds',
    help: 'Time to answer, by route, method and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const inFlight = new Gauge({
    name: 'kinora_http_requests_in_flight',
    help: 'Requests being answered',
    registers: [registry],
  });
  const faults = new Counter({
    name: 'kinora_http_faults_total',
    help: 'Answers of status 500 and above',
    registers: [registry],
  });

  app.addHook('onRequest', (_request, _reply, done) => {
    inFlight.inc();
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    inFlight.dec();
    if (reply.statusCode >= 500) faults.inc();
    duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: `${Math.floor(reply.statusCode / 100)}xx`,
      },
      reply.elapsedTime / 1000,
    );
    done();
  });

  const quiet = {
    schema: { hide: true, response: { 200: status, 503: status } },
    config: { rateLimit: false },
  };
  app.get('/health/live', quiet, () => ({ status: 'ok' as const }));
  app.get('/health/ready', quiet, async (request, reply) => {
    try {
      await deps.checkStores();
      return { status: 'ok' as const };
    } catch (error) {
      request.log.error({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'unavailable', why: 'the database does not answer' });
    }
  });
  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
    void reply.type(registry.contentType);
    return registry.metrics();
  });
}
