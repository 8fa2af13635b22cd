// The catalogue over HTTP.
import { z } from 'zod';
import type { ViewerGate } from '#domains/identity/contract.ts';
import { pageQuery } from '#engine/api/page.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, type ApiApp } from '#engine/api/route-kit.ts';
import { answerEtag } from './answer-etag.ts';
import {
  channelSchema,
  channelsAnswer,
  facetsSchema,
  linkPage,
  personSchema,
  searchAnswer,
  searchQuery,
  titleDetailSchema,
  titlePage,
  titleQuery,
  type Channel,
} from './contract.ts';
import { catalogErrors } from './errors.ts';
import { listLinks } from './list-links.ts';
import { listTitles } from './list-titles.ts';
import { EVERYTHING } from './policy.ts';
import type { ArtAddresses, ChannelRow, ChannelStore, SearchIndex, TitleStore } from './ports.ts';
import { searchTitles } from './search-titles.ts';
import { showTitle } from './show-title.ts';
import { toCard } from './to-card.ts';

export interface CatalogRoutesDeps {
  readonly titles: TitleStore;
  readonly channels: ChannelStore;
  readonly search: SearchIndex;
  readonly art: ArtAddresses;
  readonly viewers: Pick<ViewerGate, 'optional'>;
}

/** Titles in the picture of a channel. */
const COVERS = 4;
const tags = ['catalog'];
const slugParam = z.object({ slug: z.string().min(1).max(60) });

export function catalogRoutes(app: ApiApp, deps: CatalogRoutesDeps): void {
  const limitOf = async (request: Parameters<ViewerGate['optional']>[0]): Promise<number> =>
    (await deps.viewers.optional(request))?.profile?.maturityLimit ?? EVERYTHING;
  const toChannel = ({ cover, ...channel }: ChannelRow): Channel => ({
    ...channel,
    cover: cover.map((row) => toCard(row, deps.art)),
  });

  app.get(
    '/movies',
    {
      schema: {
        operationId: 'listMovies',
        tags,
        summary: 'Films and series, filtered and sorted',
        querystring: titleQuery,
        response: { 200: titlePage, ...problems },
      },
      // The busiest answer. `toCard` names every field it sends, so the schema's second look would find nothing to drop.
      serializerCompiler: () => JSON.stringify,
    },
    async (request) => listTitles(deps, { ...request.query, maturityLimit: await limitOf(request) }),
  );

  app.get(
    '/movies/:id',
    {
      onSend: answerEtag,
      schema: {
        operationId: 'showMovie',
        tags,
        summary: 'One title with its credits, episodes and channels',
        params: idParam,
        response: { 200: titleDetailSchema, ...problems },
      },
    },
    async (request) => showTitle(deps, request.params.id, await limitOf(request)),
  );

  app.get(
    '/facets',
    {
      onSend: answerEtag,
      schema: {
        operationId: 'showFacets',
        tags,
        summary: 'What titles can be browsed by, with how many each',
        response: { 200: facetsSchema, ...problems },
      },
    },
    async (request) => deps.titles.facets(await limitOf(request)),
  );

  app.get(
    '/channels',
    {
      onSend: answerEtag,
      schema: {
        operationId: 'listChannels',
        tags,
        summary: 'The curated collections',
        response: { 200: channelsAnswer, ...problems },
      },
    },
    async (request) => ({ items: (await deps.channels.all(await limitOf(request), COVERS)).map(toChannel) }),
  );

  app.get(
    '/channels/:slug',
    {
      onSend: answerEtag,
      schema: {
        operationId: 'showChannel',
        tags,
        summary: 'One collection; its titles are at /movies?channel=',
        params: slugParam,
        response: { 200: channelSchema, ...problems },
      },
    },
    async (request) => {
      const channel = await deps.channels.find(request.params.slug, await limitOf(request), COVERS);
      if (!channel) throw catalogErrors.channel_not_found(request.params.slug);
      return toChannel(channel);
    },
  );

  app.get(
    '/people/:id',
    {
      schema: {
        operationId: 'showPerson',
        tags,
        summary: 'Someone with credits; their titles are at /movies?person=',
        params: idParam,
        response: { 200: personSchema, ...problems },
      },
    },
    async (request) => {
      const person = await deps.titles.person(request.params.id, await limitOf(request));
      if (!person) throw catalogErrors.person_not_found(request.params.id);
      return person;
    },
  );

  app.get(
    '/search',
    {
      schema: {
        operationId: 'search',
        tags,
        summary: 'Titles, people and genres by words, as you type, forgiving slips',
        querystring: searchQuery,
        response: { 200: searchAnswer, ...problems },
      },
    },
    async (request) => searchTitles(deps, { ...request.query, maturityLimit: await limitOf(request) }),
  );

  app.get(
    '/links',
    {
      schema: {
        operationId: 'listLinks',
        tags,
        summary: 'The ids of titles in MovieLens, IMDb and TMDB',
        querystring: pageQuery,
        response: { 200: linkPage, ...problems },
      },
    },
    (request) => listLinks(deps, request.query),
  );
}
