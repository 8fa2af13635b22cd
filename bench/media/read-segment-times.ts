// Reads from a CMAF segment when it is decoded, box by box (ISO/IEC 14496-12), independently of what wrote it.

export interface SegmentTimes {
  /** Ticks of the track's timescale. */
  readonly decodeTime: number;
  readonly duration: number;
  readonly samples: number;
  /** The first picture or sound needs no other. */
  readonly startsWithKey: boolean;
}

interface Box {
  readonly type: string;
  readonly body: DataView;
}

/** Ticks per second, from an init segment. */
export function readTimescale(init: Uint8Array): number {
  const mdhd = within(boxesOf(viewOf(init)), ['moov', 'trak', 'mdia', 'mdhd']);
  return mdhd.getUint32(mdhd.getUint8(0) === 1 ? 20 : 12);
}

export function readSegmentTimes(segment: Uint8Array): SegmentTimes {
  const traf = boxesOf(within(boxesOf(viewOf(segment)), ['moof', 'traf']));
  const tfdt = within(traf, ['tfdt']);
  const decodeTime = tfdt.getUint8(0) === 1 ? Number(tfdt.getBigUint64(4)) : tfdt.getUint32(4);
  const trun = within(traf, ['trun']);
  // Written with a duration, a size, flags and an offset for each sample.
  if ((trun.getUint32(0) & 0xfff) !== 0xf01) throw new Error('the trun lacks what a sample must say');
  const samples = trun.getUint32(4);
  let duration = 0;
  for (let i = 0; i < samples; i++) duration += trun.getUint32(12 + 16 * i);
  return { decodeTime, duration, samples, startsWithKey: (trun.getUint32(12 + 8) & 0x10000) === 0 };
}

function boxesOf(view: DataView): Box[] {
  const found: Box[] = [];
  for (let at = 0; at + 8 <= view.byteLength;) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > view.byteLength) throw new Error(`a box of ${size} bytes at ${at}`);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
    found.push({ type, body: new DataView(view.buffer, view.byteOffset + at + 8, size - 8) });
    at += size;
  }
  return found;
}

function within(boxes: readonly Box[], [type = '', ...rest]: readonly string[]): DataView {
  const box = boxes.find((each) => each.type === type);
  if (box === undefined) throw new Error(`no ${type}`);
  return rest.length === 0 ? box.body : within(boxesOf(box.body), rest);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
