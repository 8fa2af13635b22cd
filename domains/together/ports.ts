// What watching together needs from outside: a store of rooms and their chat, and who is there right now.
import type { RoomEvent } from './contract.ts';

/** Where the film of a room is. Times in milliseconds, `at` since 1970. */
export interface StoredPlayback {
  readonly version: number;
  readonly paused: boolean;
  readonly positionMs: number;
  /** With two decimals. */
  readonly rate: number;
  readonly at: number;
}

export interface StoredRoom {
  readonly id: number;
  /** SHA-256 of its link, in hex; the link itself is not kept. */
  readonly keyHash: string;
  /** Of this room, and known to nobody in it: their names within the room are made with it. */
  readonly salt: string;
  readonly titleId: number;
  /** Null for a film. */
  readonly episodeId: number | null;
  readonly hostProfileId: number;
  readonly everyoneControls: boolean;
  readonly playback: StoredPlayback;
  readonly openedAt: number;
  /** When somebody was last known to be there. */
  readonly seenAt: number;
}
export interface NewRoom extends Pick<
  StoredRoom,
  'keyHash' | 'titleId' | 'episodeId' | 'hostProfileId' | 'openedAt'
> {
  readonly positionMs: number;
}

export interface StoredMessage {
  readonly id: number;
  readonly profileId: number;
  readonly name: string;
  readonly avatar: string;
  readonly text: string;
  readonly at: number;
}

/** Rooms opened before the one, or seen last before the other, are over: nobody finds them any more. */
export interface RoomsOver {
  readonly openedBefore: number;
  readonly seenBefore: number;
}

export interface RoomStore {
  /** Everybody controls a new room, and its film stands. Answers the id; null when the profile hosts `most` already. */
  open(room: NewRoom, most: number, over: RoomsOver): Promise<number | null>;
  find(keyHash: string, over: RoomsOver): Promise<StoredRoom | null>;
  byId(id: number): Promise<StoredRoom | null>;
  /** Replaces the playback when its version is the one before; false when somebody else was faster, and nothing changes. */
  steer(id: number, playback: StoredPlayback, episodeId?: number): Promise<boolean>;
  edit(id: number, change: Pick<StoredRoom, 'everyoneControls'>): Promise<void>;
  /** Makes another the host, where the host is `from` still; false otherwise, and nothing changes. */
  handOn(id: number, from: number, to: number): Promise<boolean>;
  /** Somebody is there. Answers those of `ids` that are rooms still. */
  saw(ids: readonly number[], now: number): Promise<number[]>;
  /** With its chat. */
  close(id: number): Promise<void>;
  /** Closes what is over. Answers which. */
  sweep(over: RoomsOver): Promise<number[]>;
  /** Keeps the newest `most` of a room. */
  say(
    roomId: number,
    message: Pick<StoredMessage, 'profileId' | 'text' | 'at'>,
    most: number,
  ): Promise<number>;
  /** The newest `limit`, oldest first. */
  messages(roomId: number, limit: number): Promise<StoredMessage[]>;
}

/** Somebody in a room. */
export interface Presence {
  readonly profileId: number;
  readonly accountId: number;
  readonly name: string;
  readonly avatar: string;
}

/** Somebody who is there now. */
export interface Present extends Presence {
  /** Their film should play, and waits for data. */
  readonly waiting: boolean;
}

/** What happened, with the number under which a line that was cut off asks for what came after. */
export interface NumberedEvent {
  readonly id: string;
  readonly event: RoomEvent;
}

export interface Subscription {
  /** Number of the newest event. */
  readonly last: string;
  /** What came after the number that was asked for; null when that is not known (any more). */
  readonly missed: readonly NumberedEvent[] | null;
  stop(): void;
}

/**
 * Who is in which room right now, and what happens there. Asked like a service elsewhere, so that several processes can share one: what has to
 * hold when two ask at once is one question. An adapter that outlives the process lets the lines of one that died lapse by itself.
 */
export interface LiveRooms {
  /**
   * One more line of somebody, under a name that no other line has: `came` when nobody of the profile was there, `full` when `members` people
   * are, `exhausted` when the account holds `lines` lines in all rooms.
   */
  enter(
    roomId: number,
    who: Presence,
    line: string,
    most: { readonly members: number; readonly lines: number },
    now: number,
  ): Promise<'came' | 'known' | 'full' | 'exhausted'>;
  /** That line is over. Who has none left stays for a while: `absent` names them. */
  lose(roomId: number, profileId: number, line: string, now: number): Promise<void>;
  /** Takes somebody out of the room with all lines; false when not there, so that of several who ask one tells the others. */
  leave(roomId: number, profileId: number): Promise<boolean>;
  /** Somebody who is there says so, and whether their film waits. Answers whether that changed; false for who is not there. */
  hear(roomId: number, profileId: number, waiting: boolean, now: number): Promise<boolean>;
  /** Who has had no line since before a time, or a line and no word since before another. */
  absent(before: {
    readonly lost: number;
    readonly heard: number;
  }): Promise<{ readonly roomId: number; readonly who: Presence }[]>;
  /** In the order in which they came. */
  present(roomId: number): Promise<Present[]>;
  /** Rooms with somebody in them. */
  rooms(): Promise<number[]>;
  /** To everybody who listens, in one order for all, and kept for a while for those who come back. */
  publish(roomId: number, event: RoomEvent): Promise<void>;
  /** Each event after `last` is received, and none before; none is both received and missed. */
  subscribe(roomId: number, receive: (event: NumberedEvent) => void, after?: string): Promise<Subscription>;
  /** Forgets a room and all who are in it. */
  drop(roomId: number): Promise<void>;
}
