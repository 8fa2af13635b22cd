// Encrypts whole HLS segments by AES-128 (RFC 8216bis 4.4.4.4): the IV is the media sequence number, as players assume.

/** AES-128 in CBC mode with PKCS #7 padding, under a key of its own. */
export type SegmentCipher = (iv: Uint8Array, data: Uint8Array) => Uint8Array;

/** `sequence` is the number that the media playlist counts for the segment. */
export function encryptSegment(sequence: number, segment: Uint8Array, cipher: SegmentCipher): Uint8Array {
  const iv = new Uint8Array(16);
  new DataView(iv.buffer).setBigUint64(8, BigInt(sequence));
  return cipher(iv, segment);
}
