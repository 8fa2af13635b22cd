// The id of a playback: what is played. Asking for it again gives a fresh address, on any device of the account.

export interface PlayedPart {
  readonly titleId: number;
  /** Null for a film. */
  readonly episodeId: number | null;
}

/** `12` for a film, `12-34` for an episode. */
export function playbackId({ titleId, episodeId }: PlayedPart): string {
  return episodeId === null ? String(titleId) : `${titleId}-${episodeId}`;
}

/** Null for what is no id of a playback. */
export function parsePlaybackId(id: string): PlayedPart | null {
  const parts = /^([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/.exec(id);
  if (parts === null) return null;
  return { titleId: Number(parts[1]), episodeId: parts[2] === undefined ? null : Number(parts[2]) };
}
