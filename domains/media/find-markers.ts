// Finds what viewers may skip of a film: by the names of its chapters, and by the sound that episodes of a series share.
import type { Clock } from '#engine/api/clock.ts';
import type { Marker } from '#engine/media/chapters-and-markers.ts';
import { findSharedSound } from '#engine/media/find-shared-sound.ts';
import { markersFromChapters } from '#engine/media/markers-from-chapters.ts';
import type { Stretch } from '#engine/media/silence-finder.ts';
import { addMarkers } from './add-markers.ts';
import type { AssetStore, SoundPrintStore } from './ports.ts';

export interface FindMarkersDeps {
  readonly assets: Pick<AssetStore, 'find' | 'update'>;
  readonly prints: SoundPrintStore;
  readonly clock: Clock;
}

/** Seconds of the beginning of an episode in which its intro is looked for. */
export const introWithin = 600;

/** Seconds: a jingle of a channel is shorter, what is longer is an episode that was brought twice. */
const introLength = { shortest: 5, longest: 180 };

/** Other episodes that one is compared with: its neighbours share its intro, if any does. */
const mostCompared = 4;

/** `print` is of the beginning of the film; null where nobody listened just now. Safe to run again. */
export async function findMarkers(
  deps: FindMarkersDeps,
  assetId: number,
  print: Uint32Array | null,
): Promise<void> {
  const asset = await deps.assets.find(assetId);
  if (asset === null || asset.facts === null) return;
  const named = markersFromChapters(asset.facts.chapters ?? [], asset.facts.durationSeconds);
  await addMarkers(deps, assetId, named);
  const { titleId, episodeId } = asset;
  if (episodeId === null || print === null) return;
  const others = await deps.prints.ofOtherEpisodes({ titleId, episodeId }, mostCompared);
  let intro: Stretch | null = null;
  for (const other of others) {
    const shared = findSharedSound(print, other.print, introLength);
    if (shared === null) continue;
    // The first episode of a series had nobody to share with when it came.
    await addMarkers(deps, other.assetId, [introOf(shared.second)]);
    const longer = intro === null || shared.first.end - shared.first.start > intro.end - intro.start;
    if (longer) intro = shared.first;
  }
  if (intro !== null) await addMarkers(deps, assetId, [introOf(intro)]);
  await deps.prints.save(assetId, print);
}

function introOf(stretch: Stretch): Marker {
  return { kind: 'intro', ...stretch };
}
