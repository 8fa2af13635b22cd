// Writes every playlist of an asset from what is packaged of it; safe to run again as renditions are added.
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import { writeThumbnailTrack } from '#engine/media/thumbnail-track.ts';
import { writeDashManifest } from '#engine/media/write-dash.ts';
import {
  mediaPlaylistName,
  writeImagePlaylist,
  writeMediaPlaylist,
  writeMultivariantPlaylist,
  writeSubtitlePlaylist,
} from '#engine/media/write-hls.ts';
import { manifestName, multivariantPlaylistName } from './file-names.ts';
import type { MediaFiles } from './ports.ts';

/** The multivariant playlist and the manifest come last: what they name is there already. */
export async function publishPlaylists(
  files: Pick<MediaFiles, 'write'>,
  assetId: number,
  media: PackagedMedia,
): Promise<void> {
  const { thumbnails, durationSeconds, protection } = media;
  for (const track of [...media.video, ...media.audio]) {
    await files.write(assetId, `${track.id}/${mediaPlaylistName}`, writeMediaPlaylist(track, protection));
  }
  for (const track of media.subtitles) {
    await files.write(assetId, `${track.id}/${mediaPlaylistName}`, writeSubtitlePlaylist(durationSeconds));
  }
  if (thumbnails !== null) {
    await files.write(
      assetId,
      `${thumbnails.id}/index.vtt`,
      writeThumbnailTrack(thumbnails, durationSeconds),
    );
    await files.write(
      assetId,
      `${thumbnails.id}/${mediaPlaylistName}`,
      writeImagePlaylist(thumbnails, durationSeconds),
    );
  }
  if (protection?.scheme !== 'aes-128') await files.write(assetId, manifestName, writeDashManifest(media));
  await files.write(assetId, multivariantPlaylistName, writeMultivariantPlaylist(media));
}
