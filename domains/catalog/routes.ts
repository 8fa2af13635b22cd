// The catalogue over HTTP.
import type { ViewerGate } from '#domains/identity/contract.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, type ApiApp } from '#engine/api/route-kit.ts';
import { titleDetailSchema, titlePage, titleQuery } from './contract.ts';
import { catalogErrors } from './errors.ts';
import { listTitles } from './list-titles.ts';
import { EVERYTHING, maySee } from './policy.ts';
import type { ArtAddresses, TitleStore } from './ports.ts';
import { toCard } from './to-card.ts';

export interface CatalogRoutesDeps {
  readonly titles: TitleStore;
  readonly art: ArtAddresses;
  readonly viewers: ViewerGate;
}

export function catalogRoutes(app: ApiApp, deps: CatalogRoutesDeps): void {
  app.get(
    '/movies',
    {
      schema: {
        operationId: 'listMovies',
        tags: ['catalog'],
        summary: 'Films and series, filtered and sorted',
        querystring: titleQuery,
        response: { 200: titlePage, ...problems },
      },
    },
    async (request) => {
      const viewer = await deps.viewers.optional(request);
      return listTitles(deps, {
        ...request.query,
        maturityLimit: viewer?.profile?.maturityLimit ?? EVERYTHING,
      });
    },
  );

  app.get(
    '/movies/:id',
    {
      schema: {
        operationId: 'showMovie',
        tags: ['catalog'],
        summary: 'One title with its credits, episodes and channels',
        params: idParam,
        response: { 200: titleDetailSchema, ...problems },
      },
    },
    async (request) => {
      const viewer = await deps.viewers.optional(request);
      const title = await deps.titles.detail(request.params.id);
      if (!title || !maySee(title, viewer?.profile?.maturityLimit ?? EVERYTHING)) {
        throw catalogErrors.title_not_found(request.params.id);
      }
      return { ...title, ...toCard(title, deps.art) };
    },
  );
}
