// Verifies the tokens of media addresses and remembers the good ones: a player shows the same one for every file.
import { verifyMediaToken, type MediaGrant } from './sign-media-address.ts';

/** Grants kept; beyond that the oldest go. */
const mostKept = 10_000;

/**
 * Throws as `verifyMediaToken` does. A signature that is right stays right, so only the time is looked at again; what is wrong is never kept.
 * Whether the stream or download goes on must still be asked.
 */
export function rememberGrants(secret: string): (token: string, assetId: number, now: number) => MediaGrant {
  const good = new Map<string, MediaGrant>();
  return (token, assetId, now) => {
    const key = `${assetId}/${token}`;
    const known = good.get(key);
    if (known !== undefined && known.expiresAt > now) return known;
    good.delete(key);
    const grant = verifyMediaToken(secret, token, assetId, now);
    good.set(key, grant);
    if (good.size > mostKept)
      for (const oldest of good.keys()) {
        good.delete(oldest);
        break;
      }
    return grant;
  };
}
