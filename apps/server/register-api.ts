// Every route below /api/v1: each domain brings its own, the service itself says what it is.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { catalogRoutes } from '#domains/catalog/routes.ts';
import { titlePictures } from '#domains/catalog/title-pictures.ts';
import { titleRoutes } from '#domains/catalog/title-routes.ts';
import { localeSchema, locales, passwordPolicySchema, roleSchema } from '#domains/identity/contract.ts';
import { passwordPolicy } from '#domains/identity/policy.ts';
import { identityRoutes } from '#domains/identity/routes.ts';
import { posterRoutes } from '#domains/media/poster-routes.ts';
import { mediaRoutes } from '#domains/media/routes.ts';
import { uploadRoutes } from '#domains/media/upload-routes.ts';
import { previewRoutes } from '#domains/playback/preview-routes.ts';
import { downloadRoutes } from '#domains/playback/download-routes.ts';
import { playbackRoutes } from '#domains/playback/routes.ts';
import { tasteRoutes } from '#domains/taste/routes.ts';
import { togetherRoutes } from '#domains/together/routes.ts';
import { modelRoutes } from '#domains/recommend/model-routes.ts';
import { recommendRoutes } from '#domains/recommend/routes.ts';
import { problems } from '#engine/api/problem.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import type { Kinora } from './compose.ts';
import { demoAccounts } from './demo-accounts.ts';
import { version } from './version.ts';

const serviceSchema = z
  .object({
    version: z.string(),
    demo: z.boolean().describe('True when the demo catalogue is in'),
    demoAccounts: z
      .array(z.object({ email: z.string(), password: z.string(), role: roleSchema, note: z.string() }))
      .nullable(),
    passwordPolicy: passwordPolicySchema,
    locales: z.array(localeSchema),
  })
  .meta({ id: 'Service' });

export function registerApi(app: ApiApp, kinora: Kinora): void {
  const { stores, identity, viewers, art } = kinora;
  app.get(
    '/config',
    {
      schema: {
        operationId: 'showService',
        tags: ['service'],
        summary: 'What this service is and offers before anybody signs in',
        response: { 200: serviceSchema, ...problems },
      },
    },
    async () => {
      const demo = (await stores.titles.count('demo')) > 0;
      return {
        version,
        demo,
        demoAccounts: demo
          ? demoAccounts.map(({ email, password, role, note }) => ({ email, password, role, note }))
          : null,
        passwordPolicy,
        locales: [...locales],
      };
    },
  );
  identityRoutes(app, { ...identity, viewers });
  catalogRoutes(app, {
    titles: stores.titles,
    channels: stores.channels,
    search: stores.search,
    art,
    viewers,
  });
  const catalogue = { titles: stores.titles, stills: kinora.stills, art, viewers, clock: kinora.clock };
  titleRoutes(app, { ...catalogue, newId: randomUUID });
  tasteRoutes(app, { taste: stores.taste, catalog: kinora.catalog, viewers, clock: kinora.clock });
  recommendRoutes(app, { recommend: kinora.recommend, viewers });
  modelRoutes(app, {
    recommend: kinora.recommend,
    jobs: stores.jobs,
    runs: stores.runs,
    viewers,
    clock: kinora.clock,
    wake: kinora.modelWork.wake,
  });
  mediaRoutes(app, {
    assets: kinora.media.assets,
    jobs: stores.jobs,
    catalog: kinora.catalog,
    watched: kinora.media.watched,
    watchedFolder: kinora.config.KINORA_WATCH ?? null,
    viewers,
    clock: kinora.clock,
    wake: () => kinora.media.wake(),
  });
  const { assets, files } = kinora.media;
  posterRoutes(app, { assets, files, pictures: titlePictures(catalogue), viewers });
  uploadRoutes(app, { uploads: kinora.media.uploads, viewers });
  previewRoutes(app, { viewers, catalog: kinora.catalog, media: kinora.media.library });
  playbackRoutes(app, {
    catalog: kinora.catalog,
    media: kinora.media.library,
    progress: kinora.media.progress,
    streams: kinora.media.streams,
    quality: kinora.media.quality,
    streamLimit: kinora.config.KINORA_STREAMS,
    watch: kinora.media.watch,
    viewers,
    clock: kinora.clock,
    secret: kinora.media.secret,
    tokenMinutes: kinora.config.KINORA_MEDIA_TOKEN_MINUTES,
  });
  downloadRoutes(app, {
    catalog: kinora.catalog,
    media: kinora.media.library,
    downloads: kinora.media.downloads,
    progress: kinora.media.progress,
    perDevice: kinora.config.KINORA_DOWNLOADS,
    devices: kinora.config.KINORA_DOWNLOAD_DEVICES,
    days: kinora.config.KINORA_DOWNLOAD_DAYS,
    viewers,
    clock: kinora.clock,
    secret: kinora.media.secret,
    tokenMinutes: kinora.config.KINORA_MEDIA_TOKEN_MINUTES,
  });
  togetherRoutes(app, { ...kinora.together, viewers });
}
