// Downloads over HTTP: what is offered, the right to keep and play it, fresh addresses, and giving it back.
import type { ViewerGate } from '#domains/identity/contract.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, noContent, type ApiApp } from '#engine/api/route-kit.ts';
import {
  downloadInput,
  downloadList,
  downloadOfferQuery,
  downloadOfferSchema,
  downloadTicketSchema,
} from './contract.ts';
import { playbackErrors } from './errors.ts';
import { listDownloads } from './list-downloads.ts';
import { offerDownload, type DownloadDeps } from './offer-download.ts';
import type { ProgressStore } from './ports.ts';
import { continueDownload, startDownload } from './start-download.ts';

export interface DownloadRoutesDeps extends DownloadDeps {
  readonly viewers: ViewerGate;
  readonly progress: Pick<ProgressStore, 'of'>;
}

export function downloadRoutes(app: ApiApp, deps: DownloadRoutesDeps): void {
  const { viewers } = deps;
  const describe = (operationId: string, summary: string) => ({ operationId, summary, tags: ['downloads'] });

  app.get(
    '/downloads/offer',
    {
      schema: {
        ...describe(
          'offerDownload',
          'Whether a film or an episode can be downloaded, in what qualities and sizes',
        ),
        querystring: downloadOfferQuery,
        response: { 200: downloadOfferSchema, ...problems },
      },
    },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      const { movie: titleId, episode: episodeId = null, prepare } = request.query;
      return offerDownload(deps, viewer, { titleId, episodeId }, prepare);
    },
  );

  app.post(
    '/downloads',
    {
      schema: {
        ...describe(
          'startDownload',
          'Take the right to keep a film or an episode on this device, or renew it',
        ),
        body: downloadInput,
        response: { 201: downloadTicketSchema, ...problems },
      },
    },
    async (request, reply) => {
      const viewer = await viewers.requireProfile(request);
      const { movieId: titleId, episodeId = null, quality } = request.body;
      const ticket = await startDownload(deps, viewer, { titleId, episodeId }, quality);
      return reply.code(201).header('location', `/api/v1/downloads/${ticket.id}`).send(ticket);
    },
  );

  app.get(
    '/downloads',
    {
      schema: {
        ...describe(
          'listDownloads',
          'Which downloads of this device may still be played, and where they were left',
        ),
        response: { 200: downloadList, ...problems },
      },
    },
    async (request) => listDownloads(deps, await viewers.require(request)),
  );

  app.get(
    '/downloads/:id',
    {
      schema: {
        ...describe('continueDownload', 'A download of this device and profile, with a fresh address'),
        params: idParam,
        response: { 200: downloadTicketSchema, ...problems },
      },
    },
    async (request) => continueDownload(deps, await viewers.requireProfile(request), request.params.id),
  );

  app.delete(
    '/downloads/:id',
    {
      schema: {
        ...describe('endDownload', 'Give a download of the account back, on whichever device'),
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { accountId } = await viewers.require(request);
      if (!(await deps.downloads.release(request.params.id, accountId)))
        throw playbackErrors.download_not_found(request.params.id);
      return reply.code(204).send(null);
    },
  );
}
