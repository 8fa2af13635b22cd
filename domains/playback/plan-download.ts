// What a device stores to play a video without a network: the qualities on offer with their size, and the files of one of them.
import type { PackagedMedia, PackagedVideo } from '#engine/media/packaged-media.ts';
import { mediaPlaylistName, writeMultivariantPlaylist } from '#engine/media/write-hls.ts';
import type { DownloadOffer, DownloadTicket } from './contract.ts';

/** Lines of the picture that are enough where nobody says what is wanted. */
const enoughLines = 720;

type Track = { readonly id: string; readonly segments: readonly { readonly bytes: number }[] };
type StoredFile = DownloadTicket['files'][number];

/** Best first. Every sound, every subtitle and the pictures of the seek bar come with each. */
export function downloadQualities(media: PackagedMedia): DownloadOffer['qualities'] {
  const sheets = media.thumbnails === null ? 0 : media.thumbnails.sheets * media.thumbnails.largestSheetBytes;
  return media.video.map(({ id, codec, width, height, pixelAspect }) => ({
    id,
    codec,
    width: Math.round((width * pixelAspect.num) / pixelAspect.den),
    height,
    bytes: downloadFiles(media, id).reduce((sum, file) => sum + (file.bytes ?? 0), sheets),
  }));
}

/** The best of at most 720 lines; the smallest where all have more. */
export function usualQuality(media: PackagedMedia): PackagedVideo | undefined {
  return media.video.find(({ height }) => height <= enoughLines) ?? media.video.at(-1);
}

/** By their names beside the playlist; the playlist itself is written for the device. */
export function downloadFiles(media: PackagedMedia, quality: string): StoredFile[] {
  const video = media.video.filter(({ id }) => id === quality);
  const { subtitles, thumbnails } = media;
  const files = [...video, ...media.audio].flatMap(trackFiles);
  for (const { id } of subtitles) files.push(untold(`${id}/${mediaPlaylistName}`), untold(`${id}/all.vtt`));
  if (thumbnails !== null) {
    files.push(untold(`${thumbnails.id}/index.vtt`), untold(`${thumbnails.id}/${mediaPlaylistName}`));
    for (let sheet = 1; sheet <= thumbnails.sheets; sheet++)
      files.push({ name: `${thumbnails.id}/${sheet}.jpg`, bytes: null });
  }
  return files;
}

/** Names the chosen picture alone, so that a player asks for nothing that was not stored. */
export function downloadPlaylist(media: PackagedMedia, quality: string): string {
  return writeMultivariantPlaylist({ ...media, video: media.video.filter(({ id }) => id === quality) });
}

function trackFiles({ id, segments }: Track): StoredFile[] {
  return [
    untold(`${id}/${mediaPlaylistName}`),
    untold(`${id}/init.mp4`),
    ...segments.map(({ bytes }, index) => ({ name: `${id}/${index + 1}.m4s`, bytes })),
  ];
}

function untold(name: string): StoredFile {
  return { name, bytes: null };
}
