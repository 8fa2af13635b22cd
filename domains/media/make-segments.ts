// Makes the promised segments of a title when they are asked for, and a few ahead of whoever watches; what is made is kept.
import type { Clock } from '#engine/api/clock.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { Ladder } from '#engine/media/ladder-for.ts';
import type { TrackLoudness } from '#engine/media/media-analysis.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { PackagedAudio, PackagedMedia, PackagedVideo } from '#engine/media/packaged-media.ts';
import { aacFrame, videoTicks } from '#engine/media/segment-grid.ts';
import { mediaErrors } from './errors.ts';
import type {
  Asset,
  AssetStore,
  KeyStore,
  MediaFiles,
  MediaProtection,
  SegmentsTask,
  Transcoder,
} from './ports.ts';
import { segmentRuns, type Run } from './segment-runs.ts';

export interface MakeSegmentsDeps {
  readonly transcoder: Pick<Transcoder, 'encodeSegments' | 'warmUp'>;
  readonly assets: Pick<AssetStore, 'find'>;
  readonly files: Pick<MediaFiles, 'folder' | 'open'>;
  readonly keys: Pick<KeyStore, 'find'>;
  readonly clock: Clock;
  /** Runs of segments made at the same time. */
  readonly parallel: number;
}

export interface SegmentMaker {
  /** Told that somebody is about to watch a promised title. */
  expect(): void;
  /**
   * Waits until a file of a promised track is there, and has it made if need be. Resolves too when it is none that was promised, and when
   * the signal is aborted. Rejects when it cannot be made.
   */
  want(asset: Asset, name: string, signal: AbortSignal): Promise<void>;
  /** Told that somebody got a file that was there: what follows it is made ahead. Costs nothing for titles that are complete. */
  given(assetId: number, name: string): void;
  close(): void;
}

/** Segments made beyond the one that was last asked for. Sound costs next to nothing: 60 times as fast as it plays. */
const mostAhead = { video: 4, audio: 30 } as const;

/** A run begins ahead when one of so many next segments is missing. */
const near = 2;

/** Titles remembered as being made on demand. */
const mostKnown = 1000;

/** What is needed to make a segment of a title. */
interface Source {
  readonly assetId: number;
  readonly path: string;
  readonly facts: MediaFacts;
  readonly ladder: Ladder;
  readonly promised: PackagedMedia;
  /** What was heard so far. */
  readonly sound: readonly TrackLoudness[] | null;
}

export function makeSegments(deps: MakeSegmentsDeps): SegmentMaker {
  const { transcoder, assets, files, keys, clock, parallel } = deps;
  const sources = new Map<number, Source>();
  const runs = segmentRuns({ make, parallel, clock });

  /** Makes what is missing of a run: others, and the full encode, may have made parts of it. */
  async function make(run: Run, made: (segment: number) => void, signal: AbortSignal): Promise<void> {
    const [assetId, trackId] = partsOf(run.key);
    const asset = await assets.find(assetId);
    const source = asset === null ? null : sourceOf(asset);
    if (source === null) return void sources.delete(assetId);
    const rendition = renditionOf(source, trackId);
    const track = trackOf(source.promised, trackId);
    if (rendition === null || track === undefined) return;
    const { path: file, facts, ladder, promised } = source;
    const protection: MediaProtection | null =
      promised.protection === undefined ? null : await keys.find(assetId);
    const outDir = await files.folder(assetId);
    const isThere = async (segment: number) =>
      (await files.open(assetId, `${trackId}/${segment}.m4s`)) !== null;
    for (let first = run.first; first <= run.last && !signal.aborted; first++) {
      if (await isThere(first)) {
        made(first);
        continue;
      }
      let last = first;
      while (last < run.last && !(await isThere(last + 1))) last++;
      const { frameRate, gopFrames } = ladder;
      const total = unitsOf(track);
      const grid = { frameRate, gopFrames, total, outDir, protection };
      await transcoder.encodeSegments({
        file,
        facts,
        rendition,
        first,
        last,
        ...grid,
        signal,
        onSegment: made,
      });
      first = last;
    }
  }

  /** Has the next segments made, unless they are there or on their way. */
  async function makeAhead(
    source: Source,
    track: PackagedVideo | PackagedAudio,
    segment: number,
  ): Promise<void> {
    const { assetId } = source;
    const key = keyOf(assetId, track.id);
    runs.touch(key);
    const last = Math.min(segment + mostAhead[track.kind], track.segments.length);
    for (let next = segment + 1; next <= Math.min(segment + near, last); next++) {
      if (runs.covers(key, next) || (await files.open(assetId, `${track.id}/${next}.m4s`)) !== null) continue;
      // Looked at again: others may have asked while the disk was.
      if (!runs.covers(key, next)) runs.prepare({ key, first: next, last });
      return;
    }
  }

  return {
    // One makes pictures, one sound.
    expect: () => transcoder.warmUp(Math.min(2, parallel)),

    async want(asset, name, signal) {
      const source = sourceOf(asset);
      const { trackId, segment } = segmentOf(name);
      const track = source === null ? undefined : trackOf(source.promised, trackId);
      if (source === null || track === undefined || segment > track.segments.length) return;
      sources.delete(asset.id);
      sources.set(asset.id, source);
      if (sources.size > mostKnown) sources.delete(sources.keys().next().value ?? 0);
      const key = keyOf(asset.id, trackId);
      // The header alone comes with the first segment.
      const first = Math.max(1, segment);
      const last = Math.min(first + mostAhead[track.kind], track.segments.length);
      await runs.wait(segment, { key, first, last }, signal);
      if (segment > 0 && !signal.aborted) await makeAhead(source, track, segment);
    },

    given(assetId, name) {
      const source = sources.get(assetId);
      if (source === undefined) return;
      const { trackId, segment } = segmentOf(name);
      const track = trackOf(source.promised, trackId);
      // What cannot be made ahead is told to whoever asks for it.
      if (track !== undefined && segment > 0) makeAhead(source, track, segment).catch(() => undefined);
    },

    close: () => runs.close(),
  };
}

/** Null when nothing of it is made on demand. */
function sourceOf({ id, complete, state, promised, facts, sourcePath, analysis }: Asset): Source | null {
  if (complete || state === 'failed' || promised === null || facts === null || sourcePath === null)
    return null;
  return {
    assetId: id,
    path: sourcePath,
    facts,
    // As the fixed ladder has it, whatever was chosen since: a viewer waits for it. The whole encode writes over it.
    ladder: ladderFor(facts),
    promised,
    sound: analysis?.sound ?? null,
  };
}

const keyOf = (assetId: number, trackId: string): string => `${assetId}/${trackId}`;

function partsOf(key: string): [assetId: number, trackId: string] {
  const at = key.indexOf('/');
  return [Number(key.slice(0, at)), key.slice(at + 1)];
}

/** Of `video-360/12.m4s`; segment 0 for `video-360/init.mp4`. */
function segmentOf(name: string): { trackId: string; segment: number } {
  const [trackId = '', file = ''] = name.split('/');
  return { trackId, segment: file === 'init.mp4' ? 0 : Number.parseInt(file, 10) };
}

function trackOf({ video, audio }: PackagedMedia, id: string): PackagedVideo | PackagedAudio | undefined {
  return [...video, ...audio].find((track) => track.id === id);
}

/** As loud as the full encode will be, once it is known how loud the file is. */
function renditionOf({ ladder, sound }: Source, id: string): SegmentsTask['rendition'] | null {
  const rung = ladder.video.find((rendition) => rendition.id === id);
  if (rung !== undefined) return { kind: 'video', video: rung };
  const audio = ladder.audio.find((rendition) => rendition.id === id);
  if (audio === undefined) return null;
  const gain = sound?.find(({ index }) => index === audio.sourceIndex)?.gain ?? 0;
  return { kind: 'audio', audio: gain === 0 ? audio : { ...audio, gain } };
}

/** Pictures, or AAC frames, of the whole track. */
function unitsOf(track: PackagedVideo | PackagedAudio): number {
  const ticks = track.segments.reduce((sum, { duration }) => sum + duration, 0);
  const each = track.kind === 'video' ? videoTicks(track.frameRate).ticks : aacFrame;
  if (ticks % each !== 0)
    throw mediaErrors.media_worker_failed(track.id, `${ticks} ticks are no whole pictures`);
  return ticks / each;
}
