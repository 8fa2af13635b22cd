// Listens: the API, the pictures, the media and the web application on one port.
import type { FastifyBaseLogger } from 'fastify';
import { mediaFileRoutes } from '#domains/playback/media-routes.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import { webDist } from './build-web.ts';
import type { Kinora } from './compose.ts';
import { buildApp } from './http/build-app.ts';
import { localUrl } from './local-url.ts';
import { registerApi } from './register-api.ts';
import { artRoutes } from './site/art.ts';
import { healthRoutes } from './site/health.ts';
import { webRoutes } from './site/web.ts';
import { version } from './version.ts';

export interface Serving {
  readonly app: ApiApp;
  /** For example http://localhost:8080 */
  readonly url: string;
  close(): Promise<void>;
}

export async function serve(kinora: Kinora, logger: FastifyBaseLogger | false): Promise<Serving> {
  const { config, stores } = kinora;
  const app = await buildApp(
    { trustProxy: config.KINORA_TRUST_PROXY, rateLimit: config.KINORA_RATE_LIMIT, version, logger },
    {
      api: (scope) => registerApi(scope, kinora),
      site: async (site) => {
        healthRoutes(site, { checkStores: () => stores.check() });
        artRoutes(site, {
          titles: stores.titles,
          art: kinora.art,
          pictures: kinora.pictures,
          folder: kinora.path('art'),
        });
        mediaFileRoutes(site, {
          media: kinora.media.library,
          sessions: kinora.media.sessions,
          secret: kinora.media.secret,
          clock: kinora.clock,
        });
        return webRoutes(site, webDist);
      },
    },
  );
  await app.listen({ port: config.PORT, host: config.HOST });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  const url = config.KINORA_PUBLIC_URL ?? localUrl(config.HOST, port);
  kinora.publicUrl = url;
  return { app, url, close: () => app.close() };
}
