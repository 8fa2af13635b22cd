// Finds what viewers may skip of a film: by the names of its chapters, by the sound that episodes share, and by what is heard again of earlier ones.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Clock } from '#engine/api/clock.ts';
import { findRecap } from '#engine/media/find-recap.ts';
import { findSharedSound } from '#engine/media/find-shared-sound.ts';
import { markersFromChapters } from '#engine/media/markers-from-chapters.ts';
import type { Stretch } from '#engine/media/silence-finder.ts';
import { wordsPerSecond } from '#engine/media/sound-printer.ts';
import { addMarkers } from './add-markers.ts';
import type { AssetStore, NeighbourPrint, SoundPrintStore } from './ports.ts';

export interface FindMarkersDeps {
  readonly assets: Pick<AssetStore, 'find' | 'update'>;
  readonly prints: SoundPrintStore;
  readonly clock: Clock;
}

/** Seconds of an episode that get a fingerprint: scenes of all of it may be seen again in the next one's recap. */
export const printedSeconds = 3600;

/** Seconds of the beginning of an episode in which its intro is looked for. */
const introWithin = 600;

/** Seconds: a jingle of a channel is shorter, what is longer is an episode that was brought twice. */
const introLength = { shortest: 5, longest: 180 };

/** Other episodes that one is compared with: its neighbours share its intro, if any does. */
const mostCompared = 4;

/** Of them, on either side: earlier ones whose scenes may be in its recap, later ones whose recap may show scenes of it. */
const mostRecalled = 2;

/** `print` is of the film from its beginning; null where nobody listened just now. Safe to run again. */
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
  const others = await deps.prints.ofNeighbours({ titleId, episodeId }, mostCompared);
  await findIntro(deps, assetId, print, others);
  const earlier = others.filter((other) => other.isEarlier).slice(0, mostRecalled);
  const later = others.filter((other) => !other.isEarlier).slice(0, mostRecalled);
  const before = earlier.map((other) => other.print);
  await addRecap(deps, assetId, print, before);
  // An earlier episode that comes late: those after it may recall it.
  for (const other of later) await addRecap(deps, other.assetId, other.print, [print, ...before]);
  await deps.prints.save(assetId, print);
}

async function findIntro(
  deps: FindMarkersDeps,
  assetId: number,
  print: Uint32Array,
  others: readonly NeighbourPrint[],
): Promise<void> {
  let intro: Stretch | null = null;
  for (const other of others) {
    const shared = await findSharedSound(beginning(print), beginning(other.print), {
      ...introLength,
      breathe,
    });
    if (shared === null) continue;
    // The first episode of a series had nobody to share with when it came.
    await addMarkers(deps, other.assetId, [{ kind: 'intro', ...shared.second }]);
    const longer = intro === null || shared.first.end - shared.first.start > intro.end - intro.start;
    if (longer) intro = shared.first;
  }
  if (intro !== null) await addMarkers(deps, assetId, [{ kind: 'intro', ...intro }]);
}

async function addRecap(
  deps: FindMarkersDeps,
  assetId: number,
  print: Uint32Array,
  earlier: readonly Uint32Array[],
): Promise<void> {
  const markers = (await deps.assets.find(assetId))?.analysis?.markers ?? [];
  if (earlier.length === 0 || markers.some(({ kind }) => kind === 'recap')) return;
  const intro = markers.find(({ kind }) => kind === 'intro') ?? null;
  const recap = await findRecap(print, earlier, { intro, breathe });
  if (recap !== null) await addMarkers(deps, assetId, [{ kind: 'recap', ...recap }]);
}

function beginning(print: Uint32Array): Uint32Array {
  return print.subarray(0, Math.round(introWithin * wordsPerSecond));
}
