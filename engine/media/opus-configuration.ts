// The dOps record of Opus in MP4 (Encapsulation of Opus in ISOBMFF, 4.3.2), from the header that encoders give.

/** `header` is an identification header (RFC 7845, 5.1) of one stream of one or two channels. */
export function opusConfiguration(header: Uint8Array): Uint8Array {
  const isOpus = header.length >= 19 && String.fromCharCode(...header.subarray(0, 8)) === 'OpusHead';
  if (!isOpus || header[18] !== 0)
    throw new Error(
      `Cannot describe an Opus stream: its header of ${header.length} bytes is none of mono or stereo`,
    );
  const fields = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const record = new DataView(new ArrayBuffer(11));
  // Version 0, channels, samples to leave out at the start, rate, gain, mapping 0; here all numbers begin with the highest byte.
  record.setUint8(1, header[9]!);
  record.setUint16(2, fields.getUint16(10, true));
  record.setUint32(4, fields.getUint32(12, true));
  record.setInt16(8, fields.getInt16(16, true));
  return new Uint8Array(record.buffer);
}
