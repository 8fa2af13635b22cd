// Turns AV1 as an encoder emits it (a stream of open bitstream units) into what MP4 stores: samples without delimiters and an av1C record.

const sequenceHeaderType = 1;
const temporalDelimiterType = 2;

type Unit = { type: number; bytes: Uint8Array; payload: Uint8Array };

/** The units of a temporal unit; each says its own size (AV1 specification, 5.3). */
function splitUnits(stream: Uint8Array): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < stream.length;) {
    const head = stream[at]!;
    if ((head & 0x02) === 0) throw new Error('Cannot read AV1: a unit does not say its size');
    // An extension byte may follow the head.
    let next = at + 1 + ((head >> 2) & 1);
    let size = 0;
    for (let shift = 0; shift < 56; shift += 7) {
      const byte = stream[next++] ?? 0;
      size += (byte & 0x7f) * 2 ** shift;
      if ((byte & 0x80) === 0) break;
    }
    const end = next + size;
    if (end > stream.length)
      throw new Error(`Cannot read AV1: a unit of ${size} bytes at ${at} of ${stream.length}`);
    units.push({
      type: (head >> 3) & 15,
      bytes: stream.subarray(at, end),
      payload: stream.subarray(next, end),
    });
    at = end;
  }
  return units;
}

/** A sample as MP4 wants it (AV1 in ISOBMFF, 2.4): the same units but for temporal delimiters. */
export function av1Sample(temporalUnit: Uint8Array): Uint8Array {
  const units = splitUnits(temporalUnit).filter(({ type }) => type !== temporalDelimiterType);
  const bytes = new Uint8Array(units.reduce((sum, unit) => sum + unit.bytes.length, 0));
  let at = 0;
  for (const unit of units) {
    bytes.set(unit.bytes, at);
    at += unit.bytes.length;
  }
  return bytes;
}

/** The AV1CodecConfigurationRecord (AV1 in ISOBMFF, 2.3.3) of an encoder's header. These streams are always 4:2:0 at 8 bits. */
export function av1Configuration(header: Uint8Array): Uint8Array {
  const sequence = splitUnits(header).find(({ type }) => type === sequenceHeaderType);
  if (sequence === undefined)
    throw new Error(
      `Cannot describe an AV1 stream: its header of ${header.length} bytes lacks a sequence header`,
    );
  const { profile, level, tier } = readSequence(sequence.payload);
  // Marker and version; profile and level; tier, 4:2:0 and where its chroma lies; no delay told.
  const record = [0x81, (profile << 5) | level, (tier << 7) | 0x0c | chromaPosition(sequence.payload), 0];
  return Uint8Array.from([...record, ...sequence.bytes]);
}

/** The first fields of a sequence header (AV1 specification, 5.5.1), of its first operating point. */
function readSequence(payload: Uint8Array): { profile: number; level: number; tier: number } {
  let bit = 0;
  const read = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++)
      value = value * 2 + (((payload[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    return value;
  };
  const profile = read(3);
  read(1);
  const reduced = read(1) === 1;
  if (reduced) return { profile, level: read(5), tier: 0 };
  if (read(1) === 1) throw new Error('Cannot describe an AV1 stream: its sequence header tells times');
  // Display delay, number of operating points, the layers of the first.
  read(1);
  read(5);
  read(12);
  const level = read(5);
  return { profile, level, tier: level > 7 ? read(1) : 0 };
}

/** `chroma_sample_position` stands before two flags and the bit that ends the header (5.5.2 and 5.3.4). */
function chromaPosition(payload: Uint8Array): number {
  let last = payload.length * 8 - 1;
  const bitAt = (at: number): number => ((payload[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  while (last > 4 && bitAt(last) === 0) last--;
  return bitAt(last - 4) * 2 + bitAt(last - 3);
}
