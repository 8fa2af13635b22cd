// Listens: the API, the pictures, the media and the web application on one port.
import type { FastifyBaseLogger } from 'fastify';
import { mediaFileRoutes } from '#domains/playback/media-routes.ts';
import { defineErrors } from '#engine/api/define-errors.ts';
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

export const serveErrors = defineErrors({
  address_unusable: {
    kind: 'fault',
    when: 'The service cannot listen where PORT and HOST say. Set them to others, or end what listens there.',
    message: (host: string, port: number, why: string) => `Cannot listen on ${host}:${port}: ${why}`,
  },
});

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program, perhaps another Kinora, listens there; set PORT to another',
  EACCES: 'this needs more rights; set PORT to one above 1023',
  EADDRNOTAVAIL: 'this machine does not have the address; set HOST to one that it has',
  ENOTFOUND: 'there is no such host; set HOST to a name or address of this machine',
};

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

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
          stills: kinora.stills,
          folder: kinora.path('art'),
        });
        mediaFileRoutes(site, {
          media: kinora.media.library,
          streams: kinora.media.streams,
          downloads: kinora.media.downloads,
          quality: kinora.media.quality,
          streamLimit: config.KINORA_STREAMS,
          secret: kinora.media.secret,
          clock: kinora.clock,
          accelPrefix: config.KINORA_ACCEL ?? null,
        });
        return webRoutes(site, webDist);
      },
    },
  );
  try {
    await app.listen({ port: config.PORT, host: config.HOST });
  } catch (error) {
    await app.close();
    throw serveErrors.address_unusable(config.HOST, config.PORT, whyNot(error));
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  const url = config.KINORA_PUBLIC_URL ?? localUrl(config.HOST, port);
  kinora.publicUrl = url;
  return { app, url, close: () => app.close() };
}
