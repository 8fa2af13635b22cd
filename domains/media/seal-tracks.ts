// Keeps the checksums of tracks that were just packaged, before anybody is told of them.
import { packagedFiles } from '#engine/media/packaged-files.ts';
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import { checksumFile } from './checksum-file.ts';
import { mediaErrors } from './errors.ts';
import type { ChecksumStore, FileSum, MediaFiles } from './ports.ts';

export interface SealDeps {
  readonly files: Pick<MediaFiles, 'open'>;
  readonly checksums: Pick<ChecksumStore, 'put'>;
}

/**
 * `before` is what was packaged earlier (its tracks were sealed then). Throws `media_file_missing` when a file that the playlists are
 * about to name is not there.
 */
export async function sealTracks(
  { files, checksums }: SealDeps,
  assetId: number,
  packaged: PackagedMedia,
  before: PackagedMedia | null = null,
): Promise<void> {
  const sealed = before === null ? new Map<string, unknown>() : packagedFiles(before);
  for (const [track, names] of packagedFiles(packaged)) {
    if (sealed.has(track)) continue;
    const sums: FileSum[] = [];
    for (const name of names) {
      const file = await files.open(assetId, name);
      if (file === null) throw mediaErrors.media_file_missing(assetId, name);
      sums.push({ name, bytes: file.bytes, sha256: await checksumFile(file) });
    }
    await checksums.put(assetId, track, sums);
  }
}
