// Playback over HTTP: starting one, keeping the place, Continue Watching and the history.
import { z } from 'zod';
import type { ViewerGate } from '#domains/identity/contract.ts';
import { decodeCursor, encodeCursor, pageErrors, pageQuery } from '#engine/api/page.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, noContent, type ApiApp } from '#engine/api/route-kit.ts';
import {
  historyPage,
  playbackInput,
  playbackSchema,
  qualityQuery,
  qualitySchema,
  streamList,
  progressInput,
  watchList,
  type WatchReader,
} from './contract.ts';
import { playbackErrors } from './errors.ts';
import { listStreams } from './list-streams.ts';
import { parsePlaybackId } from './playback-id.ts';
import type { QualityStore } from './ports.ts';
import { saveProgress } from './save-progress.ts';
import { showHistory } from './show-history.ts';
import { summariseQuality } from './summarise-quality.ts';
import { startPlayback, type PlaybackDeps } from './start-playback.ts';

export interface PlaybackRoutesDeps extends PlaybackDeps {
  readonly viewers: ViewerGate;
  readonly watch: WatchReader;
  readonly quality: Pick<QualityStore, 'recent'>;
}

/** Playbacks that a summary looks at, the newest. */
const mostSummed = 20_000;

const DAY_MS = 86_400_000;

/** Most items of Continue Watching that are shown. */
const mostContinued = 20;

export function playbackRoutes(app: ApiApp, deps: PlaybackRoutesDeps): void {
  const { viewers, progress, watch } = deps;
  const describe = (operationId: string, summary: string) => ({ operationId, summary, tags: ['playback'] });

  app.post(
    '/playbacks',
    {
      schema: {
        ...describe('startPlayback', 'Start playing a film, an episode, or a series where it was left'),
        body: playbackInput,
        response: { 201: playbackSchema, ...problems },
      },
    },
    async (request, reply) => {
      const viewer = await viewers.requireProfile(request);
      const { movieId: titleId, episodeId = null } = request.body;
      const playback = await startPlayback(deps, viewer, { titleId, episodeId });
      return reply.code(201).header('location', `/api/v1/playbacks/${playback.id}`).send(playback);
    },
  );

  app.get(
    '/playbacks/:id',
    {
      schema: {
        ...describe(
          'showPlayback',
          'A playback in preparation, or a fresh address for one whose address expires',
        ),
        params: z.object({ id: z.string().max(40) }),
        querystring: z.object({
          stream: z.coerce
            .number()
            .int()
            .positive()
            .optional()
            .describe('The stream that the player has: it keeps its place. Without it a place is taken.'),
        }),
        response: { 200: playbackSchema, ...problems },
      },
    },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      const part = parsePlaybackId(request.params.id);
      if (part === null) throw playbackErrors.played_title_not_found(`"${request.params.id}"`);
      return startPlayback(deps, viewer, part, request.query.stream);
    },
  );

  app.get(
    '/quality',
    {
      schema: {
        ...describe(
          'showQuality',
          'How playbacks went: start-up, rebuffering, bitrate, errors; for operators',
        ),
        querystring: qualityQuery,
        response: { 200: qualitySchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const { movie: titleId, days } = request.query;
      const rows = await deps.quality.recent({
        ...(titleId === undefined ? {} : { titleId }),
        since: deps.clock.now() - days * DAY_MS,
        limit: mostSummed,
      });
      return summariseQuality(rows.map(({ quality }) => quality));
    },
  );

  app.get(
    '/streams',
    {
      schema: {
        ...describe('listStreams', 'What devices of the account are playing right now'),
        response: { 200: streamList, ...problems },
      },
    },
    async (request) => listStreams(deps, await viewers.requireProfile(request), deps.clock.now()),
  );

  app.delete(
    '/streams/:id',
    {
      schema: {
        ...describe(
          'endStream',
          'Stop a stream of the account, on whichever device, and give its place back',
        ),
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { accountId } = await viewers.require(request);
      if (!(await deps.streams.close(request.params.id, accountId)))
        throw playbackErrors.stream_not_found(request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/progress',
    {
      schema: {
        ...describe('saveProgress', 'Keep the place of the chosen profile in a film or an episode'),
        body: progressInput,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      await saveProgress(deps, await viewers.requireProfile(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/continue-watching',
    {
      schema: {
        ...describe('listContinueWatching', 'What was begun and not finished, newest first'),
        response: { 200: watchList, ...problems },
      },
    },
    async (request) => {
      const { profile } = await viewers.requireProfile(request);
      const { maturityLimit } = profile;
      return { items: await watch.continueWatching(profile.id, mostContinued, { maturityLimit }) };
    },
  );

  app.delete(
    '/continue-watching/:id',
    {
      schema: {
        ...describe(
          'removeFromContinueWatching',
          'Take a title out of Continue Watching until it is played again',
        ),
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { profile } = await viewers.requireProfile(request);
      await progress.hide(profile.id, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/history',
    {
      schema: {
        ...describe('listHistory', 'Everything the chosen profile has watched, newest first'),
        querystring: pageQuery,
        response: { 200: historyPage, ...problems },
      },
    },
    async (request) => {
      const { profile } = await viewers.requireProfile(request);
      const { cursor, limit } = request.query;
      const after = cursor === undefined ? undefined : placeOf(cursor);
      const { items, last } = await showHistory(deps, profile, limit, after);
      return { items, next: last === null ? null : encodeCursor([...last]) };
    },
  );

  app.delete(
    '/history/:id',
    {
      schema: {
        ...describe('removeFromHistory', 'Forget that a title was watched; recommendations forget it too'),
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { profile } = await viewers.requireProfile(request);
      await progress.forget(profile.id, request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function placeOf(cursor: string): readonly [number, number, number] {
  const [at, title, episode] = decodeCursor(cursor, 3);
  if (typeof at !== 'number' || typeof title !== 'number' || typeof episode !== 'number') {
    throw pageErrors.cursor_invalid(cursor);
  }
  return [at, title, episode];
}
