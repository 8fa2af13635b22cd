// Common Encryption of samples, scheme `cenc` (ISO/IEC 23001-7): AES in counter mode, H.264 in subsamples, sound whole.

/** AES-128 in counter mode under a key of its own; `counter` is the first block of 16 bytes. The same bytes again decrypt. */
export type CounterCipher = (counter: Uint8Array, data: Uint8Array) => Uint8Array;

/** What a decoder must know to decrypt one sample. */
export type SampleEncryption = {
  /** First half of the counter block; the second starts at 0. */
  iv: Uint8Array;
  /** In order, over the whole sample; null when all of it is encrypted. */
  subsamples: { clear: number; encrypted: number }[] | null;
};

export type EncryptedSamples<S> = {
  samples: S[];
  /** One for each sample. */
  encryption: SampleEncryption[];
  /** For the next sample of the track: no two samples under one key may share an IV. */
  nextIv: bigint;
};

/** Bytes of a coded slice that stay readable: a parser needs its slice header, which is far shorter in any stream of ours. */
const clearSliceBytes = 96;

/** Bytes before each NAL unit that say how long it is. */
const lengthBytes = 4;

const block = 16;

/** `firstIv` is 64 bits. Sizes do not change. */
export function encryptSamples<S extends { data: Uint8Array }>(
  kind: 'video' | 'audio',
  samples: readonly S[],
  firstIv: bigint,
  cipher: CounterCipher,
): EncryptedSamples<S> {
  let nextIv = firstIv;
  const encryption: SampleEncryption[] = [];
  const encrypted = samples.map((sample) => {
    const iv = new Uint8Array(8);
    new DataView(iv.buffer).setBigUint64(0, nextIv);
    nextIv = BigInt.asUintN(64, nextIv + 1n);
    const subsamples = kind === 'video' ? splitSample(sample.data) : null;
    encryption.push({ iv, subsamples });
    return { ...sample, data: applyCipher(sample.data, { iv, subsamples }, cipher) };
  });
  return { samples: encrypted, encryption, nextIv };
}

/** Encrypts a clear sample or decrypts an encrypted one: the protected parts are one stream to the cipher. */
export function applyCipher(
  data: Uint8Array,
  { iv, subsamples }: SampleEncryption,
  cipher: CounterCipher,
): Uint8Array {
  const counter = new Uint8Array(block);
  counter.set(iv);
  if (subsamples === null) return cipher(counter, data);
  const size = subsamples.reduce((sum, part) => sum + part.encrypted, 0);
  const hidden = new Uint8Array(size);
  eachProtected(subsamples, (from, length, at) => hidden.set(data.subarray(from, from + length), at));
  const changed = cipher(counter, hidden);
  const result = Uint8Array.from(data);
  eachProtected(subsamples, (from, length, at) => result.set(changed.subarray(at, at + length), from));
  return result;
}

/** Calls with the place in the sample, the length, and the place among the protected bytes. */
function eachProtected(
  subsamples: readonly { clear: number; encrypted: number }[],
  visit: (from: number, length: number, at: number) => void,
): void {
  let from = 0;
  let at = 0;
  for (const { clear, encrypted } of subsamples) {
    from += clear;
    visit(from, encrypted, at);
    from += encrypted;
    at += encrypted;
  }
}

/**
 * Subsamples of an H.264 sample of length-prefixed NAL units: lengths, NAL headers and slice headers clear, the rest of each slice in
 * whole blocks. Units that are no slices (such as SEI) stay clear. Throws when a length points beyond the sample.
 */
function splitSample(data: Uint8Array): { clear: number; encrypted: number }[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const parts: { clear: number; encrypted: number }[] = [];
  let clear = 0;
  let at = 0;
  const put = (encrypted: number) => {
    // A count of clear bytes has 16 bits.
    for (; clear > 0xffff; clear -= 0xffff) parts.push({ clear: 0xffff, encrypted: 0 });
    parts.push({ clear, encrypted });
    clear = 0;
  };
  while (at < data.length) {
    const length = at + lengthBytes <= data.length ? view.getUint32(at) : Infinity;
    if (length === 0 || at + lengthBytes + length > data.length)
      throw new Error(`Cannot encrypt a sample of ${data.length} bytes: NAL unit at ${at} is of ${length}`);
    const type = data[at + lengthBytes]! & 0x1f;
    const isSlice = type >= 1 && type <= 5;
    const encrypted = isSlice ? Math.max(0, Math.floor((length - clearSliceBytes) / block) * block) : 0;
    clear += lengthBytes + length - encrypted;
    if (encrypted > 0) put(encrypted);
    at += lengthBytes + length;
  }
  if (clear > 0 || parts.length === 0) put(0);
  return parts;
}
