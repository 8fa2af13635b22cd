// Sets the chapters and markers of a video by hand.
import type { Clock } from '#engine/api/clock.ts';
import type { Marks } from '#engine/media/chapters-and-markers.ts';
import { checkChapters, checkMarkers, MarksError } from '#engine/media/check-marks.ts';
import { mediaErrors } from './errors.ts';
import type { Asset, AssetStore } from './ports.ts';

export interface SetMarksDeps {
  readonly assets: AssetStore;
  readonly clock: Clock;
}

/** Replaces what was set before; null goes back to what was found. Throws `asset_not_found`, `asset_not_ready` or `marks_invalid`. */
export async function setMarks(deps: SetMarksDeps, assetId: number, marks: Marks): Promise<Asset> {
  const { assets, clock } = deps;
  const asset = await assets.find(assetId);
  if (asset === null) throw mediaErrors.asset_not_found(assetId);
  const seconds = asset.packaged?.durationSeconds ?? asset.facts?.durationSeconds;
  // A stand-in that was not drawn yet.
  if (seconds === undefined) throw mediaErrors.asset_not_ready(assetId);
  const marksByHand = check(marks, seconds);
  await assets.update(assetId, { marksByHand }, clock.now());
  return { ...asset, marksByHand };
}

function check({ chapters, markers }: Marks, seconds: number): Marks {
  try {
    return {
      chapters: chapters === null ? null : checkChapters(chapters, seconds),
      markers: markers === null ? null : checkMarkers(markers, seconds),
    };
  } catch (error) {
    if (error instanceof MarksError) throw mediaErrors.marks_invalid(error.message, error.path);
    throw error;
  }
}
