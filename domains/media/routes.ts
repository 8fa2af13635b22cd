// The videos behind titles over HTTP, for operators.
import type { ViewerGate } from '#domains/identity/contract.ts';
import type { JobStore } from '#domains/jobs/ports.ts';
import { decodeCursor, encodeCursor, pageErrors } from '#engine/api/page.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, type ApiApp } from '#engine/api/route-kit.ts';
import { assetPage, assetQuery, assetSchema } from './contract.ts';
import { mediaErrors } from './errors.ts';
import type { AssetStore } from './ports.ts';
import { presentAsset } from './present-asset.ts';

export interface MediaRoutesDeps {
  readonly assets: AssetStore;
  readonly jobs: JobStore;
  readonly viewers: ViewerGate;
}

export function mediaRoutes(app: ApiApp, { assets, jobs, viewers }: MediaRoutesDeps): void {
  app.get(
    '/assets',
    {
      schema: {
        operationId: 'listAssets',
        tags: ['media'],
        summary: 'Videos behind titles, newest first; for operators',
        querystring: assetQuery,
        response: { 200: assetPage, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const { cursor, limit, movie } = request.query;
      const before = cursor === undefined ? undefined : decodeCursor(cursor, 1)[0];
      if (before !== undefined && !Number.isInteger(before)) throw pageErrors.cursor_invalid(cursor ?? '');
      const rows = await assets.list({
        limit,
        ...(movie === undefined ? {} : { titleId: movie }),
        ...(typeof before === 'number' ? { before } : {}),
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: await Promise.all(shown.map((asset) => presentAsset(asset, jobs))),
        next: rows.length > limit && last ? encodeCursor([last.id]) : null,
      };
    },
  );

  app.get(
    '/assets/:id',
    {
      schema: {
        operationId: 'showAsset',
        tags: ['media'],
        summary: 'One video with its renditions and the progress of the work on it; for operators',
        params: idParam,
        response: { 200: assetSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const asset = await assets.find(request.params.id);
      if (asset === null) throw mediaErrors.asset_not_found(request.params.id);
      return presentAsset(asset, jobs);
    },
  );
}
