// Signed media addresses: an HMAC in the path binds them to one video, one stream or download, and a time, and covers everything below it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { playbackErrors } from './errors.ts';

/** What a token says: for which video, until when (milliseconds since 1970), and what must go on for it to open anything. */
export type MediaGrant = { readonly assetId: number; readonly expiresAt: number } & (
  | { readonly streamId: number }
  | { readonly downloadId: number }
);

/**
 * `stream-expiry-signature`, with `D` before the number of a download: both numbers in base 36, the expiry in seconds, 128 bits of HMAC-SHA-256
 * in base64url.
 */
const tokenShape = /^(D?)([1-9a-z][\da-z]{0,10})-([1-9a-z][\da-z]{0,10})-([\w-]{22})$/;

/** Bytes of the signature that are kept: 128 bits are out of reach of guessing within any token's life. */
const signatureBytes = 16;

/** The folder under which the files of an asset are opened: `/media/{token}/{asset}/`. */
export function signMediaAddress(secret: string, grant: MediaGrant): string {
  const seconds = Math.floor(grant.expiresAt / 1000);
  const [mark, holder] = 'downloadId' in grant ? ['D', grant.downloadId] : ['', grant.streamId];
  const signature = sign(secret, grant, seconds).toString('base64url');
  return `/media/${mark}${holder.toString(36)}-${seconds.toString(36)}-${signature}/${grant.assetId}/`;
}

/** Throws `media_address_invalid` or `media_address_expired`. Whether the stream or download goes on must still be asked. */
export function verifyMediaToken(secret: string, token: string, assetId: number, now: number): MediaGrant {
  const parts = tokenShape.exec(token);
  if (parts === null) throw playbackErrors.media_address_invalid();
  const [, mark, number = '', expiry = '', signature = ''] = parts;
  const holder = Number.parseInt(number, 36);
  const seconds = Number.parseInt(expiry, 36);
  const common = { assetId, expiresAt: seconds * 1000 };
  const grant = mark === 'D' ? { ...common, downloadId: holder } : { ...common, streamId: holder };
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(secret, grant, seconds);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw playbackErrors.media_address_invalid();
  if (grant.expiresAt <= now) throw playbackErrors.media_address_expired();
  return grant;
}

/** The text signed names its purpose, so that the same secret can serve others. */
function sign(secret: string, grant: MediaGrant, seconds: number): Buffer {
  const [purpose, holder] =
    'downloadId' in grant ? ['download', grant.downloadId] : ['media', grant.streamId];
  const text = `${purpose}\n${grant.assetId}\n${holder}\n${seconds}`;
  return createHmac('sha256', secret).update(text).digest().subarray(0, signatureBytes);
}
