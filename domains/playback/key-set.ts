// Licences of ClearKey: what a browser asks, and the JSON Web Key set that it gets (W3C Encrypted Media Extensions, 9.1).
import { z } from 'zod';
import type { MediaKey } from '#domains/media/contract.ts';
import { playbackErrors } from './errors.ts';

const shape = z.object({
  kids: z
    .array(z.string().regex(/^[\w-]{22}$/))
    .min(1)
    .max(16),
});

/** The ids of keys in a request, 16 bytes in base64url each. Throws `key_request_invalid`. */
export function keySetRequest(body: unknown): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(typeof body === 'string' ? body : '');
  } catch {
    throw playbackErrors.key_request_invalid('it is not JSON');
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw playbackErrors.key_request_invalid('"kids" names no key');
  return parsed.data.kids;
}

export interface KeySet {
  readonly keys: readonly { readonly kty: 'oct'; readonly kid: string; readonly k: string }[];
  readonly type: 'temporary';
}

/** Throws `key_not_found` when the key is none of those asked for. */
export function keySet({ keyId, key }: MediaKey, asked: readonly string[]): KeySet {
  const kid = Buffer.from(keyId, 'hex').toString('base64url');
  if (!asked.includes(kid)) throw playbackErrors.key_not_found(asked);
  return { keys: [{ kty: 'oct', kid, k: Buffer.from(key).toString('base64url') }], type: 'temporary' };
}
