// What happens to an uploaded file: judged by what is said of it before it is sent, probed and queued when it is whole.
import { z } from 'zod';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import { addMedia, type AddMediaDeps } from './add-media.ts';
import { mediaErrors } from './errors.ts';
import type { UploadIntake, UploadWords } from './ports.ts';

export interface AcceptUploadDeps extends AddMediaDeps {
  readonly catalog: Pick<CatalogReader, 'detail'>;
  /** The largest file that is taken. */
  readonly maxBytes: number;
  /** Told that a job was queued. */
  readonly wake: () => void;
}

const idText = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

const wordsSchema = z.object({
  movieId: idText,
  episodeId: idText.optional(),
  filename: z.string().min(1).max(1000),
});

export function acceptUpload(deps: AcceptUploadDeps): UploadIntake {
  const { assets, catalog, maxBytes, wake } = deps;
  return {
    async judge(words, bytes) {
      const { titleId, episodeId } = read(words);
      if (bytes === null) {
        throw mediaErrors.upload_invalid('its size must be told before it is sent (Upload-Length)');
      }
      if (bytes > maxBytes) throw mediaErrors.upload_too_large(bytes, maxBytes);
      const { episodes } = await catalog.detail(titleId);
      if (episodeId === null && episodes.length > 0) {
        throw mediaErrors.upload_invalid('the title is a series: say of which episode it is (episodeId)');
      }
      if (episodeId !== null && !episodes.some(({ id }) => id === episodeId)) {
        throw mediaErrors.upload_invalid(`the title has no episode ${episodeId}`);
      }
    },

    async take(path, words) {
      const { titleId, episodeId, name } = read(words);
      const { asset } = await addMedia(deps, { titleId, episodeId, file: path, name });
      wake();
      return asset.id;
    },

    async needs(assetId, path) {
      return (await assets.find(assetId))?.sourcePath === path;
    },
  };
}

function read(words: UploadWords) {
  const parsed = wordsSchema.safeParse(words);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => String(path[0]));
    throw mediaErrors.upload_invalid(
      `${[...new Set(fields)].join(', ')} in Upload-Metadata is missing or wrong`,
    );
  }
  const { movieId, episodeId, filename } = parsed.data;
  return { titleId: movieId, episodeId: episodeId ?? null, name: filename };
}
