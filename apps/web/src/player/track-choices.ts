// The sound and the subtitles that a profile chose on this device, kept for the next film and the next episode.
import type { AudioRole, AudioTrack } from './audio-track.ts';

export interface AudioChoice {
  /** BCP 47. */
  readonly language: string;
  readonly role: AudioRole;
}

export interface TrackChoices {
  /** Null: nothing was chosen yet, the film's own default plays. */
  readonly audio: AudioChoice | null;
  /** BCP 47; null for none. */
  readonly subtitles: string | null;
}

export const noChoices: TrackChoices = { audio: null, subtitles: null };

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

function entryOf(profileId: number): string {
  return `kinora.tracks.${profileId}`;
}

/** What is not readable counts as not chosen. */
export function readTrackChoices(storage: Storage, profileId: number): TrackChoices {
  try {
    const kept: unknown = JSON.parse(storage.getItem(entryOf(profileId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return noChoices;
    const { audio, subtitles } = kept as Record<string, unknown>;
    return {
      audio: isAudioChoice(audio) ? { language: audio.language, role: audio.role } : null,
      subtitles: typeof subtitles === 'string' ? subtitles : null,
    };
  } catch {
    return noChoices;
  }
}

export function writeTrackChoices(storage: Storage, profileId: number, choices: TrackChoices): void {
  try {
    storage.setItem(entryOf(profileId), JSON.stringify(choices));
  } catch {
    // A browser that keeps nothing still plays what was chosen now.
  }
}

/** The track that was meant: same language and purpose, else the main sound in that language; undefined leaves the film's default. */
export function chosenAudio(
  tracks: readonly AudioTrack[],
  choice: AudioChoice | null,
): AudioTrack | undefined {
  if (choice === null) return undefined;
  const spoken = tracks.filter(({ language }) => sameLanguage(language, choice.language));
  return spoken.find(({ role }) => role === choice.role) ?? spoken.find(({ role }) => role === 'main');
}

/** The subtitles that were meant: the very tag, else another variety of the language. */
export function chosenSubtitles<Track extends { readonly language: string }>(
  tracks: readonly Track[],
  language: string | null,
): Track | undefined {
  if (language === null) return undefined;
  return (
    tracks.find((track) => track.language.toLowerCase() === language.toLowerCase()) ??
    tracks.find((track) => sameLanguage(track.language, language))
  );
}

/** By the first part of the tag: pt-BR is Portuguese. */
function sameLanguage(one: string, other: string): boolean {
  return one.split('-', 1)[0]?.toLowerCase() === other.split('-', 1)[0]?.toLowerCase();
}

function isAudioChoice(value: unknown): value is AudioChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { language, role } = value as Record<string, unknown>;
  return typeof language === 'string' && (role === 'main' || role === 'commentary' || role === 'description');
}
