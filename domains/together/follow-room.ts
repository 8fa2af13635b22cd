// Lets somebody into a room and tells what happens there for as long as the line is open.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { RoomEvent } from './contract.ts';
import { togetherErrors } from './errors.ts';
import type { EventStream } from './event-stream.ts';
import { findRoom, type FindRoomDeps, type FoundRoom } from './find-room.ts';
import type { Line, OpenLines } from './open-lines.ts';
import { mayChat, mostLines } from './policy.ts';
import type { NumberedEvent } from './ports.ts';
import { mostMembers } from './contract.ts';
import { presentRoom, toMember } from './present-room.ts';

export interface FollowRoomDeps extends FindRoomDeps {
  readonly lines: OpenLines;
}

export interface Following {
  /** Number of the last event that the line had, where it was cut off. */
  readonly after: string | undefined;
  /** Whether the session goes on, with the same profile. */
  readonly holds: () => Promise<boolean>;
  /** Opens the line; `onEnd` is called once when it is over. */
  readonly open: (onEnd: () => void) => EventStream;
}

/** Throws `room_not_found`, `room_above_limit`, `room_full` or `room_lines_exhausted`, before anything is opened. */
export async function followRoom(
  deps: FollowRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
  following: Following,
): Promise<void> {
  const { live, lines, rooms, clock } = deps;
  const { profile, accountId, sessionId } = viewer;
  const found = await findRoom(deps, viewer, key);
  const { room } = found;
  await rooms.saw([room.id], clock.now());
  if (live.lines(accountId) >= mostLines) throw togetherErrors.room_lines_exhausted(mostLines);
  const who = { profileId: profile.id, accountId, name: profile.name, avatar: profile.avatar };
  const entered = live.enter(room.id, who, mostMembers);
  if (entered === 'full') throw togetherErrors.room_full(mostMembers);
  if (entered === 'came') live.publish(room.id, { kind: 'joined', member: toMember(room, who) });

  const waiting: NumberedEvent[] = [];
  let stream: EventStream | null = null;
  const receive = (event: NumberedEvent): void => {
    if (stream === null) waiting.push(event);
    else tell(stream, event);
  };
  const tell = (to: EventStream, { id, event }: NumberedEvent): void => {
    if (isFor(event, profile)) to.send(id, JSON.stringify(event));
    if (event.kind === 'ended' || isGone(event, room, profile.id)) to.end();
  };
  // Who was missed already, or is new, gets everything.
  const after = entered === 'known' ? following.after : undefined;
  const subscription = live.subscribe(room.id, receive, after);
  const stop = (): void => {
    subscription.stop();
    lines.remove(line);
    live.lose(room.id, profile.id, clock.now());
  };
  const line: Line = {
    sessionId,
    roomId: room.id,
    profileId: profile.id,
    holds: following.holds,
    beat: () => stream?.beat(),
    end: () => stream?.end(),
  };
  const first = subscription.missed ?? (await snapshot(deps, found, viewer, subscription.last, stop));
  stream = following.open(stop);
  lines.add(line);
  for (const event of [...first, ...waiting]) tell(stream, event);
}

async function snapshot(
  deps: FollowRoomDeps,
  found: FoundRoom,
  viewer: ViewerWithProfile,
  id: string,
  undo: () => void,
): Promise<NumberedEvent[]> {
  try {
    return [{ id, event: { kind: 'room', room: await presentRoom(deps, found, viewer.profile) } }];
  } catch (error) {
    undo();
    throw error;
  }
}

function isFor(event: RoomEvent, profile: ViewerWithProfile['profile']): boolean {
  return event.kind !== 'message' || mayChat(profile);
}

/** Who left is told so on each line, and has none any more. */
function isGone(event: RoomEvent, room: FoundRoom['room'], profileId: number): boolean {
  return event.kind === 'left' && event.member.id === toMember(room, { profileId, name: '', avatar: '' }).id;
}
