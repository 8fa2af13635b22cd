// The sound and the subtitles that a profile chose on this device, kept for the next film and the next episode.
import type { AudioRole, AudioTrack } from './audio-track.ts';

export interface AudioChoice {
  /** BCP 47. */
  readonly language: string;
  readonly role: AudioRole;
}

export interface SubtitleChoice {
  /** BCP 47. */
  readonly language: string;
  /** Also told what is heard besides speech. */
  readonly sounds: boolean;
}

export interface TrackChoices {
  /** Null: nothing was chosen yet, the film's own default plays. */
  readonly audio: AudioChoice | null;
  /** Null for none. */
  readonly subtitles: SubtitleChoice | null;
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
      subtitles: subtitleChoiceOf(subtitles),
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

/** The subtitles that were meant: the very tag, else another variety of the language; of these the same purpose, if there is one. */
export function chosenSubtitles<Track extends SubtitleChoice>(
  tracks: readonly Track[],
  choice: SubtitleChoice | null,
): Track | undefined {
  if (choice === null) return undefined;
  const { language, sounds } = choice;
  const exact = tracks.filter((track) => track.language.toLowerCase() === language.toLowerCase());
  const near = exact.length > 0 ? exact : tracks.filter((track) => sameLanguage(track.language, language));
  return near.find((track) => track.sounds === sounds) ?? near[0];
}

/** By the first part of the tag: pt-BR is Portuguese. */
function sameLanguage(one: string, other: string): boolean {
  return one.split('-', 1)[0]?.toLowerCase() === other.split('-', 1)[0]?.toLowerCase();
}

/** Earlier versions kept the language alone. */
function subtitleChoiceOf(value: unknown): SubtitleChoice | null {
  if (typeof value === 'string') return { language: value, sounds: false };
  if (typeof value !== 'object' || value === null) return null;
  const { language, sounds } = value as Record<string, unknown>;
  return typeof language === 'string' ? { language, sounds: sounds === true } : null;
}

function isAudioChoice(value: unknown): value is AudioChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { language, role } = value as Record<string, unknown>;
  return typeof language === 'string' && (role === 'main' || role === 'commentary' || role === 'description');
}
