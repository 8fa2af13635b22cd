// Signed media addresses: an HMAC in the path binds them to one video, one stream and a time, and covers everything below it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { playbackErrors } from './errors.ts';

/** What a token says. Times in milliseconds since 1970. */
export interface MediaGrant {
  readonly assetId: number;
  readonly streamId: number;
  readonly expiresAt: number;
}

/** `stream-expiry-signature`: both numbers in base 36, the expiry in seconds, 128 bits of HMAC-SHA-256 in base64url. */
const tokenShape = /^([1-9a-z][\da-z]{0,10})-([1-9a-z][\da-z]{0,10})-([\w-]{22})$/;

/** Bytes of the signature that are kept: 128 bits are out of reach of guessing within any token's life. */
const signatureBytes = 16;

/** The folder under which the files of an asset are opened: `/media/{token}/{asset}/`. */
export function signMediaAddress(secret: string, grant: MediaGrant): string {
  const seconds = Math.floor(grant.expiresAt / 1000);
  const signature = sign(secret, grant.assetId, grant.streamId, seconds).toString('base64url');
  return `/media/${grant.streamId.toString(36)}-${seconds.toString(36)}-${signature}/${grant.assetId}/`;
}

/** Throws `media_address_invalid` or `media_address_expired`. Whether the stream goes on must still be asked. */
export function verifyMediaToken(secret: string, token: string, assetId: number, now: number): MediaGrant {
  const parts = tokenShape.exec(token);
  if (parts === null) throw playbackErrors.media_address_invalid();
  const [, stream = '', expiry = '', signature = ''] = parts;
  const streamId = Number.parseInt(stream, 36);
  const seconds = Number.parseInt(expiry, 36);
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(secret, assetId, streamId, seconds);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw playbackErrors.media_address_invalid();
  if (seconds * 1000 <= now) throw playbackErrors.media_address_expired();
  return { assetId, streamId, expiresAt: seconds * 1000 };
}

/** The text signed names its purpose, so that the same secret can serve others. */
function sign(secret: string, assetId: number, streamId: number, seconds: number): Buffer {
  const text = `media\n${assetId}\n${streamId}\n${seconds}`;
  return createHmac('sha256', secret).update(text).digest().subarray(0, signatureBytes);
}
