// Keeps segments that are being watched in memory, so that many viewers of one are sent from one reading of it.
import type { Clock } from '#engine/api/clock.ts';
import type { MediaFile } from './contract.ts';
import { isSegmentName } from './file-names.ts';
import type { MediaFiles, OpenedFile } from './ports.ts';

export interface SegmentMemory {
  /** A file whose bytes can be lent, where there is room for them. What was looked up within the last second is not looked up again. */
  open(assetId: number, name: string): Promise<MediaFile | null>;
  /** Lets go of what nobody asked for lately. Call it now and then: an idle service shall hold nothing. */
  sweep(): void;
  /** Bytes held, lent ones included; never above the limit. */
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
  readonly bytes: Promise<Uint8Array | null>;
  /** Answers that are being sent from it. Lent bytes stay where they are: to let go of them would free nothing. */
  users: number;
  /** When the disk last said that it is so. */
  seenAt: number;
  usedAt: number;
}

export function segmentMemory({ files, clock, limit }: SegmentMemoryDeps): SegmentMemory {
  /** Longest unused first. */
  const held = new Map<string, Held>();
  let heldBytes = 0;

  /** No longer to be found; its bytes count until the last answer is out. */
  function forget(key: string, entry: Held): void {
    if (held.get(key) === entry) held.delete(key);
    else return;
    if (entry.users === 0) heldBytes -= entry.file.bytes;
  }

  function makeRoom(bytes: number): boolean {
    if (bytes > limit * largestShare) return false;
    for (const [key, entry] of held) {
      if (heldBytes + bytes <= limit) break;
      if (entry.users === 0) forget(key, entry);
    }
    return heldBytes + bytes <= limit;
  }

  async function lend(key: string, opened: OpenedFile, file: MediaFile, seenAt: number) {
    let entry = held.get(key);
    if (entry === undefined) {
      if (!makeRoom(file.bytes)) return null;
      entry = { file, bytes: opened.load().catch(() => null), users: 0, seenAt, usedAt: seenAt };
      heldBytes += file.bytes;
    } else if (!isSame(entry.file, file)) {
      return null;
    }
    const taken = entry;
    held.delete(key);
    held.set(key, taken);
    taken.users++;
    taken.usedAt = clock.now();
    let out = true;
    const release = () => {
      if (!out) return;
      out = false;
      taken.users--;
      if (taken.users === 0 && held.get(key) !== taken) heldBytes -= file.bytes;
    };
    const bytes = await taken.bytes;
    if (bytes !== null) return { bytes, release };
    forget(key, taken);
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
        lend: () => (isSegmentName(name) ? lend(key, opened, file, now) : Promise.resolve(null)),
      };
      return file;
    },

    sweep() {
      const before = clock.now() - idleTime;
      for (const [key, entry] of held) if (entry.users === 0 && entry.usedAt < before) forget(key, entry);
    },

    get heldBytes() {
      return heldBytes;
    },
  };
}

function isSame(one: Pick<MediaFile, 'bytes' | 'modifiedAt'>, other: typeof one): boolean {
  return one.bytes === other.bytes && one.modifiedAt === other.modifiedAt;
}
