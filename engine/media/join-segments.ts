// Makes one file that plays by itself of an init segment and some media segments of its track, from wherever in the film they are:
// its time begins at zero (ISO/IEC 14496-12, 8.8.12).

interface Box {
  readonly type: string;
  /** Of the whole box, and of its content, in bytes of what it was found in. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** The segments follow one another; of them only what a file needs is kept. Throws for what is no fragmented MP4. */
export function joinSegments(init: Uint8Array, segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts = [init];
  let origin: bigint | null = null;
  for (const segment of segments) {
    const bytes = segment.slice();
    for (const box of boxesOf(bytes, 0, bytes.length)) {
      if (box.type !== 'moof' && box.type !== 'mdat') continue;
      if (box.type === 'moof') origin = shift(bytes, box, origin);
      parts.push(bytes.subarray(box.start, box.end));
    }
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Writes the decode time of a fragment as counted from `origin`, which is its own when there is none yet; answers the origin. */
function shift(bytes: Uint8Array, moof: Box, origin: bigint | null): bigint {
  const traf = boxesOf(bytes, moof.content, moof.end).find(({ type }) => type === 'traf');
  const tfdt = traf && boxesOf(bytes, traf.content, traf.end).find(({ type }) => type === 'tfdt');
  if (tfdt === undefined) throw new Error('Cannot join segments: a fragment does not say its decode time');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const wide = view.getUint8(tfdt.content) === 1;
  const at = tfdt.content + 4;
  const time = wide ? view.getBigUint64(at) : BigInt(view.getUint32(at));
  const from = origin ?? time;
  if (time < from) throw new Error(`Cannot join segments: one at ${time} follows the first at ${from}`);
  if (wide) view.setBigUint64(at, time - from);
  else view.setUint32(at, Number(time - from));
  return from;
}

function boxesOf(bytes: Uint8Array, from: number, to: number): Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const boxes: Box[] = [];
  for (let start = from; start < to;) {
    const size = start + 8 <= to ? view.getUint32(start) : 0;
    if (size < 8 || start + size > to)
      throw new Error(`Cannot join segments: a box of ${size} bytes at ${start} of ${to}`);
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    boxes.push({ type, start, content: start + 8, end: start + size });
    start += size;
  }
  return boxes;
}
