// The ciphers that media is encrypted with, from node:crypto.
import { createCipheriv } from 'node:crypto';
import type { CounterCipher } from '#engine/media/encrypt-samples.ts';
import type { SegmentCipher } from '#engine/media/encrypt-segment.ts';

export interface AesCiphers {
  /** AES-128-CTR. */
  readonly counter: CounterCipher;
  /** AES-128-CBC, padded. */
  readonly segment: SegmentCipher;
}

/** `key` is 16 bytes; throws for any other length. */
export function aesCiphers(key: Uint8Array): AesCiphers {
  if (key.length !== 16)
    throw new Error(`Cannot encrypt with a key of ${key.length} bytes: AES-128 takes 16`);
  const run = (mode: 'ctr' | 'cbc') => (start: Uint8Array, data: Uint8Array) => {
    const cipher = createCipheriv(`aes-128-${mode}`, key, start);
    const head = cipher.update(data);
    const tail = cipher.final();
    return tail.length === 0 ? head : Buffer.concat([head, tail]);
  };
  return { counter: run('ctr'), segment: run('cbc') };
}
