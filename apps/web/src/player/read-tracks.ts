// Reads from Shaka Player what there is to choose between, in our own terms.
import type shaka from 'shaka-player/dist/shaka-player.hls-es2021.js';
import { audioRole, type AudioTrack } from './audio-track.ts';

export interface SubtitleTrack {
  readonly id: number;
  /** BCP 47. */
  readonly language: string;
  readonly label: string | null;
  /** They also tell what is heard besides speech. */
  readonly sounds: boolean;
}

export interface Tracks {
  /** Heights in pixels, the best first. */
  readonly heights: readonly number[];
  /** Height that plays now; null before the first picture. */
  readonly height: number | null;
  readonly audios: readonly AudioTrack[];
  /** Id of the sound that plays; null before. */
  readonly audio: string | null;
  readonly subtitles: readonly SubtitleTrack[];
}

export function readTracks(player: shaka.Player): Tracks {
  const video = player.getVideoTracks();
  const heights = [...new Set(video.flatMap(({ height }) => (height ? [height] : [])))].sort((a, b) => b - a);
  const sounds = player.getAudioTracks();
  const playing = sounds.find(({ active }) => active);
  return {
    heights,
    height: video.find(({ active }) => active)?.height ?? null,
    audios: sounds.map((track) => ({
      id: audioId(track),
      language: track.language,
      role: audioRole(track.roles),
      label: labelOf(track.label),
    })),
    audio: playing ? audioId(playing) : null,
    subtitles: player.getTextTracks().map(({ id, language, label, roles }) => ({
      id,
      language,
      label: labelOf(label),
      sounds: roles.includes('public.accessibility.describes-music-and-sound'),
    })),
  };
}

/** Shaka names no sound; these together tell the ones of a film apart. */
export function audioId(track: shaka.extern.AudioTrack): string {
  return [track.language, track.roles.join(' '), track.label ?? '', track.channelsCount ?? ''].join('|');
}

/** Our playlists name a track without a title by its folder, such as "fr audio-1-fr": nothing for people. */
function labelOf(label: string | null): string | null {
  return label === null || /^\S+ (?:audio|text)-\d+-\S+$/.test(label) ? null : label;
}
