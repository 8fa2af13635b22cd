// An asset as the API shows it: without paths, with the progress of its job.
import type { Job, JobStore } from '#domains/jobs/ports.ts';
import { trackBitrates } from '#engine/media/packaged-media.ts';
import { posterFolder } from '#engine/media/packaged-files.ts';
import type { AssetView, WorkState } from './contract.ts';
import { marksOf } from './marks-of.ts';
import { jobFor } from './media-jobs.ts';
import { playsNow } from './plays-now.ts';
import type { Asset } from './ports.ts';

export async function presentAsset(asset: Asset, jobs: Pick<JobStore, 'findByKey'>): Promise<AssetView> {
  const job = asset.complete ? null : await jobs.findByKey(jobFor(asset).uniqueKey);
  const video = (asset.packaged?.video ?? []).map((track) => ({
    id: track.id,
    kind: 'video' as const,
    codec: track.codec,
    bitrate: trackBitrates(track).peak,
    width: track.width,
    height: track.height,
    language: null,
  }));
  const audio = (asset.packaged?.audio ?? []).map((track) => ({
    id: track.id,
    kind: 'audio' as const,
    codec: track.codec,
    bitrate: trackBitrates(track).peak,
    width: null,
    height: null,
    language: track.language,
  }));
  const failed = job?.state === 'failed' && asset.packaged === null;
  const lost =
    failed && job.errorCode !== null ? { code: job.errorCode, message: job.errorMessage ?? '' } : null;
  return {
    id: asset.id,
    movieId: asset.titleId,
    episodeId: asset.episodeId,
    origin: asset.origin,
    state: failed ? 'failed' : asset.state,
    plays: playsNow(asset),
    complete: asset.complete,
    progress: asset.complete ? 1 : (job?.progress ?? 0),
    encryption: asset.packaged?.protection?.scheme ?? 'none',
    work: workOf(asset, job),
    secondsLeft: secondsLeft(job),
    sourceName: asset.sourceName,
    duration: asset.packaged?.durationSeconds ?? asset.facts?.durationSeconds ?? null,
    renditions: [...video, ...audio],
    perTitle: asset.perTitle?.report ?? null,
    subtitles: (asset.packaged?.subtitles ?? []).map(
      ({ id, language, title, forced, forHearingImpaired }) => ({
        id,
        language,
        title,
        forced,
        forHearingImpaired,
      }),
    ),
    posters: (asset.packaged?.posters ?? []).map(({ name, seconds, width, height }) => ({
      name: `${posterFolder}/${name}`,
      seconds,
      width,
      height,
    })),
    sound: (asset.analysis?.sound ?? []).map(({ index, loudness, gain }) => ({
      language: asset.facts?.audio.find((track) => track.index === index)?.language ?? 'und',
      integrated: loudness?.integrated ?? null,
      range: loudness?.range ?? null,
      truePeak: loudness?.truePeak ?? null,
      gain,
    })),
    notes: [...(asset.analysis?.notes ?? [])],
    ...marksOf(asset),
    setByHand: {
      chapters: asset.marksByHand.chapters !== null,
      markers: asset.marksByHand.markers !== null,
    },
    error: asset.error ?? lost,
    createdAt: asset.createdAt,
    updatedAt: asset.updatedAt,
    removedAt: asset.removedAt,
  };
}

function workOf(asset: Asset, job: Job | null): WorkState {
  if (asset.complete) return 'done';
  if (asset.state === 'failed') return 'failed';
  return job === null || job.state === 'ready' ? 'waiting' : job.state;
}

/** What is left takes as long, for each share of the work, as what was done since the work was last taken up. */
function secondsLeft(job: Job | null): number | null {
  if (job?.state !== 'running' || job.startedAt === null) return null;
  const done = job.progress - job.startProgress;
  // The first hundredth is start-up, and tells nothing.
  if (done < 0.01) return null;
  return Math.round(((job.updatedAt - job.startedAt) * (1 - job.progress)) / done / 1000);
}
