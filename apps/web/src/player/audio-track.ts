// The sounds of a film that one can choose between, and what they are called in the viewer's language.
import type { Translate } from '#i18n/create-translator.ts';

export type AudioRole = 'main' | 'commentary' | 'description';

export interface AudioTrack {
  /** Names it among the tracks of one film. */
  readonly id: string;
  /** BCP 47; `und` where the file does not say. */
  readonly language: string;
  readonly role: AudioRole;
  /** As the file names it. */
  readonly label: string | null;
}

/** Media characteristics of HLS that say what a sound is for; that of a commentary is AVFoundation's `isAuxiliaryContent`. */
export const audioCharacteristics: Readonly<Record<AudioRole, string>> = {
  main: '',
  commentary: 'public.auxiliary-content',
  description: 'public.accessibility.describes-video',
};

export function audioRole(characteristics: readonly string[]): AudioRole {
  const { commentary, description } = audioCharacteristics;
  if (characteristics.includes(description)) return 'description';
  return characteristics.includes(commentary) ? 'commentary' : 'main';
}

/** One name a track, in the order given: language, what it is for, and its own label where two would read alike. */
export function audioNames(
  tracks: readonly AudioTrack[],
  t: Translate,
  language: (tag: string) => string,
): string[] {
  const plain = tracks.map((track) => {
    const known = track.language !== 'und' && track.language !== '';
    const name = known ? language(track.language) : (track.label ?? t('player.audio.unknown'));
    if (track.role === 'main') return name;
    return t(track.role === 'commentary' ? 'player.audio.commentary' : 'player.audio.description', { name });
  });
  return plain.map((name, index) => {
    const label = tracks[index]?.label ?? null;
    const alone = plain.filter((other) => other === name).length === 1;
    return alone || label === null || label === name ? name : `${name} · ${label}`;
  });
}
