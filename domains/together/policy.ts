// Who may do what in a room, how often, and when a room is over.
import type { Profile } from '#domains/identity/contract.ts';
import type { Presence, StoredRoom } from './ports.ts';

/** Rooms that one profile may host at the same time. */
export const mostHosted = 5;

/** Rooms that all devices of an account may follow at the same time. */
export const mostLines = 12;

/** Lines that one process holds open: with `mostWaiting` of each, a gigabyte if nobody reads. */
export const mostLinesOfAll = 2_000;

/** Messages that a room keeps, and shows to who comes in. */
export const mostMessages = 200;

/** Milliseconds within which who lost the connection comes back unnoticed. */
export const grace = 8_000;

/**
 * Milliseconds without a word after which somebody is gone although the line stands: a device that vanished closes nothing. A browser lets a page
 * in the background speak once a minute.
 */
export const silence = 150_000;

/** Milliseconds after which a room ends, empty or not. */
const emptyFor = 10 * 60_000;
const longest = 24 * 3600_000;

/** Milliseconds between what a viewer says of the server's clock and what it is that are believed. */
const believed = 2_000;

export const limits = {
  open: { most: 20, windowMs: 3600_000 },
  // A browser whose line is cut comes back each second.
  enter: { most: 90, windowMs: 60_000 },
  steer: { most: 30, windowMs: 10_000 },
  say: { most: 8, windowMs: 10_000 },
  tell: { most: 30, windowMs: 60_000 },
} as const;

/** A host who is not there keeps nobody from the controls: nobody could hand them on. */
export function mayControl(
  room: Pick<StoredRoom, 'everyoneControls' | 'hostProfileId'>,
  profileId: number,
  there: readonly Pick<Presence, 'profileId'>[],
): boolean {
  const { everyoneControls, hostProfileId } = room;
  return (
    everyoneControls ||
    hostProfileId === profileId ||
    !there.some((present) => present.profileId === hostProfileId)
  );
}

/** Words of strangers are not for children. */
export function mayChat(profile: Pick<Profile, 'kids'>): boolean {
  return !profile.kids;
}

export function endsAt(room: Pick<StoredRoom, 'openedAt'>): number {
  return room.openedAt + longest;
}

/** Rooms opened before the one, or without anybody since the other, are over. */
export function overBefore(now: number): { openedBefore: number; seenBefore: number } {
  return { openedBefore: now - longest, seenBefore: now - emptyFor };
}

/** When a position was read, in whole milliseconds: as the viewer says, unless that cannot be. */
export function readAt(said: number | undefined, now: number): number {
  return said !== undefined && said <= now && now - said <= believed ? Math.round(said) : now;
}
