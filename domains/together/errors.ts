// The errors of watching together. None tells more of a room than its link does.
import { defineErrors } from '#engine/api/define-errors.ts';

export const togetherErrors = defineErrors({
  room_not_found: {
    kind: 'not-found',
    when: 'There is no room of this link, or it is over: it was ended, stood empty for ten minutes, or is a day old.',
    message: () => 'Cannot find the room: its link is wrong, or it is over',
  },
  room_above_limit: {
    kind: 'forbidden',
    when: 'The room shows a title above the maturity limit of the chosen profile. Choose another profile.',
    message: () => 'Cannot enter the room: its title is above the maturity limit of the profile',
  },
  room_title_not_found: {
    kind: 'not-found',
    when: 'A room names a title or an episode that is not there, or is above the maturity limit of the profile.',
    message: (what: string) => `Cannot open a room for ${what}: there is none`,
  },
  room_full: {
    kind: 'conflict',
    when: 'As many people are in the room as it takes. `details.most` says how many.',
    message: (most: number) => `Cannot enter the room: ${most} people are in it, as many as it takes`,
    details: (most: number) => ({ most }),
  },
  room_limit_reached: {
    kind: 'conflict',
    when: 'The profile hosts as many rooms as one may. End one, or wait until an empty one ends.',
    message: (most: number) => `Cannot open a room: the profile hosts ${most} already`,
    details: (most: number) => ({ most }),
  },
  room_lines_exhausted: {
    kind: 'too-many',
    when: 'The account follows as many rooms at the same time as it may, on all of its devices. Close one.',
    message: (most: number) => `Cannot follow the room: the account follows ${most} already`,
    details: (most: number) => ({ most, retryAfterSeconds: 10 }),
  },
  rooms_busy: {
    kind: 'unavailable',
    when: 'As many people are in rooms as the service takes. Try again as Retry-After says.',
    message: () => 'Cannot follow the room: as many lines are open as the service takes',
    details: () => ({ retryAfterSeconds: 30 }),
  },
  room_not_joined: {
    kind: 'conflict',
    when: 'Somebody acts in a room without being in it. Follow its events first.',
    message: () => 'Cannot act in the room without being in it',
  },
  room_host_only: {
    kind: 'forbidden',
    when: 'The host has kept the controls, or only the host may change this.',
    message: () => 'Cannot do this in the room: only its host may',
  },
  room_moved_on: {
    kind: 'conflict',
    when: 'The film was changed by somebody else since the viewer last saw it. The events of the room tell how it is now.',
    message: (seen: number, version: number) =>
      `Cannot change the film from version ${seen}: the room is at ${version}`,
    details: (_seen: number, version: number) => ({ version }),
  },
  room_chat_closed: {
    kind: 'forbidden',
    when: 'A kids profile wrote into a room. Kids profiles neither write nor read its chat.',
    message: () => 'Cannot write into the room: kids profiles have no chat',
  },
  room_too_fast: {
    kind: 'too-many',
    when: 'More messages, commands, rooms or entries than one may send. Wait as long as Retry-After says.',
    message: (seconds: number) => `Too many at once: try again in ${seconds} s`,
    details: (seconds: number) => ({ retryAfterSeconds: seconds }),
  },
});
