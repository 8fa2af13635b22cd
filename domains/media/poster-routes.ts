// The pictures that were found in films over HTTP, for operators: to be looked at, and to stand for their titles.
import { Readable } from 'node:stream';
import { z } from 'zod';
import { titleCardSchema, type TitlePictures } from '#domains/catalog/contract.ts';
import type { ViewerGate } from '#domains/identity/contract.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, type ApiApp } from '#engine/api/route-kit.ts';
import { posterFolder } from '#engine/media/packaged-files.ts';
import { posterChoice } from './contract.ts';
import { mediaErrors } from './errors.ts';
import { openPoster } from './open-poster.ts';
import type { AssetStore, MediaFiles } from './ports.ts';

export interface PosterRoutesDeps {
  readonly assets: Pick<AssetStore, 'find'>;
  readonly files: Pick<MediaFiles, 'open'>;
  readonly pictures: TitlePictures;
  readonly viewers: Pick<ViewerGate, 'requireOperator'>;
}

const fileParams = idParam.extend({ file: z.string().regex(/^[1-9]\.jpg$/) });

export function posterRoutes(app: ApiApp, deps: PosterRoutesDeps): void {
  const { assets, pictures, viewers } = deps;

  // Not in the OpenAPI description, as all that answers bytes: the name is in `posters` of the video.
  app.get(
    `/assets/:id/${posterFolder}/:file`,
    { schema: { hide: true, params: fileParams }, config: { rateLimit: false } },
    async (request, reply) => {
      await viewers.requireOperator(request);
      const { id, file } = request.params;
      const picture = await openPoster(deps, id, `${posterFolder}/${file}`);
      const tag = `"${picture.bytes.toString(36)}-${Math.round(picture.modifiedAt).toString(36)}"`;
      // Nobody in between keeps it, and a browser asks again: the film may be made anew under this number.
      void reply.headers({ etag: tag, 'cache-control': 'private, no-cache', 'content-type': 'image/jpeg' });
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      void reply.header('content-length', picture.bytes);
      return reply.send(Readable.from(picture.read(0, picture.bytes - 1)));
    },
  );

  app.put(
    '/assets/:id/still',
    {
      schema: {
        operationId: 'useStill',
        tags: ['media'],
        summary: 'Let a picture of the film stand for its title wherever it is shown; for operators',
        params: idParam,
        body: posterChoice,
        response: { 200: titleCardSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const { id } = request.params;
      const { poster } = request.body;
      const asset = await assets.find(id);
      if (asset === null || asset.removedAt !== null) throw mediaErrors.asset_not_found(id);
      const picture = await openPoster(deps, id, poster);
      const pieces: Uint8Array[] = [];
      for await (const piece of picture.read(0, picture.bytes - 1)) pieces.push(piece);
      const number = Number.parseInt(poster.slice(posterFolder.length + 1), 10);
      return pictures.use(asset.titleId, { assetId: id, poster: number, jpeg: Buffer.concat(pieces) });
    },
  );
}
