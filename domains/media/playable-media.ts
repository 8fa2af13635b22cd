// What of an asset can be played: what is finished, and what was promised and is made when it is asked for.
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import type { Asset } from './ports.ts';

/** A finished track takes the place of the promised one. Null when there is neither. */
export function playableMedia({
  packaged,
  promised,
}: Pick<Asset, 'packaged' | 'promised'>): PackagedMedia | null {
  if (packaged === null || promised === null) return packaged ?? promised;
  const missing = <Track extends { id: string }>(from: readonly Track[], there: readonly Track[]): Track[] =>
    from.filter(({ id }) => !there.some((track) => track.id === id));
  const area = ({ width, height }: { width: number; height: number }): number => width * height;
  return {
    ...packaged,
    video: [...packaged.video, ...missing(promised.video, packaged.video)].toSorted(
      (a, b) => area(b) - area(a),
    ),
    audio: [...packaged.audio, ...missing(promised.audio, packaged.audio)].toSorted(
      (a, b) => Number(b.isDefault) - Number(a.isDefault),
    ),
  };
}
