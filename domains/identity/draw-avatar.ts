// Draws an avatar by lot for a profile whose person has not chosen one yet.
import type { IdentityDeps } from './ports.ts';

export function drawAvatar({
  avatarNames,
  randomBytes,
}: Pick<IdentityDeps, 'avatarNames' | 'randomBytes'>): string {
  const [high = 0, low = 0] = randomBytes(2);
  const name = avatarNames[(high * 256 + low) % avatarNames.length];
  if (name === undefined) throw new Error('Cannot draw an avatar: there are none');
  return name;
}
