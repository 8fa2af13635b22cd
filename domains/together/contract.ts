// What watching together shows to others: rooms, who is in them, how far the film is, what is said, and what happens there.
import { z } from 'zod';
import { episodeSchema, titleCardSchema } from '#domains/catalog/contract.ts';
import { avatarSchema } from '#domains/identity/contract.ts';
import { cleanLine } from '#engine/text/clean-line.ts';

/** Most people in a room. */
export const mostMembers = 20;

/** Characters of one message. */
export const longestMessage = 500;

/** 128 random bits as base64url. */
export const roomKeySchema = z.string().regex(/^[\w-]{22}$/);

export const roomInput = z
  .object({
    movieId: z.number().int().positive(),
    episodeId: z.number().int().positive().optional(),
    position: z
      .number()
      .min(0)
      .max(200_000)
      .default(0)
      .describe('Seconds: where the film stands until somebody plays'),
  })
  .meta({ id: 'NewRoom' });

export const roomMemberSchema = z
  .object({
    id: z.string().describe('Of this person in this room; says nothing elsewhere'),
    name: z.string(),
    avatar: avatarSchema,
  })
  .meta({ id: 'RoomMember' });
export type RoomMember = z.infer<typeof roomMemberSchema>;

/** Where the film is at `at`; while it plays, `rate` times the time since then is added. */
export const roomPlaybackSchema = z
  .object({
    version: z.number().int().describe('One more with each change'),
    paused: z.boolean(),
    position: z.number().describe('Seconds'),
    rate: z.number(),
    at: z.number().describe('Milliseconds since 1970 by the clock of GET /clock'),
  })
  .meta({ id: 'RoomPlayback' });
export type RoomPlayback = z.infer<typeof roomPlaybackSchema>;

export const roomCommand = z
  .object({
    version: z
      .number()
      .int()
      .min(0)
      .describe('That the viewer saw; an older one than the room has is refused'),
    paused: z.boolean(),
    position: z.number().min(0).max(200_000).describe('Seconds'),
    rate: z.number().min(0.25).max(4).default(1),
    at: z
      .number()
      .optional()
      .describe(
        'When the position was read, by the clock of GET /clock; taken when it is within two seconds',
      ),
  })
  .meta({ id: 'RoomCommand' });
export type RoomCommand = z.infer<typeof roomCommand>;

export const roomMessageInput = z
  .object({
    text: z
      .string()
      .max(longestMessage * 4)
      .transform(cleanLine)
      .pipe(z.string().min(1).max(longestMessage))
      .describe('Plain text; what is not seen, or turns the direction of its neighbours, is taken out'),
  })
  .meta({ id: 'NewRoomMessage' });

export const roomMessageSchema = z
  .object({ id: z.number().int(), by: roomMemberSchema, text: z.string(), at: z.number() })
  .meta({ id: 'RoomMessage' });
export type RoomMessage = z.infer<typeof roomMessageSchema>;

export const presenceInput = z
  .object({
    waiting: z.boolean().describe('The film should play here, and waits for data'),
  })
  .meta({ id: 'RoomPresence' });

export const roomPatch = z
  .object({
    everyoneControls: z.boolean().describe('False leaves play, pause and seek to the host'),
    episodeId: z.number().int().positive().describe('Goes on with another episode of the series'),
  })
  .partial()
  .meta({ id: 'RoomPatch' });

export const roomSchema = z
  .object({
    title: titleCardSchema,
    episode: episodeSchema.nullable(),
    host: z.string().describe('Id of a member'),
    everyoneControls: z.boolean(),
    playback: roomPlaybackSchema,
    members: z.array(roomMemberSchema).describe('Who is there, in the order in which they came'),
    waiting: z.array(z.string()).describe('Ids of those of them whose film waits for data'),
    messages: z
      .array(roomMessageSchema)
      .describe('The newest of the chat, oldest first; none for kids, nor for who is not in the room'),
    you: roomMemberSchema,
    mayChat: z.boolean().describe('False for kids profiles: they neither write nor read'),
    endsAt: z.number().describe('Milliseconds since 1970'),
  })
  .meta({ id: 'Room' });
export type Room = z.infer<typeof roomSchema>;

export const openedRoomSchema = roomSchema
  .extend({ key: roomKeySchema.describe('The room is at /together/{key}; who has it may come in') })
  .meta({ id: 'OpenedRoom' });
export type OpenedRoom = z.infer<typeof openedRoomSchema>;

/** What happens in a room, as GET /rooms/{key}/events tells it in the data of each event. */
export const roomEventSchema = z
  .discriminatedUnion('kind', [
    z
      .object({ kind: z.literal('room'), room: roomSchema })
      .describe('Everything: where what was missed is not known'),
    z.object({
      kind: z.literal('playback'),
      change: z.enum(['play', 'pause', 'seek', 'rate']),
      by: roomMemberSchema,
      playback: roomPlaybackSchema,
    }),
    z.object({
      kind: z.literal('episode'),
      by: roomMemberSchema,
      episode: episodeSchema,
      playback: roomPlaybackSchema,
    }),
    z.object({ kind: z.literal('joined'), member: roomMemberSchema }),
    z.object({ kind: z.literal('left'), member: roomMemberSchema }),
    z.object({ kind: z.literal('waiting'), member: roomMemberSchema, waiting: z.boolean() }),
    z.object({ kind: z.literal('message'), message: roomMessageSchema }),
    z.object({ kind: z.literal('control'), host: roomMemberSchema, everyoneControls: z.boolean() }),
    z.object({ kind: z.literal('ended') }),
  ])
  .meta({ id: 'RoomEvent' });
export type RoomEvent = z.infer<typeof roomEventSchema>;

export const clockSchema = z
  .object({ now: z.number().describe('Milliseconds since 1970, UTC') })
  .meta({ id: 'Clock' });
