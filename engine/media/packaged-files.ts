// The names of the files that a packaged title is made of: what its playlists lead to, track by track.
import type { PackagedMedia } from './packaged-media.ts';

/** Of the pictures that stand for a title. */
export const posterFolder = 'posters';

/** By the folder of the track; the playlists themselves are not among them. Whatever is packaged must be named here to be kept. */
export function packagedFiles(media: PackagedMedia): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, readonly string[]>();
  for (const { id, segments } of [...media.video, ...media.audio]) {
    files.set(id, [`${id}/init.mp4`, ...segments.map((_, i) => `${id}/${i + 1}.m4s`)]);
  }
  for (const { id } of media.subtitles) files.set(id, [`${id}/all.vtt`]);
  if (media.thumbnails !== null) {
    const { id, sheets } = media.thumbnails;
    files.set(
      id,
      Array.from({ length: sheets }, (_, i) => `${id}/${i + 1}.jpg`),
    );
  }
  if (media.posters !== undefined && media.posters.length > 0) {
    files.set(
      posterFolder,
      media.posters.map(({ name }) => `${posterFolder}/${name}`),
    );
  }
  return files;
}
