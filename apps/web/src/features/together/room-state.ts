// What is known of a room, event by event.
import type { Room, RoomEvent, RoomMember } from '@kinora/sdk';

/** Messages shown; the server keeps as many. */
const mostMessages = 200;

/** The room after an event; null before the first, which says everything. Older states than the known one change nothing. */
export function roomAfter(room: Room | null, event: RoomEvent): Room | null {
  if (event.kind === 'room') return event.room;
  if (room === null) return null;
  switch (event.kind) {
    case 'playback':
      return newer(room, event.playback);
    case 'episode':
      return { ...newer(room, event.playback), episode: event.episode };
    case 'joined':
      return { ...room, members: [...without(room.members, event.member), event.member] };
    case 'left':
      return {
        ...room,
        members: without(room.members, event.member),
        waiting: room.waiting.filter((id) => id !== event.member.id),
      };
    case 'waiting': {
      const others = room.waiting.filter((id) => id !== event.member.id);
      return { ...room, waiting: event.waiting ? [...others, event.member.id] : others };
    }
    case 'message':
      return room.messages.some(({ id }) => id === event.message.id)
        ? room
        : { ...room, messages: [...room.messages, event.message].slice(-mostMessages) };
    case 'control':
      return { ...room, host: event.host.id, everyoneControls: event.everyoneControls };
    default:
      return room;
  }
}

function newer(room: Room, playback: Room['playback']): Room {
  return playback.version > room.playback.version ? { ...room, playback } : room;
}

function without(members: readonly RoomMember[], { id }: RoomMember): RoomMember[] {
  return members.filter((member) => member.id !== id);
}

/** As the server decides: a host who is not there keeps nobody from the controls. */
export function mayControl(room: Room): boolean {
  return (
    room.everyoneControls || room.host === room.you.id || !room.members.some(({ id }) => id === room.host)
  );
}
