// Adds markers that were found to what is known of an asset.
import type { Clock } from '#engine/api/clock.ts';
import type { Marker } from '#engine/media/chapters-and-markers.ts';
import { nothingFound } from '#engine/media/media-analysis.ts';
import type { AssetStore } from './ports.ts';

export interface AddMarkersDeps {
  readonly assets: Pick<AssetStore, 'find' | 'update'>;
  readonly clock: Clock;
}

/** A kind that was found before stays as it was found. */
export async function addMarkers(
  { assets, clock }: AddMarkersDeps,
  assetId: number,
  found: readonly Marker[],
): Promise<void> {
  if (found.length === 0) return;
  const asset = await assets.find(assetId);
  if (asset === null) return;
  const analysis = asset.analysis ?? nothingFound;
  const fresh = found.filter(({ kind }) => analysis.markers.every((known) => known.kind !== kind));
  if (fresh.length === 0) return;
  const markers = [...analysis.markers, ...fresh].toSorted((a, b) => a.start - b.start);
  await assets.update(assetId, { analysis: { ...analysis, markers } }, clock.now());
}
