// Everything that can be set of a profile, with nothing left open.
import type { Profile } from '@kinora/sdk';

export type ProfileInput = Omit<Profile, 'id' | 'createdAt'>;
