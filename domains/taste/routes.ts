// Ratings, thumbs, My List and tags over HTTP.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { ViewerGate, ViewerWithProfile } from '#domains/identity/contract.ts';
import type { Clock } from '#engine/api/clock.ts';
import { decodeCursor, decodeNumbers, encodeCursor } from '#engine/api/page.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, noContent, type ApiApp } from '#engine/api/route-kit.ts';
import {
  listPage,
  listQuery,
  ratingInput,
  ratingPage,
  ratingQuery,
  tagPage,
  thumbInput,
  titleTasteSchema,
  type TitleTaste,
} from './contract.ts';
import { tasteErrors } from './errors.ts';
import { visibleUser } from './policy.ts';
import type { TasteStore } from './ports.ts';

export interface TasteRoutesDeps {
  readonly taste: TasteStore;
  readonly catalog: CatalogReader;
  readonly viewers: ViewerGate;
  readonly clock: Clock;
}

export function tasteRoutes(app: ApiApp, { taste, catalog, viewers, clock }: TasteRoutesDeps): void {
  const describe = (operationId: string, summary: string) => ({ operationId, summary, tags: ['taste'] });

  /** Does one change and answers what the profile now says of the title. */
  const change = async (
    viewer: ViewerWithProfile,
    titleId: number,
    act: (profileId: number) => Promise<void>,
  ): Promise<TitleTaste> => {
    const { maturityLimit } = viewer.profile;
    const [card] = await catalog.cards([titleId], { maturityLimit });
    if (card === undefined) throw tasteErrors.rated_title_not_found(titleId);
    await act(viewer.profile.id);
    return { movieId: titleId, ...(await taste.of(viewer.profile.id, titleId)) };
  };
  const answers = { 200: titleTasteSchema, ...problems };

  app.get(
    '/movies/:id/taste',
    {
      schema: {
        ...describe('showTaste', 'What the chosen profile has said about a title'),
        params: idParam,
        response: answers,
      },
    },
    async (request) =>
      change(await viewers.requireProfile(request), request.params.id, async () => undefined),
  );

  app.put(
    '/movies/:id/rating',
    {
      schema: {
        ...describe('rateMovie', 'Rate a title in half stars'),
        params: idParam,
        body: ratingInput,
        response: answers,
      },
    },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      const { id } = request.params;
      return change(viewer, id, (profile) => taste.rate(profile, id, request.body.stars, clock.now()));
    },
  );

  app.delete(
    '/movies/:id/rating',
    { schema: { ...describe('unrateMovie', 'Take a rating back'), params: idParam, response: answers } },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      const { id } = request.params;
      return change(viewer, id, (profile) => taste.rate(profile, id, null, clock.now()));
    },
  );

  app.put(
    '/movies/:id/thumb',
    {
      schema: {
        ...describe('thumbMovie', 'Not for me, like, or love'),
        params: idParam,
        body: thumbInput,
        response: answers,
      },
    },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      const { id } = request.params;
      return change(viewer, id, (profile) => taste.thumb(profile, id, request.body.thumb, clock.now()));
    },
  );

  app.delete(
    '/movies/:id/thumb',
    { schema: { ...describe('unthumbMovie', 'Take a thumb back'), params: idParam, response: answers } },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      const { id } = request.params;
      return change(viewer, id, (profile) => taste.thumb(profile, id, null, clock.now()));
    },
  );

  app.get(
    '/my-list',
    {
      schema: {
        ...describe('listMyList', 'My List, newest first'),
        querystring: listQuery,
        response: { 200: listPage, ...problems },
      },
    },
    async (request) => {
      const { profile } = await viewers.requireProfile(request);
      const { cursor, limit } = request.query;
      const after = cursor === undefined ? undefined : decodeNumbers(cursor, 2);
      const rows = await taste.list(profile.id, limit, after && [after[0] ?? 0, after[1] ?? 0]);
      const shown = rows.slice(0, limit);
      const cards = await catalog.cards(
        shown.map((row) => row.titleId),
        { maturityLimit: profile.maturityLimit },
      );
      const added = new Map(shown.map((row) => [row.titleId, row.addedAt]));
      const last = shown.at(-1);
      return {
        items: cards.map((title) => ({ title, addedAt: added.get(title.id) ?? 0 })),
        next: rows.length > limit && last ? encodeCursor([last.addedAt, last.titleId]) : null,
      };
    },
  );

  app.put(
    '/my-list/:id',
    { schema: { ...describe('addToMyList', 'Put a title on My List'), params: idParam, response: answers } },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      const { id } = request.params;
      return change(viewer, id, (profile) => taste.addToList(profile, id, clock.now()));
    },
  );

  app.delete(
    '/my-list/:id',
    {
      schema: {
        ...describe('removeFromMyList', 'Take a title off My List'),
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { profile } = await viewers.requireProfile(request);
      await taste.removeFromList(profile.id, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/ratings',
    {
      schema: {
        ...describe('listRatings', 'Ratings: those of the chosen profile, or for operators of everybody'),
        querystring: ratingQuery,
        response: { 200: ratingPage, ...problems },
      },
    },
    async (request) => {
      const { cursor, limit, movie } = request.query;
      const user = visibleUser(await viewers.require(request), request.query.user);
      const after = cursor === undefined ? undefined : decodeNumbers(cursor, 2);
      const rows = await taste.ratings({
        user,
        movie,
        limit,
        after: after && [after[0] ?? 0, after[1] ?? 0],
      });
      const last = rows[limit - 1];
      return {
        items: rows.slice(0, limit),
        next: rows.length > limit && last ? encodeCursor([last.userId, last.movieId]) : null,
      };
    },
  );

  app.get(
    '/tags',
    {
      schema: {
        ...describe('listTags', 'Tags: those of the chosen profile, or for operators of everybody'),
        querystring: ratingQuery,
        response: { 200: tagPage, ...problems },
      },
    },
    async (request) => {
      const { cursor, limit, movie } = request.query;
      const user = visibleUser(await viewers.require(request), request.query.user);
      const parts = cursor === undefined ? undefined : decodeCursor(cursor, 3);
      const after = parts && ([Number(parts[0]), Number(parts[1]), String(parts[2])] as const);
      const rows = await taste.tags({ user, movie, limit, after });
      const last = rows[limit - 1];
      return {
        items: rows.slice(0, limit),
        next:
          rows.length > limit && last
            ? encodeCursor([last.userId, last.movieId, last.tag.toLowerCase()])
            : null,
      };
    },
  );
}
