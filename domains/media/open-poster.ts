// A picture that was found in a film, by its name among those of its video.
import { posterFolder } from '#engine/media/packaged-files.ts';
import { mediaErrors } from './errors.ts';
import type { AssetStore, MediaFiles, OpenedFile } from './ports.ts';

export interface OpenPosterDeps {
  readonly assets: Pick<AssetStore, 'find'>;
  readonly files: Pick<MediaFiles, 'open'>;
}

/** Throws `asset_not_found` or `poster_not_found`. */
export async function openPoster(
  { assets, files }: OpenPosterDeps,
  assetId: number,
  poster: string,
): Promise<OpenedFile> {
  const asset = await assets.find(assetId);
  if (asset === null) throw mediaErrors.asset_not_found(assetId);
  const known = asset.packaged?.posters?.some(({ name }) => `${posterFolder}/${name}` === poster) ?? false;
  const file = known ? await files.open(assetId, poster) : null;
  if (file === null) throw mediaErrors.poster_not_found(assetId, poster);
  return file;
}
