// Lets somebody into a room and tells what happens there for as long as the line is open.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { AttemptLimiter } from '#domains/identity/ports.ts';
import { mostMembers, type RoomEvent } from './contract.ts';
import { togetherErrors } from './errors.ts';
import type { EventStream } from './event-stream.ts';
import { findRoom, type FindRoomDeps } from './find-room.ts';
import { limitPace } from './limit-pace.ts';
import type { Line, OpenLines } from './open-lines.ts';
import { mayChat, mostLines } from './policy.ts';
import type { NumberedEvent, Presence, StoredRoom, Subscription } from './ports.ts';
import { memberId, presentRoom, toMember } from './present-room.ts';

export interface FollowRoomDeps extends FindRoomDeps {
  readonly lines: OpenLines;
  readonly attempts: AttemptLimiter;
  /** A name that no other line has. */
  readonly newLineId: () => string;
  /** Told what failed after the answer had begun. */
  readonly onFault: (error: unknown) => void;
}

export interface Following {
  /** Number of the last event that the line had, where it was cut off. */
  readonly after: string | undefined;
  /** Whether the session goes on, with the same profile and the same rights. */
  readonly holds: () => Promise<boolean>;
  /** Opens the line; `onEnd` is called once when it is over. */
  readonly open: (onEnd: () => void) => EventStream;
}

/**
 * Throws `room_not_found`, `room_above_limit`, `room_full`, `room_lines_exhausted`, `rooms_busy` or `room_too_fast`, before anything is
 * opened.
 */
export async function followRoom(
  deps: FollowRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
  following: Following,
): Promise<void> {
  const { live, lines, rooms, clock } = deps;
  const { profile, accountId } = viewer;
  const { room } = await findRoom(deps, viewer, key);
  limitPace(deps.attempts, 'enter', profile.id);

  const waiting: NumberedEvent[] = [];
  let stream: EventStream | null = null;
  let subscription: Subscription | null = null;
  let over = false;
  const id = deps.newLineId();
  const line: Line = {
    roomId: room.id,
    profileId: profile.id,
    holds: following.holds,
    beat: () => stream?.beat(),
    end() {
      over = true;
      stream?.end();
    },
  };
  const stop = (): void => {
    subscription?.stop();
    lines.remove(line);
    live.lose(room.id, profile.id, id, clock.now()).catch(deps.onFault);
  };
  const tell = (to: EventStream, { id: number, event }: NumberedEvent): void => {
    if (event.kind !== 'message' || mayChat(profile)) to.send(number, JSON.stringify(event));
    if (event.kind === 'ended' || isGone(event, room, profile.id)) to.end();
  };

  if (!lines.add(line)) throw togetherErrors.rooms_busy();
  try {
    await rooms.saw([room.id], clock.now());
    const known = await takeSeat(deps, room, { ...profile, profileId: profile.id, accountId }, id);
    subscription = await live.subscribe(
      room.id,
      (event) => (stream === null ? waiting.push(event) : tell(stream, event)),
      // Who was missed already, or is new, gets everything.
      known ? following.after : undefined,
    );
    const { missed, last } = subscription;
    const first = missed ?? [{ id: last, event: await wholeRoom(deps, viewer, key) }];
    // Who hung up meanwhile has ended the stream, and so called `stop`, when this returns.
    stream = following.open(stop);
    for (const event of [...first, ...waiting]) tell(stream, event);
    if (over) stream.end();
  } catch (error) {
    stop();
    throw error;
  }
}

/** Whether somebody of the profile was there before. Throws `room_full` or `room_lines_exhausted`. */
async function takeSeat(
  { live, clock }: Pick<FollowRoomDeps, 'live' | 'clock'>,
  room: StoredRoom,
  { profileId, accountId, name, avatar }: Presence,
  line: string,
): Promise<boolean> {
  const who = { profileId, accountId, name, avatar };
  const most = { members: mostMembers, lines: mostLines };
  const entered = await live.enter(room.id, who, line, most, clock.now());
  if (entered === 'full') throw togetherErrors.room_full(mostMembers);
  if (entered === 'exhausted') throw togetherErrors.room_lines_exhausted(mostLines);
  if (entered === 'came') await live.publish(room.id, { kind: 'joined', member: toMember(room, who) });
  return entered === 'known';
}

/** Read after listening has begun: what happened before that is in it, and what happens later is heard. */
async function wholeRoom(deps: FindRoomDeps, viewer: ViewerWithProfile, key: string): Promise<RoomEvent> {
  return {
    kind: 'room',
    room: await presentRoom(deps, await findRoom(deps, viewer, key), viewer.profile),
  };
}

/** Who left is told so on each line, and has none any more. */
function isGone(event: RoomEvent, room: StoredRoom, profileId: number): boolean {
  return event.kind === 'left' && event.member.id === memberId(room, profileId);
}
