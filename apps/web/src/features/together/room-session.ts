// A room that is entered: its line of events, what is known of it, and what can be done in it.
import type { Problem, Room, RoomEvent, RoomPlayback } from '@kinora/sdk';
import { roomAfter } from './room-state.ts';

/** What an event of a room says to those in it; `id` tells two that read the same apart. */
export type RoomNotice = { readonly id: number; /** The host before. */ readonly host: string | null } & (
  | { readonly event: Exclude<RoomEvent, { kind: 'room' | 'ended' }> }
  | { readonly event: 'refused' | 'tooFast' }
);

export interface RoomView {
  readonly room: Room | null;
  /** The newest of what happened. */
  readonly notice: RoomNotice | null;
  /** False while the line is cut off and being opened again. */
  readonly connected: boolean;
  /** Why this is over, as a code of the API, `ended` for a room that ended, `left` after leaving from elsewhere; null while it goes on. */
  readonly over: string | null;
  readonly held: 'own' | 'blocked' | null;
}

/** The line of events, as EventSource has it. */
export interface RoomFeed {
  close(): void;
}

export interface RoomSessionParts {
  /** Opens the line. `onCut` with `final` when it does not come back by itself. */
  readonly feed: (on: {
    open: () => void;
    event: (event: RoomEvent) => void;
    /** The line is there, and nothing happens. */
    beat: () => void;
    cut: (final: boolean) => void;
  }) => RoomFeed;
  /** Asks whether the line can be opened; rejects with a problem. */
  readonly look: () => Promise<unknown>;
  /** The code of what a call failed with; null when nothing was answered, or the server is at fault. */
  readonly codeOf: (error: unknown) => Problem['code'] | null;
  readonly later: (action: () => void, milliseconds: number) => () => void;
}

/** Milliseconds after which a line that is gone for good is opened anew; twice as long each time, to the most. */
const AGAIN = 2_000;
const MOST = 30_000;
/** Milliseconds without a word after which a line is taken for dead: the server says something every five seconds. */
const SILENCE = 16_000;
/** Answers to a new line that may be otherwise the next time. */
const passing = new Set(['too_many_requests', 'room_lines_exhausted', 'room_too_fast', 'request_abandoned']);

export class RoomSession {
  readonly #parts: RoomSessionParts;
  readonly #listeners = new Set<() => void>();
  #view: RoomView = { room: null, notice: null, connected: true, over: null, held: null };
  #feed: RoomFeed | null = null;
  #notices = 0;
  #again = AGAIN;
  /** Of waiting to open the line anew, or of waiting for a sign of life. */
  #cancel = (): void => undefined;

  constructor(parts: RoomSessionParts) {
    this.#parts = parts;
  }

  readonly view = (): RoomView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the answer to a command of one's own said; the event that says the same comes later. */
  adopt(playback: RoomPlayback): void {
    const { room } = this.#view;
    if (room !== null && playback.version > room.playback.version)
      this.#change({ room: { ...room, playback } });
  }

  hold(held: RoomView['held']): void {
    this.#change({ held });
  }

  /** Tells the viewer that what they tried was refused. */
  refuse(why: 'refused' | 'tooFast'): void {
    this.#tell(why);
  }

  open(): void {
    this.close();
    const feed = this.#parts.feed({
      open: () => {
        this.#again = AGAIN;
        this.#change({ connected: true });
        this.#listen();
      },
      event: (event) => {
        this.#listen();
        this.#take(event);
      },
      beat: () => this.#listen(),
      cut: (final) => {
        this.#cancel();
        this.#change({ connected: false });
        if (final) void this.#askWhy(feed);
        else this.#listen();
      },
    });
    this.#feed = feed;
    this.#listen();
  }

  close(): void {
    this.#cancel();
    this.#feed?.close();
    this.#feed = null;
  }

  /** A connection can die without a word: then there is none to wait for. */
  #listen(): void {
    this.#cancel();
    this.#cancel = this.#parts.later(() => {
      this.#change({ connected: false });
      this.open();
    }, SILENCE);
  }

  async #askWhy(feed: RoomFeed): Promise<void> {
    feed.close();
    try {
      await this.#parts.look();
    } catch (error) {
      const code = this.#parts.codeOf(error);
      if (this.#feed === feed && code !== null && !passing.has(code)) return this.#end(code);
    }
    // Left meanwhile.
    if (this.#feed !== feed) return;
    this.#cancel = this.#parts.later(() => this.open(), this.#again);
    this.#again = Math.min(MOST, this.#again * 2);
  }

  #take(event: RoomEvent): void {
    if (event.kind === 'ended') return this.#end('ended');
    const host = this.#view.room?.host ?? null;
    const room = roomAfter(this.#view.room, event);
    if (event.kind === 'left' && event.member.id === room?.you.id) return this.#end('left');
    this.#change({ room });
    if (event.kind !== 'room') this.#tell(event, host);
  }

  #tell(event: RoomNotice['event'], host = this.#view.room?.host ?? null): void {
    this.#notices += 1;
    this.#change({ notice: { id: this.#notices, host, event } });
  }

  #end(over: string): void {
    this.close();
    this.#change({ over });
  }

  #change(part: Partial<RoomView>): void {
    this.#view = { ...this.#view, ...part };
    for (const listener of this.#listeners) listener();
  }
}
