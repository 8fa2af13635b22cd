// Turns H.264 as an encoder emits it (Annex B start codes) into what MP4 stores (length prefixes and an avcC record).

const spsType = 7;
const ppsType = 8;
const accessUnitDelimiterType = 9;

/** NAL units of an Annex B stream, without start codes and trailing zeros (ITU-T H.264, annex B). */
export function splitAnnexB(stream: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  let start = -1;
  const end = stream.length;
  for (let i = 0; i + 2 < end; i++) {
    if (stream[i + 2]! > 1) {
      i += 2;
      continue;
    }
    if (stream[i] !== 0 || stream[i + 1] !== 0 || stream[i + 2] !== 1) continue;
    if (start >= 0) units.push(withoutTrailingZeros(stream, start, i));
    start = i + 3;
    i += 2;
  }
  if (start >= 0) units.push(withoutTrailingZeros(stream, start, end));
  return units;
}

/** The same units with 4-byte lengths instead of start codes; delimiters and parameter sets, kept in avcC, are left out. */
export function lengthPrefixed(stream: Uint8Array): Uint8Array {
  const units = splitAnnexB(stream).filter((unit) => {
    const type = unit[0]! & 0x1f;
    return type !== accessUnitDelimiterType && type !== spsType && type !== ppsType;
  });
  const bytes = new Uint8Array(units.reduce((sum, unit) => sum + 4 + unit.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const unit of units) {
    view.setUint32(at, unit.length);
    bytes.set(unit, at + 4);
    at += 4 + unit.length;
  }
  return bytes;
}

/** The AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) of an encoder's Annex B header. */
export function avcConfiguration(header: Uint8Array): Uint8Array {
  const units = splitAnnexB(header);
  const sps = units.find((unit) => (unit[0]! & 0x1f) === spsType);
  const pps = units.find((unit) => (unit[0]! & 0x1f) === ppsType);
  if (sps === undefined || pps === undefined || sps.length < 4) {
    throw new Error(
      `Cannot describe an H.264 stream: its header of ${header.length} bytes lacks an SPS or a PPS`,
    );
  }
  const profile = sps[1]!;
  // High profiles add chroma format and bit depths; these streams are always 4:2:0 at 8 bits.
  const high = profile === 100 ? [0xfd, 0xf8, 0xf8, 0x00] : [];
  return Uint8Array.from([
    1,
    profile,
    sps[2]!,
    sps[3]!,
    0xff,
    0xe1,
    sps.length >> 8,
    sps.length & 0xff,
    ...sps,
    1,
    pps.length >> 8,
    pps.length & 0xff,
    ...pps,
    ...high,
  ]);
}

function withoutTrailingZeros(stream: Uint8Array, start: number, end: number): Uint8Array {
  let last = end;
  while (last > start && stream[last - 1] === 0) last--;
  return stream.subarray(start, last);
}
