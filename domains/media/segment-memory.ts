// Keeps segments that are being watched in memory, so that many viewers of one are sent from one reading of it.
import type { Clock } from '#engine/api/clock.ts';
import { byteShelf } from './byte-shelf.ts';
import type { LentBytes, MediaFile } from './contract.ts';
import { isSegmentName } from './file-names.ts';
import type { MediaFiles, OpenedFile } from './ports.ts';

export interface SegmentMemory {
  /** A file whose bytes can be lent, where there is room for them. What was looked up within the last second is not looked up again. */
  open(assetId: number, name: string): Promise<MediaFile | null>;
  /** Lets go of what nobody asked for lately. Call it now and then: an idle service shall hold nothing. */
  sweep(): void;
  /** Bytes held, lent ones and room for others included; never above the limit. */
  readonly heldBytes: number;
}

export interface SegmentMemoryDeps {
  readonly files: Pick<MediaFiles, 'open'>;
  readonly clock: Clock;
  /** Bytes held at most; 0 holds nothing. */
  readonly limit: number;
}

/** Milliseconds that the facts of a held file are believed: as long as one that was replaced or removed may be sent on. */
const factsMemory = 1000;

/** Milliseconds: what nobody asked for in this time goes at the next sweep. Seven segments of a lone viewer. */
const idleTime = 30_000;

/** Of the limit: a larger file is read in pieces rather than push all others out. */
const largestShare = 1 / 8;

interface Held {
  readonly file: MediaFile;
  readonly room: Uint8Array;
  /** True when it was read. */
  readonly read: Promise<boolean>;
  /** Answers that are being sent from it, or wait for it. Its room is not used for anything else before all are out. */
  users: number;
  /** When the disk last said that it is so. */
  seenAt: number;
  usedAt: number;
}

export function segmentMemory({ files, clock, limit }: SegmentMemoryDeps): SegmentMemory {
  /** Longest unused first. */
  const held = new Map<string, Held>();
  const shelf = byteShelf(limit);

  /** No longer to be found; its room is given back with the last answer. */
  function forget(key: string, entry: Held): void {
    if (held.get(key) !== entry) return;
    held.delete(key);
    if (entry.users === 0) shelf.put(entry.room);
  }

  function makeRoom(bytes: number): Uint8Array | null {
    if (bytes === 0 || bytes > limit * largestShare) return null;
    let room = shelf.take(bytes);
    for (const [key, entry] of held) {
      if (room !== null) break;
      // To forget what is lent would free nothing.
      if (entry.users > 0) continue;
      forget(key, entry);
      room = shelf.take(bytes);
    }
    return room;
  }

  /** Null where there is no room, or the file is not (any more) the one that was opened. */
  function hold(key: string, opened: OpenedFile, file: MediaFile, seenAt: number): Held | null {
    const entry = held.get(key);
    if (entry !== undefined) return isSame(entry.file, file) ? entry : null;
    const room = makeRoom(file.bytes);
    if (room === null) return null;
    const read = opened.load(room).catch(() => false);
    return { file, room, read, users: 0, seenAt, usedAt: seenAt };
  }

  async function lend(key: string, entry: Held): Promise<LentBytes | null> {
    // As the one used last.
    held.delete(key);
    held.set(key, entry);
    entry.usedAt = clock.now();
    entry.users++;
    let out = true;
    const release = (): void => {
      if (!out) return;
      out = false;
      entry.users--;
      if (entry.users === 0 && held.get(key) !== entry) shelf.put(entry.room);
    };
    if (await entry.read) return { bytes: entry.room.subarray(0, entry.file.bytes), release };
    forget(key, entry);
    release();
    return null;
  }

  return {
    async open(assetId, name) {
      const key = `${assetId}/${name}`;
      const now = clock.now();
      const known = held.get(key);
      if (known !== undefined) {
        if (now - known.seenAt < factsMemory) return known.file;
        // One looks; whoever comes meanwhile does not wait.
        known.seenAt = now;
      }
      const opened = await files.open(assetId, name);
      if (known !== undefined && (opened === null || !isSame(known.file, opened))) forget(key, known);
      if (opened === null) return null;
      const same = held.get(key);
      if (same !== undefined && isSame(same.file, opened)) return same.file;
      const { bytes, modifiedAt, location } = opened;
      const file: MediaFile = {
        bytes,
        modifiedAt,
        location,
        read: (start, end) => opened.read(start, end),
        async lend() {
          const entry = isSegmentName(name) ? hold(key, opened, file, now) : null;
          return entry === null ? null : lend(key, entry);
        },
      };
      return file;
    },

    sweep() {
      const before = clock.now() - idleTime;
      for (const [key, entry] of held) if (entry.users === 0 && entry.usedAt < before) forget(key, entry);
      shelf.clear();
    },

    get heldBytes() {
      return shelf.bytes;
    },
  };
}

function isSame(one: Pick<MediaFile, 'bytes' | 'modifiedAt'>, other: typeof one): boolean {
  return one.bytes === other.bytes && one.modifiedAt === other.modifiedAt;
}
