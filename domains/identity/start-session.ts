// Starts a session for somebody who has just proven who they are.
import type { IdentityDeps } from './ports.ts';
import { drawToken, tokenHash } from './secret-token.ts';

const DAY = 24 * 3600_000;

/** What a request says of the device it comes from. */
export interface Device {
  readonly name: string;
  readonly transport: 'cookie' | 'bearer';
  /** Token of the session that the browser held so far: it ends, so that one browser is one device. */
  readonly replaces: string | null;
}

export interface StartedSession {
  readonly accountId: number;
  readonly profileId: number | null;
  /** The secret itself: goes to the device, is stored nowhere. */
  readonly token: string;
}

/** Milliseconds since 1970 at which a session ends that is used now for the last time. */
export function sessionEnd(deps: Pick<IdentityDeps, 'clock' | 'sessionDays'>): number {
  return deps.clock.now() + deps.sessionDays * DAY;
}

export async function startSession(
  deps: Pick<IdentityDeps, 'store' | 'clock' | 'randomBytes' | 'sessionDays'>,
  { accountId, profileId }: { accountId: number; profileId: number | null },
  device: Device,
): Promise<StartedSession> {
  const token = drawToken(deps.randomBytes);
  if (device.replaces !== null) await deps.store.sessions.endByToken(tokenHash(device.replaces));
  await deps.store.sessions.add({
    tokenHash: tokenHash(token),
    accountId,
    profileId,
    deviceName: device.name,
    transport: device.transport,
    createdAt: deps.clock.now(),
    expiresAt: sessionEnd(deps),
  });
  return { accountId, profileId, token };
}
