// The user that a model is asked about: a history, as it came or made ready.

import type { HistoryEntry, Profile } from './profile.ts';

/** A history made ready for one model; valid for that model only, and only until it is fitted again. */
export class FoldedUser {
  readonly profile: Profile;
  /** The user's factors, of models that have such. */
  readonly vector: Float32Array | null;

  constructor(profile: Profile, vector: Float32Array | null) {
    this.profile = profile;
    this.vector = vector;
  }
}

/** A history or what `foldIn` made of it. */
export type UserInput = Iterable<HistoryEntry> | FoldedUser;
