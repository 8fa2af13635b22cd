// Reads the coded pictures of one track of Matroska as FFmpeg streams it (RFC 9559), each with the time at which it is shown.

export interface BlockReader {
  /** Takes the next bytes, cut anywhere. Throws for what is no Matroska. */
  push(chunk: Uint8Array): void;
}

/** What holds others: their sizes, which a stream does not know, do not matter. */
const parents = new Set([0x18538067 /* Segment */, 0x1f43b675 /* Cluster */, 0xa0 /* BlockGroup */]);
const clusterTime = 0xe7;
const blocks = new Set([0xa3 /* SimpleBlock */, 0xa1 /* Block */]);

/** Bytes of the longest id and size, and of a block before its picture: track, time, flags. */
const longestHead = 12;
const blockHead = 4;

/** No coded picture is larger; what says so is no Matroska. */
const largestElement = 256 * 1024 * 1024;

/** `take` is given pictures in their order of decoding; seconds are whole milliseconds, as FFmpeg writes them. */
export function readMatroskaBlocks(take: (picture: Uint8Array, seconds: number) => void): BlockReader {
  let held = new Uint8Array();
  let filled = 0;
  let needed = longestHead;
  let clusterMs = 0;

  /** Bytes that an element took; 0 when more of it must come first. */
  const element = (bytes: Uint8Array): number => {
    const idBytes = lengthOf(bytes[0]);
    const sizeBytes = lengthOf(bytes[idBytes]);
    if (bytes.length > longestHead && (idBytes === 0 || idBytes > 4 || sizeBytes === 0))
      throw new Error(`Cannot read Matroska: no element begins with ${bytes[0]}`);
    const head = idBytes + sizeBytes;
    if (idBytes === 0 || sizeBytes === 0 || bytes.length < head) return 0;
    const id = number(bytes.subarray(0, idBytes));
    if (parents.has(id)) return head;
    const first = (bytes[idBytes] ?? 0) & (0xff >> sizeBytes);
    const size = number(Uint8Array.of(first, ...bytes.subarray(idBytes + 1, head)));
    if (size > largestElement)
      throw new Error(`Cannot read Matroska: an element says that it has ${size} bytes`);
    if (bytes.length < head + size) {
      needed = head + size;
      return 0;
    }
    const body = bytes.subarray(head, head + size);
    if (id === clusterTime) clusterMs = number(body);
    else if (blocks.has(id) && size > blockHead) {
      // Behind the number of the track, of one byte; signed.
      const offset = (((body[1] ?? 0) << 24) >> 16) | (body[2] ?? 0);
      take(body.subarray(blockHead), (clusterMs + offset) / 1000);
    }
    return head + size;
  };

  return {
    push(chunk) {
      if (filled + chunk.length > held.length) {
        const larger = new Uint8Array(Math.max(2 * held.length, filled + chunk.length));
        larger.set(held.subarray(0, filled));
        held = larger;
      }
      held.set(chunk, filled);
      filled += chunk.length;
      if (filled < needed) return;
      let at = 0;
      for (;;) {
        needed = longestHead;
        const taken = element(held.subarray(at, filled));
        if (taken === 0) break;
        at += taken;
      }
      held.copyWithin(0, at, filled);
      filled -= at;
    },
  };
}

/** Bytes of a number that says its own length by its leading zeros; 0 for none. */
function lengthOf(first: number | undefined): number {
  return first === undefined || first === 0 ? 0 : Math.clz32(first) - 23;
}

function number(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
