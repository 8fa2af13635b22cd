// Brings the sound of a film to one loudness: listens to every track, remembers what was heard, and sets the gains.
import type { Clock } from '#engine/api/clock.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import { gainFor } from '#engine/media/loudness.ts';
import { nothingFound, type TrackLoudness } from '#engine/media/media-analysis.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { findMarkers, printedSeconds } from './find-markers.ts';
import type { AssetStore, OnProgress, SoundPrintStore, Transcoder } from './ports.ts';

export interface LevelSoundDeps {
  readonly transcoder: Pick<Transcoder, 'listen'>;
  readonly assets: Pick<AssetStore, 'find' | 'update'>;
  readonly prints: SoundPrintStore;
  readonly clock: Clock;
  /** LUFS; null leaves sound as it is. */
  readonly loudness: number | null;
}

interface Source {
  readonly id: number;
  /** Null for a film: then nothing is compared. */
  readonly episodeId: number | null;
  readonly sourcePath: string;
  readonly facts: MediaFacts;
}

/** What was heard by an earlier run is not heard again: tracks of one film are made with the same gains. */
export async function levelSound(
  deps: LevelSoundDeps,
  source: Source,
  audio: readonly AudioRendition[],
  watch: { onProgress: OnProgress; signal: AbortSignal },
): Promise<AudioRendition[]> {
  // Pictures that are made later need nothing of the sound.
  if (audio.length === 0 && source.facts.audio.length > 0) return [];
  const known = (await deps.assets.find(source.id))?.analysis?.sound ?? null;
  const sound = known ?? (await listen(deps, source, watch));
  return audio.map((rendition) => {
    const gain = sound.find(({ index }) => index === rendition.sourceIndex)?.gain ?? 0;
    return gain === 0 ? rendition : { ...rendition, gain };
  });
}

async function listen(
  deps: LevelSoundDeps,
  { id, episodeId, sourcePath: file, facts }: Source,
  watch: { onProgress: OnProgress; signal: AbortSignal },
): Promise<TrackLoudness[]> {
  const { transcoder, assets, clock, loudness: target } = deps;
  const printSeconds = episodeId === null ? 0 : Math.min(printedSeconds, facts.durationSeconds);
  const heard =
    facts.audio.length === 0 ? [] : await transcoder.listen({ file, facts, printSeconds, ...watch });
  const sound = heard.map(({ index, loudness }) => ({
    index,
    loudness,
    gain: target === null ? 0 : gainFor(loudness, target),
  }));
  const before = (await assets.find(id))?.analysis ?? nothingFound;
  const analysis = { ...before, sound, silences: heard[0]?.silences ?? [] };
  await assets.update(id, { analysis }, clock.now());
  await findMarkers(deps, id, heard[0]?.print ?? null);
  return sound;
}
