// Keeps the place of a viewer: called by players every few seconds.
import type { z } from 'zod';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { Clock } from '#engine/api/clock.ts';
import type { progressInput } from './contract.ts';
import { playbackErrors } from './errors.ts';
import { isFinished } from './policy.ts';
import type { ProgressStore } from './ports.ts';
import { placesAt, type PlaceDeps } from './take-place.ts';

export interface SaveProgressDeps extends PlaceDeps {
  readonly catalog: CatalogReader;
  readonly progress: ProgressStore;
  readonly clock: Clock;
}

/**
 * Throws `played_title_not_found`. A position behind the end counts as the end. The place is kept also when the stream has ended: what was
 * watched was watched.
 */
export async function saveProgress(
  deps: SaveProgressDeps,
  viewer: ViewerWithProfile,
  input: z.infer<typeof progressInput>,
): Promise<void> {
  const { catalog, progress, clock } = deps;
  const { movieId: titleId, episodeId } = input;
  const { id: profileId, maturityLimit } = viewer.profile;
  const [card] = await catalog.cards([titleId], { maturityLimit });
  if (card === undefined) throw playbackErrors.played_title_not_found(`title ${titleId}`);
  if (episodeId !== null) {
    const { episodes } = await catalog.detail(titleId);
    if (!episodes.some(({ id }) => id === episodeId)) {
      throw playbackErrors.played_title_not_found(`episode ${episodeId} of title ${titleId}`);
    }
  }
  const durationMs = Math.round(input.duration * 1000);
  const positionMs = Math.min(durationMs, Math.round(input.position * 1000));
  const finished = isFinished(positionMs, durationMs);
  const updatedAt = Math.min(input.watchedAt ?? clock.now(), clock.now());
  if (input.watchedAt !== undefined) {
    const seen = await progress.of(profileId, titleId);
    if (seen.some((row) => row.episodeId === episodeId && row.updatedAt >= updatedAt)) return;
  }
  await progress.save(profileId, { titleId, episodeId, positionMs, durationMs, finished, updatedAt });
  if (input.stream !== undefined) await keepStream(deps, viewer, input.stream);
}

/** Only of this device: an id of somebody else's stream keeps nothing alive. */
async function keepStream(
  { streams, streamLimit, clock }: SaveProgressDeps,
  viewer: ViewerWithProfile,
  id: number,
): Promise<void> {
  const stream = await streams.find(id);
  if (stream?.sessionId === viewer.sessionId) await streams.touch(id, placesAt(streamLimit, clock.now()));
}
