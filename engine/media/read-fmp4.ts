// Reads one track of fragmented MP4 as an encoder streams it: its decoder configuration, then sample after sample (ISO/IEC 14496-12).

/** One coded frame as it lies in a fragment. */
export type FragmentSample = {
  data: Uint8Array;
  /** Presentation time minus decode time, in ticks of `timescale`. */
  compositionOffset: number;
  isKey: boolean;
};

export type FragmentHandler = {
  /** Content of avcC, av1C or dOps, or AudioSpecificConfig; once, before the first sample. */
  configured(configuration: Uint8Array, timescale: number): void;
  sample(sample: FragmentSample): void;
};

export type FragmentReader = {
  /** Takes the next bytes, cut anywhere. */
  push(chunk: Uint8Array): void;
  /** Throws when the stream ended inside a box. */
  end(): void;
};

/** No fragment of one or a few frames is larger; what says so is no MP4. */
const largestBox = 256 * 1024 * 1024;

/** Samples of a fragment that says nothing of each of them. */
const mostBare = 4096;

/** Says of a sample that others are needed to decode it: sample_is_non_sync_sample. */
const nonSync = 0x10000;

type Entry = { size: number; compositionOffset: number; isKey: boolean };
type Run = { offset: number; entries: Entry[] };

/** Throws for what is not fragmented MP4 with one track of H.264, AV1, AAC or Opus. */
export function readFragments(handler: FragmentHandler): FragmentReader {
  let pending: Uint8Array[] = [];
  let held = 0;
  let runs: Run[] = [];
  let moofSize = 0;

  const take = (size: number): Uint8Array => {
    const joined = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      const first = pending[0]!;
      const part = first.subarray(0, size - at);
      joined.set(part, at);
      at += part.length;
      if (part.length === first.length) pending.shift();
      else pending[0] = first.subarray(part.length);
    }
    held -= size;
    return joined;
  };
  /** Size of the box that begins what is held; null when not even that is known. */
  const nextSize = (): number | null => {
    if (held < 8) return null;
    if (pending[0]!.length < 4) {
      const size = held;
      pending = [take(size)];
      held = size;
    }
    const size = view(pending[0]!).getUint32(0);
    if (size < 8 || size > largestBox)
      throw new Error(`Cannot read MP4: a box says that it has ${size} bytes`);
    return size;
  };
  const box = (bytes: Uint8Array): void => {
    const type = typeAt(bytes, 0);
    if (type === 'moov') {
      const { configuration, timescale } = whole(() => describe(bytes));
      handler.configured(configuration, timescale);
    } else if (type === 'moof') {
      runs = whole(() => {
        const traf = children(within(bytes, 8, ['traf']));
        const header = traf.find((each) => each.type === 'tfhd')?.body;
        return traf.filter((each) => each.type === 'trun').map((each) => readRun(each.body, header));
      });
      moofSize = bytes.length;
    } else if (type === 'mdat') {
      for (const run of runs) {
        // Counted from the start of the moof; the mdat follows it.
        let at = run.offset - moofSize;
        for (const { size, compositionOffset, isKey } of run.entries) {
          if (at < 8 || at + size > bytes.length)
            throw new Error(`Cannot read MP4: a sample lies at ${at} of a box of ${bytes.length} bytes`);
          handler.sample({ data: bytes.subarray(at, at + size), compositionOffset, isKey });
          at += size;
        }
      }
      runs = [];
    }
  };
  return {
    push(chunk) {
      if (chunk.length === 0) return;
      pending.push(chunk);
      held += chunk.length;
      for (let size = nextSize(); size !== null && held >= size; size = nextSize()) box(take(size));
    },
    end() {
      if (held > 0) throw new Error(`Cannot read MP4: it ends ${held} bytes into a box`);
    },
  };
}

/** A field that would lie behind the end of its box is a fault of the file. */
function whole<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error('Cannot read MP4: a box ends before its fields do', { cause: error });
  }
}

/** The decoder configuration of the first track of a moov. */
function describe(moov: Uint8Array): { configuration: Uint8Array; timescale: number } {
  const media = within(moov, 8, ['trak', 'mdia']);
  const mdhd = within(media, 0, ['mdhd']);
  // Version 1 has times of eight bytes before the timescale.
  const timescale = view(mdhd).getUint32(mdhd[0] === 1 ? 20 : 12);
  const stsd = within(media, 0, ['minf', 'stbl', 'stsd']);
  const entry = stsd.subarray(8);
  const kind = typeAt(entry, 0);
  if (kind === 'avc1') return { timescale, configuration: within(entry, 8 + 78, ['avcC']) };
  if (kind === 'av01') return { timescale, configuration: within(entry, 8 + 78, ['av1C']) };
  if (kind === 'Opus') return { timescale, configuration: within(entry, 8 + 28, ['dOps']) };
  if (kind === 'mp4a')
    return { timescale, configuration: specificConfig(within(entry, 8 + 28, ['esds']).subarray(4)) };
  throw new Error(`Cannot read MP4: its track is "${kind}", which is none of avc1, av01, mp4a and Opus`);
}

/** The AudioSpecificConfig inside the nested descriptors of an esds box (ISO/IEC 14496-1, 7.2.6). */
function specificConfig(bytes: Uint8Array): Uint8Array {
  /** Bytes of a descriptor before those nested in it. */
  const own: Readonly<Record<number, number>> = { 3: 3, 4: 13 };
  let at = 0;
  for (;;) {
    const tag = bytes[at++];
    let size = 0;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      size = (size << 7) | (byte & 0x7f);
      if ((byte & 0x80) === 0) break;
    }
    if (tag === 5) return bytes.slice(at, at + size);
    const skipped = own[tag ?? 0];
    if (skipped === undefined) throw new Error('Cannot read MP4: its sound is not described');
    at += skipped;
  }
}

/** A trun with the defaults of its tfhd (8.8.7 and 8.8.8). */
function readRun(trun: Uint8Array, tfhd: Uint8Array | undefined): Run {
  let defaultSize = 0;
  let defaultFlags = 0;
  if (tfhd !== undefined) {
    const fields = view(tfhd);
    const has = fields.getUint32(0);
    let at = 8;
    if ((has & 0x01) !== 0) at += 8;
    if ((has & 0x02) !== 0) at += 4;
    if ((has & 0x08) !== 0) at += 4;
    if ((has & 0x10) !== 0) {
      defaultSize = fields.getUint32(at);
      at += 4;
    }
    if ((has & 0x20) !== 0) defaultFlags = fields.getUint32(at);
  }
  const fields = view(trun);
  const has = fields.getUint32(0);
  const count = fields.getUint32(4);
  let at = 8;
  const next = (): number => {
    at += 4;
    return fields.getInt32(at - 4);
  };
  const offset = (has & 0x001) !== 0 ? next() : 0;
  const firstFlags = (has & 0x004) !== 0 ? next() : null;
  // Rows without a column take no room, so that the box does not bound their number.
  if (count > Math.max(mostBare, trun.length))
    throw new Error(`Cannot read MP4: a run of ${count} samples in ${trun.length} bytes`);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if ((has & 0x100) !== 0) at += 4;
    const size = (has & 0x200) !== 0 ? next() >>> 0 : defaultSize;
    const stated = (has & 0x400) !== 0 ? next() : defaultFlags;
    const flags = i === 0 && firstFlags !== null ? firstFlags : stated;
    const compositionOffset = (has & 0x800) !== 0 ? next() : 0;
    entries.push({ size, compositionOffset, isKey: (flags & nonSync) === 0 });
  }
  return { offset, entries };
}

function children(bytes: Uint8Array): { type: string; body: Uint8Array }[] {
  const found: { type: string; body: Uint8Array }[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = view(bytes).getUint32(at);
    if (size < 8 || at + size > bytes.length)
      throw new Error(`Cannot read MP4: a box of ${size} bytes at ${at} of ${bytes.length}`);
    found.push({ type: typeAt(bytes, at), body: bytes.subarray(at + 8, at + size) });
    at += size;
  }
  return found;
}

/** The content of a box, found by the names on the way to it from offset `from`. */
function within(bytes: Uint8Array, from: number, path: readonly string[]): Uint8Array {
  let here = bytes.subarray(from);
  for (const name of path) {
    const child = children(here).find(({ type }) => type === name);
    if (child === undefined) throw new Error(`Cannot read MP4: it holds no ${name}`);
    here = child.body;
  }
  return here;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function typeAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at + 4, at + 8));
}
