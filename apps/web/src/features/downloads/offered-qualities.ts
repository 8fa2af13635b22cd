// Which of the offered qualities a browser shows: those it can play, the smallest of each height.
import type { DownloadOffer } from '@kinora/sdk';

type Quality = DownloadOffer['qualities'][number];

/** Best first. */
export function offeredQualities(
  qualities: readonly Quality[],
  plays: (type: string) => boolean,
): readonly Quality[] {
  const playable = qualities.filter(({ codec }) => plays(`video/mp4; codecs="${codec}"`));
  const heights = new Set(playable.map(({ height }) => height));
  return [...heights]
    .toSorted((a, b) => b - a)
    .flatMap(
      (height) =>
        playable.filter((quality) => quality.height === height).toSorted((a, b) => a.bytes - b.bytes)[0] ??
        [],
    );
}

/** The best of at most 720 lines that finds room; else the smallest. */
export function usualQuality(qualities: readonly Quality[], room: number | null): Quality | undefined {
  const fits = qualities.filter(({ bytes }) => room === null || bytes <= room);
  return fits.find(({ height }) => height <= 720) ?? fits.at(-1);
}
