// Notes what a player reports of its playback.
import { foldQuality } from '#engine/media/fold-quality.ts';
import { parseCmcdReports } from '#engine/media/parse-cmcd.ts';
import type { QualityStore, StreamStore } from './ports.ts';

export interface NoteQualityDeps {
  readonly streams: Pick<StreamStore, 'find'>;
  readonly quality: Pick<QualityStore, 'fold'>;
}

/** Reports of a stream that is gone say nothing any more: what is left out is left out silently, the player can do nothing about it. */
export async function noteQuality(
  { streams, quality }: NoteQualityDeps,
  of: { readonly streamId: number; readonly assetId: number },
  body: string,
): Promise<void> {
  const { reports } = parseCmcdReports(body);
  if (reports.length === 0) return;
  const stream = await streams.find(of.streamId);
  if (stream === null) return;
  const { titleId, episodeId, startedAt } = stream;
  await quality.fold({ ...of, titleId, episodeId, startedAt }, (before) =>
    reports.reduce(foldQuality, before),
  );
}
