// Watching together over HTTP: rooms, what happens in them as Server-Sent Events, and the clock that players agree on.
import { z } from 'zod';
import { signedIn, type Viewer, type ViewerGate } from '#domains/identity/contract.ts';
import { documentedErrors } from '#engine/api/define-errors.ts';
import { problems } from '#engine/api/problem.ts';
import { statusOf } from '#engine/api/status-of.ts';
import { noContent, type ApiApp } from '#engine/api/route-kit.ts';
import {
  clockSchema,
  openedRoomSchema,
  presenceInput,
  roomCommand,
  roomEventSchema,
  roomInput,
  roomMessageInput,
  roomMessageSchema,
  roomPatch,
  roomPlaybackSchema,
  roomSchema,
} from './contract.ts';
import { editRoom } from './edit-room.ts';
import { endRoom } from './end-room.ts';
import type { togetherErrors } from './errors.ts';
import { openEventStream } from './event-stream.ts';
import { findRoom } from './find-room.ts';
import { followRoom, type FollowRoomDeps } from './follow-room.ts';
import { leaveRoom } from './leave-room.ts';
import { openRoom, type OpenRoomDeps } from './open-room.ts';
import { presentRoom } from './present-room.ts';
import { sayInRoom } from './say-in-room.ts';
import { steerRoom } from './steer-room.ts';
import { tellPresence } from './tell-presence.ts';

export interface TogetherRoutesDeps extends OpenRoomDeps, FollowRoomDeps {
  readonly viewers: ViewerGate;
}

const params = z.object({ key: z.string().max(60) });

type Refusal = keyof typeof togetherErrors;

/** Of every address with a key. */
const door = ['room_not_found', 'room_above_limit'] as const satisfies readonly Refusal[];

function inWords(refusal: Refusal): string {
  const kind = documentedErrors().find(({ code }) => code === refusal)?.kind ?? 'fault';
  return `\`${refusal}\` (${statusOf(kind)})`;
}

export function togetherRoutes(app: ApiApp, deps: TogetherRoutesDeps): void {
  const { viewers, clock } = deps;
  const describe = (operationId: string, summary: string, refusals: readonly Refusal[]) => ({
    operationId,
    summary,
    description: `Refusals of its own: ${refusals.map(inWords).join(', ')}.`,
    tags: ['together'],
    security: signedIn,
  });

  app.get(
    '/clock',
    {
      schema: {
        operationId: 'showClock',
        summary: 'The time of the service, by which players in a room agree',
        tags: ['together'],
        response: { 200: clockSchema, ...problems },
      },
    },
    () => ({ now: clock.now() }),
  );

  app.post(
    '/rooms',
    {
      schema: {
        ...describe('openRoom', 'Open a room to watch a film or an episode together', [
          'room_title_not_found',
          'room_limit_reached',
          'room_too_fast',
        ]),
        body: roomInput,
        response: { 201: openedRoomSchema, ...problems },
      },
    },
    async (request, reply) => {
      const viewer = await viewers.requireProfile(request);
      const { movieId: titleId, episodeId = null, position } = request.body;
      const room = await openRoom(deps, viewer, { titleId, episodeId, position });
      return reply.code(201).header('location', `/api/v1/rooms/${room.key}`).send(room);
    },
  );

  app.get(
    '/rooms/:key',
    {
      schema: {
        ...describe('showRoom', 'A room as it is now, for who thinks of coming in', [...door]),
        params,
        response: { 200: roomSchema, ...problems },
      },
    },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      return presentRoom(deps, await findRoom(deps, viewer, request.params.key), viewer.profile);
    },
  );

  app.get(
    '/rooms/:key/events',
    {
      // Nothing can be said of the line without opening it.
      exposeHeadRoute: false,
      schema: {
        ...describe('followRoom', 'Come into a room, and hear what happens there while the line is open', [
          ...door,
          'room_full',
          'room_lines_exhausted',
          'room_too_fast',
          'rooms_busy',
        ]),
        params,
        headers: z.object({ 'last-event-id': z.string().max(60).optional() }),
        response: {
          200: {
            description:
              'Server-Sent Events; the data of each is a RoomEvent, but of those of the kind `beat`, which say every five seconds that the line is there',
            content: { 'text/event-stream': { schema: roomEventSchema } },
          },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const viewer = await viewers.requireProfile(request);
      await followRoom(deps, viewer, request.params.key, {
        after: request.headers['last-event-id'],
        holds: async () => isSame(await viewers.recheck(request), viewer),
        open(onEnd) {
          reply.hijack();
          const stream = openEventStream(reply.raw, onEnd);
          if (request.socket.destroyed) stream.end();
          return stream;
        },
      });
      return reply;
    },
  );

  app.post(
    '/rooms/:key/playback',
    {
      schema: {
        ...describe('steerRoom', 'Play, pause, seek or change the speed for everybody in the room', [
          ...door,
          'room_not_joined',
          'room_host_only',
          'room_moved_on',
          'room_too_fast',
        ]),
        params,
        body: roomCommand,
        response: { 200: roomPlaybackSchema, ...problems },
      },
    },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      return steerRoom(deps, viewer, request.params.key, request.body);
    },
  );

  app.post(
    '/rooms/:key/messages',
    {
      schema: {
        ...describe('sayInRoom', 'Say something to everybody in the room', [
          ...door,
          'room_not_joined',
          'room_chat_closed',
          'room_too_fast',
        ]),
        params,
        body: roomMessageInput,
        response: { 201: roomMessageSchema, ...problems },
      },
    },
    async (request, reply) => {
      const viewer = await viewers.requireProfile(request);
      return reply.code(201).send(await sayInRoom(deps, viewer, request.params.key, request.body.text));
    },
  );

  app.patch(
    '/rooms/:key',
    {
      schema: {
        ...describe('editRoom', 'Change who controls the room, or go on with another episode', [
          ...door,
          'room_not_joined',
          'room_host_only',
          'room_title_not_found',
          'room_moved_on',
          'room_too_fast',
        ]),
        params,
        body: roomPatch,
        response: { 200: roomSchema, ...problems },
      },
    },
    async (request) => {
      const viewer = await viewers.requireProfile(request);
      return editRoom(deps, viewer, request.params.key, request.body);
    },
  );

  app.delete(
    '/rooms/:key',
    {
      schema: {
        ...describe('endRoom', 'End the room for everybody; only its host may', [...door, 'room_host_only']),
        params,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      await endRoom(deps, await viewers.requireProfile(request), request.params.key);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/rooms/:key/presence',
    {
      schema: {
        ...describe(
          'tellPresence',
          'Say that one is there still, and whether the film waits for data; who is silent for two and a half minutes is gone',
          [...door, 'room_not_joined', 'room_too_fast'],
        ),
        params,
        body: presenceInput,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const viewer = await viewers.requireProfile(request);
      await tellPresence(deps, viewer, request.params.key, request.body.waiting);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/rooms/:key/presence',
    {
      schema: {
        ...describe('leaveRoom', 'Leave the room at once; without it, who is gone is missed after seconds', [
          ...door,
        ]),
        params,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      await leaveRoom(deps, await viewers.requireProfile(request), request.params.key);
      return reply.code(204).send(null);
    },
  );
}

/** The same device and profile, which may still see and read what it could. */
function isSame(now: Viewer | null, before: Viewer): boolean {
  return (
    now !== null &&
    now.sessionId === before.sessionId &&
    now.profile?.id === before.profile?.id &&
    now.profile?.kids === before.profile?.kids &&
    now.profile?.maturityLimit === before.profile?.maturityLimit
  );
}
