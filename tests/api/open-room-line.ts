// Follows a room over HTTP as a browser's EventSource does, for tests.
import { setTimeout as pause } from 'node:timers/promises';
import { beatRooms, type KeepRoomsDeps } from '#domains/together/keep-rooms.ts';
import { roomEventSchema, type RoomEvent } from '#domains/together/contract.ts';

type Kind = RoomEvent['kind'];
export interface Heard<K extends Kind = Kind> {
  readonly id: string;
  readonly event: Extract<RoomEvent, { kind: K }>;
}

export interface RoomLine {
  readonly heard: readonly Heard[];
  /** The next event of a kind that was not asked for yet. */
  next<K extends Kind>(kind: K): Promise<Heard<K>>;
  /** Resolves once the server has ended the line. */
  readonly ended: Promise<void>;
  /** Waits until something is so. */
  idle(isSo: () => boolean): Promise<void>;
  close(): void;
}

/** Milliseconds after which a test gives up. */
const patience = 10_000;

/** Throws with status and body when the line is refused. */
export async function openRoomLine(
  base: string,
  headers: Readonly<Record<string, string>>,
  key: string,
  lastEventId?: string,
): Promise<RoomLine> {
  const stop = new AbortController();
  const answer = await fetch(`${base}/rooms/${key}/events`, {
    headers: { ...headers, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: stop.signal,
  });
  if (!answer.ok || answer.body === null) throw new Error(`${answer.status} ${await answer.text()}`);
  const heard: Heard[] = [];
  const used = new Set<Heard>();
  const change = new EventTarget();
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const id = /^id: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (id !== undefined && data !== undefined)
          heard.push({ id, event: roomEventSchema.parse(JSON.parse(data)) });
      }
      change.dispatchEvent(new Event('change'));
    }
  };
  const ended = read(answer.body).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  const until = async <T>(what: string, look: () => T | undefined): Promise<T> => {
    const end = performance.now() + patience;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (performance.now() > end)
        throw new Error(
          `Waited in vain for ${what}; heard ${JSON.stringify(heard.map(({ event }) => event.kind))}`,
        );
      await Promise.race([
        new Promise((done) => change.addEventListener('change', done, { once: true })),
        pause(50),
      ]);
    }
  };
  return {
    heard,
    ended,
    close: () => stop.abort(),
    idle: async (isSo) => void (await until('a state', () => (isSo() ? true : undefined))),
    async next<K extends Kind>(kind: K) {
      const found = await until(kind, () => heard.find((one) => one.event.kind === kind && !used.has(one)));
      used.add(found);
      return found as unknown as Heard<K>;
    },
  };
}

/** What is done in rooms every few seconds, as if it were `now`. */
export function keepAt(parts: KeepRoomsDeps, now: number): Promise<void> {
  return beatRooms({ ...parts, clock: { now: () => now } });
}
