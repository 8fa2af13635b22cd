// Encrypts one track as it is written: its samples for ClearKey, its finished segments for AES-128.
import { randomBytes } from 'node:crypto';
import { aesCiphers } from '#adapters/node-crypto/aes-ciphers.ts';
import type { MediaProtection } from '#domains/media/ports.ts';
import { encryptSamples } from '#engine/media/encrypt-samples.ts';
import { encryptSegment } from '#engine/media/encrypt-segment.ts';
import { writeInitSegment, writeMediaSegment } from '#engine/media/write-fmp4.ts';
import type { Sample, TrackHeader } from '#engine/media/write-fmp4.ts';

export interface TrackPackager {
  init(): Uint8Array;
  /** Asked in order, once for each segment. */
  segment(sequence: number, decodeTime: number, samples: readonly Sample[]): Uint8Array;
}

/** Without `protection` everything is clear. */
export function protectTrack(header: TrackHeader, protection: MediaProtection | null): TrackPackager {
  if (protection === null) return { init: () => writeInitSegment(header), segment: writeMediaSegment };
  const ciphers = aesCiphers(protection.key);
  if (protection.scheme === 'aes-128') {
    return {
      init: () => writeInitSegment(header),
      segment: (sequence, decodeTime, samples) =>
        encryptSegment(sequence, writeMediaSegment(sequence, decodeTime, samples), ciphers.segment),
    };
  }
  // Tracks of a title share a key, so that no two may count through the same IVs: each begins at a random one of 2^64.
  let iv = randomBytes(8).readBigUInt64BE();
  return {
    init: () => writeInitSegment(header, Buffer.from(protection.keyId, 'hex')),
    segment(sequence, decodeTime, samples) {
      const encrypted = encryptSamples(header.kind, samples, iv, ciphers.counter);
      iv = encrypted.nextIv;
      return writeMediaSegment(sequence, decodeTime, encrypted.samples, encrypted.encryption);
    },
  };
}
