// The videos behind titles over HTTP, for operators.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { ViewerGate } from '#domains/identity/contract.ts';
import type { JobStore } from '#domains/jobs/ports.ts';
import type { Clock } from '#engine/api/clock.ts';
import { decodeCursor, encodeCursor, pageErrors } from '#engine/api/page.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, type ApiApp } from '#engine/api/route-kit.ts';
import { assetPage, assetQuery, assetSchema, marksInput, watchedFiles } from './contract.ts';
import { mediaErrors } from './errors.ts';
import { nameAssets } from './name-assets.ts';
import type { AssetStore, WatchStore } from './ports.ts';
import { presentAsset } from './present-asset.ts';
import { removeAsset, restoreAsset } from './remove-asset.ts';
import { setMarks } from './set-marks.ts';
import { steerWork, workSteps } from './steer-work.ts';

export interface MediaRoutesDeps {
  readonly assets: AssetStore;
  readonly jobs: JobStore;
  readonly catalog: Pick<CatalogReader, 'cards' | 'detail'>;
  readonly watched: Pick<WatchStore, 'all'>;
  /** KINORA_WATCH */
  readonly watchedFolder: string | null;
  readonly viewers: ViewerGate;
  readonly clock: Clock;
  /** Told that a job can be taken up. */
  readonly wake: () => void;
}

/** Files of the watched folder that are told. */
const mostWatched = 500;

const summaries = {
  pause: 'Hold the work on a video; what is finished of it is kept and plays; for operators',
  resume: 'Go on with work that was paused; for operators',
  cancel: 'End the work on a video; what is finished of it is kept and plays; for operators',
  retry: 'Take up work that failed or was cancelled; for operators',
} as const;

export function mediaRoutes(app: ApiApp, deps: MediaRoutesDeps): void {
  const { assets, jobs, viewers, catalog } = deps;
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
      const { cursor, limit, movie, removed } = request.query;
      const before = cursor === undefined ? undefined : decodeCursor(cursor, 1)[0];
      if (before !== undefined && !Number.isInteger(before)) throw pageErrors.cursor_invalid(cursor ?? '');
      const rows = await assets.list({
        limit,
        removed,
        ...(movie === undefined ? {} : { titleId: movie }),
        ...(typeof before === 'number' ? { before } : {}),
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: await nameAssets(await Promise.all(shown.map((asset) => presentAsset(asset, jobs))), catalog),
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

  app.put(
    '/assets/:id/markers',
    {
      schema: {
        operationId: 'setMarkers',
        tags: ['media'],
        summary: 'Set chapters and markers by hand, or leave them to what is found again; for operators',
        params: idParam,
        body: marksInput,
        response: { 200: assetSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return presentAsset(await setMarks(deps, request.params.id, request.body), jobs);
    },
  );

  app.delete(
    '/assets/:id',
    {
      schema: {
        operationId: 'removeAsset',
        tags: ['media'],
        summary:
          'Take a video away: nobody new plays it; its files go after KINORA_TRASH_HOURS, until then it can be restored; for operators',
        params: idParam,
        response: { 200: assetSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return presentAsset(await removeAsset(deps, request.params.id), jobs);
    },
  );

  app.post(
    '/assets/:id/restore',
    {
      schema: {
        operationId: 'restoreAsset',
        tags: ['media'],
        summary: 'Bring a removed video back, with the work that was held; for operators',
        params: idParam,
        response: { 200: assetSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return presentAsset(await restoreAsset(deps, request.params.id), jobs);
    },
  );

  app.get(
    '/watched-files',
    {
      schema: {
        operationId: 'listWatchedFiles',
        tags: ['media'],
        summary: 'What came of the files in the watched folder, the latest first; for operators',
        response: { 200: watchedFiles, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const rows = await deps.watched.all();
      const items = rows.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, mostWatched);
      return { folder: deps.watchedFolder, items };
    },
  );

  for (const step of workSteps) {
    app.post(
      `/assets/:id/${step}`,
      {
        schema: {
          operationId: `${step}Asset`,
          tags: ['media'],
          summary: summaries[step],
          params: idParam,
          response: { 200: assetSchema, ...problems },
        },
      },
      async (request) => {
        await viewers.requireOperator(request);
        return presentAsset(await steerWork(deps, request.params.id, step), jobs);
      },
    );
  }
}
