// Serves the media files of a test service as its own site would, on a clock that the test may put forward.
import type { Kinora } from '#apps/server/compose.ts';
import { buildApp } from '#apps/server/http/build-app.ts';
import { mediaFileRoutes } from '#domains/playback/media-routes.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';

export interface MediaSiteOptions {
  /** Milliseconds added to the clock: what was answered is remembered for seconds. */
  readonly later: () => number;
  readonly accelPrefix?: string | null;
}

export function openMediaSite(
  { media, clock }: Kinora,
  { later, accelPrefix = null }: MediaSiteOptions,
): Promise<ApiApp> {
  const { library, streams, downloads, quality, secret } = media;
  return buildApp(
    { trustProxy: false, rateLimit: false, version: 'test', logger: false },
    {
      api: () => undefined,
      site: (scope) => {
        mediaFileRoutes(scope, {
          media: library,
          streams,
          downloads,
          quality,
          streamLimit: 4,
          secret,
          clock: { now: () => clock.now() + later() },
          accelPrefix,
        });
        return undefined;
      },
    },
  );
}
