// The HTTP edge: parsing, limits, security headers, OpenAPI, errors; each domain brings its routes.
import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { ApiApp } from '#engine/api/route-kit.ts';
import { answerError, httpErrors } from './answer-errors.ts';
import { refuseAbandoned } from './refuse-abandoned.ts';
import { refuseForeignOrigin } from './refuse-foreign-origin.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { tidyOpenapi } from './tidy-openapi.ts';

export interface AppSettings {
  readonly trustProxy: boolean;
  readonly rateLimit: boolean;
  readonly version: string;
  readonly logger: FastifyBaseLogger | false;
}

/** Milliseconds for a whole request to arrive, headers and body; the framework's own default is no limit. */
const REQUEST_MS = 30_000;
/** Bytes of a JSON body; routes that take more say so. */
const BODY_LIMIT = 64 * 1024;
/** Requests a minute from one address over the whole API; routes that guard a secret have their own, smaller limit. */
const REQUESTS_A_MINUTE = 1200;

/** Answers what no route matches, or throws `route_not_found`. */
type Answer = ((request: FastifyRequest, reply: FastifyReply) => unknown) | undefined;

/** Builds the server without listening. `api` registers the routes below /api/v1, `site` everything else,
 * and may say what answers an address that no route has. */
export async function buildApp(
  settings: AppSettings,
  parts: {
    api: (app: ApiApp) => void | Promise<void>;
    site: (app: ApiApp) => Answer | void | Promise<Answer | void>;
  },
): Promise<ApiApp> {
  const app = fastify({
    ...(settings.logger ? { loggerInstance: settings.logger } : { logger: false }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    // The router gives up before any hook has run.
    frameworkErrors: (_error, request, reply) => {
      setSecurityHeaders(request, reply, () => undefined);
      answerError(httpErrors.address_invalid(request.url), request, reply);
    },
    trustProxy: settings.trustProxy,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>() as ApiApp;

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)));
    } catch (error) {
      done(httpErrors.body_invalid(error instanceof Error ? error.message : 'it is not JSON'));
    }
  });

  await app.register(cookie);
  app.addHook('onRequest', setSecurityHeaders);
  app.addHook('onRequest', refuseAbandoned);
  await app.register(compress, {
    global: true,
    threshold: 2048,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  if (settings.rateLimit) {
    await app.register(rateLimit, {
      max: REQUESTS_A_MINUTE,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request, context) =>
        httpErrors.too_many_requests(Math.ceil(context.ttl / 1000)),
    });
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kinora',
        version: settings.version,
        description:
          'The API that the web application, the SDK and notebooks use. Errors are application/problem+json with a stable code.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/api/v1' }],
      components: {
        securitySchemes: {
          cookie: { type: 'apiKey', in: 'cookie', name: 'kinora_session' },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      const hidden = !url.startsWith('/api/v1/');
      return { schema: hidden ? { ...schema, hide: true } : schema, url: url.replace(/^\/api\/v1/, '') };
    },
    transformObject: (input) => tidyOpenapi(jsonSchemaTransformObject(input)),
  });

  app.addHook('onRequest', refuseForeignOrigin);
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(
    async (scope) => {
      scope.addHook('onSend', (_request, reply, payload, done) => {
        if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
        done(null, payload);
      });
      await parts.api(scope);
    },
    { prefix: '/api/v1' },
  );
  const answerElse = await parts.site(app);
  app.setNotFoundHandler((request, reply) => {
    if (answerElse) return answerElse(request, reply);
    throw httpErrors.route_not_found(request.method, request.url);
  });
  return app;
}
