// Looks over a film: keeps the pictures that stand for it, and finds where its credits begin.
import { join } from 'node:path';
import type { Clock } from '#engine/api/clock.ts';
import { findCredits } from '#engine/media/find-credits.ts';
import type { PackagedPoster } from '#engine/media/packaged-media.ts';
import { posterFolder } from '#engine/media/packaged-files.ts';
import { addMarkers } from './add-markers.ts';
import type { AssetStore, MediaFiles, SourceTask, Transcoder } from './ports.ts';

export interface LookOverDeps {
  readonly transcoder: Pick<Transcoder, 'look'>;
  readonly files: Pick<MediaFiles, 'folder'>;
  readonly assets: Pick<AssetStore, 'find' | 'update'>;
  readonly clock: Clock;
}

/** Pictures that an operator can choose from. */
const mostPosters = 5;

/** Safe to run again: it replaces what it wrote before. */
export async function lookOver(
  deps: LookOverDeps,
  assetId: number,
  task: SourceTask,
): Promise<PackagedPoster[]> {
  const { transcoder, files, assets } = deps;
  const outDir = join(await files.folder(assetId), posterFolder);
  const { pictures, posters } = await transcoder.look({ ...task, posters: mostPosters, outDir });
  const silences = (await assets.find(assetId))?.analysis?.silences ?? [];
  const credits = findCredits(pictures, silences, task.facts.durationSeconds);
  if (credits !== null) await addMarkers(deps, assetId, [{ kind: 'credits', ...credits }]);
  return posters;
}
