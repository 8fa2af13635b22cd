// How a room looks to one who may see it.
import { hash } from 'node:crypto';
import type { Episode, TitleCard } from '#domains/catalog/contract.ts';
import type { Profile } from '#domains/identity/contract.ts';
import { cleanLine } from '#engine/text/clean-line.ts';
import type { Room, RoomMember, RoomMessage, RoomPlayback } from './contract.ts';
import { endsAt, mayChat, mostMessages } from './policy.ts';
import type { LiveRooms, RoomStore, StoredMessage, StoredPlayback, StoredRoom } from './ports.ts';

/** Characters of the id of a member: 64 bits, for twenty people. */
const idLength = 16;

/**
 * Members are named by something that leads nowhere else: accounts that share a room learn no ids of each other. Everybody in it knows its link, and
 * could try out all ids with that alone.
 */
export function toMember(
  room: Pick<StoredRoom, 'salt'>,
  who: { readonly profileId: number; readonly name: string; readonly avatar: string },
): RoomMember {
  // Names are shown to strangers, within sentences.
  return { id: memberId(room, who.profileId), name: cleanLine(who.name) || '?', avatar: who.avatar };
}

export function memberId({ salt }: Pick<StoredRoom, 'salt'>, profileId: number): string {
  return hash('sha256', `${salt}:${profileId}`, 'hex').slice(0, idLength);
}

export function toPlayback({ version, paused, positionMs, rate, at }: StoredPlayback): RoomPlayback {
  return { version, paused, position: positionMs / 1000, rate, at };
}

export function toMessage(room: StoredRoom, message: StoredMessage): RoomMessage {
  return { id: message.id, by: toMember(room, message), text: message.text, at: message.at };
}

export interface PresentDeps {
  readonly rooms: Pick<RoomStore, 'messages'>;
  readonly live: Pick<LiveRooms, 'present'>;
}

/** What was said is shown to those who are seen to be there: a link alone overhears nothing. */
export async function presentRoom(
  { rooms, live }: PresentDeps,
  { room, title, episode }: { room: StoredRoom; title: TitleCard; episode: Episode | null },
  profile: Profile,
): Promise<Room> {
  const chats = mayChat(profile);
  const there = await live.present(room.id);
  const joined = there.some(({ profileId }) => profileId === profile.id);
  const messages = chats && joined ? await rooms.messages(room.id, mostMessages) : [];
  return {
    title,
    episode,
    host: memberId(room, room.hostProfileId),
    everyoneControls: room.everyoneControls,
    playback: toPlayback(room.playback),
    members: there.map((who) => toMember(room, who)),
    waiting: there.filter(({ waiting }) => waiting).map(({ profileId }) => memberId(room, profileId)),
    messages: messages.map((message) => toMessage(room, message)),
    you: toMember(room, { ...profile, profileId: profile.id }),
    mayChat: chats,
    endsAt: endsAt(room),
  };
}
