// Puts media and playback together: transcoder, files, stores, the library that playback asks, and the worker that does the work.
import { randomBytes, randomUUID } from 'node:crypto';
import { access, constants, stat } from 'node:fs/promises';
import { diskMediaFiles } from '#adapters/disk/media-files.ts';
import { ffmpegTranscoder } from '#adapters/ffmpeg/ffmpeg-transcoder.ts';
import { ffmpegCliTranscoder } from '#adapters/ffmpeg-cli/ffmpeg-cli-transcoder.ts';
import { programsOf } from '#adapters/ffmpeg-cli/programs.ts';
import { sqlAssetStore } from '#adapters/sql/asset-store.ts';
import { sqlChecksumStore } from '#adapters/sql/checksum-store.ts';
import { sqlDownloadStore } from '#adapters/sql/download-store.ts';
import { sqlSoundPrintStore } from '#adapters/sql/sound-print-store.ts';
import { sqlKeyStore } from '#adapters/sql/key-store.ts';
import type { PictureProcess } from '#adapters/resvg/picture-process.ts';
import type { Database } from '#adapters/sql/database.ts';
import { sqlProgressStore } from '#adapters/sql/progress-store.ts';
import { sqlQualityStore } from '#adapters/sql/quality-store.ts';
import { sqlStreamStore } from '#adapters/sql/stream-store.ts';
import { sqlWatchStore } from '#adapters/sql/watch-store.ts';
import { tusUploads } from '#adapters/tus/tus-uploads.ts';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { TitleStore } from '#domains/catalog/ports.ts';
import type { Job, JobStore } from '#domains/jobs/ports.ts';
import { runJobs, runNextJob, type WorkerDeps } from '#domains/jobs/run-jobs.ts';
import type { Codec, Encryption, MediaLibrary } from '#domains/media/contract.ts';
import { acceptUpload } from '#domains/media/accept-upload.ts';
import type { GarbageDeps } from '#domains/media/collect-garbage.ts';
import { encodeAsset } from '#domains/media/encode-asset.ts';
import { encodeKind, standInKind } from '#domains/media/media-jobs.ts';
import { makeSegments } from '#domains/media/make-segments.ts';
import { mediaLibrary } from '#domains/media/media-library.ts';
import type {
  Asset,
  AssetStore,
  ChecksumStore,
  MediaFiles,
  Transcoder,
  Uploads,
  WatchedFile,
  WatchStore,
} from '#domains/media/ports.ts';
import { segmentMemory } from '#domains/media/segment-memory.ts';
import { promiseAsset } from '#domains/media/promise-asset.ts';
import { renderStandIn } from '#domains/media/render-stand-in.ts';
import type { WatchReader } from '#domains/playback/contract.ts';
import type { DownloadStore, ProgressStore, QualityStore, StreamStore } from '#domains/playback/ports.ts';
import { watchReader } from '#domains/playback/watch-reader.ts';
import type { Clock } from '#engine/api/clock.ts';
import { clipArtist } from './clip-artist.ts';
import { openHousekeeping } from './open-housekeeping.ts';
import { readSecret } from './read-secret.ts';

/** Milliseconds between two looks for segments that nobody watches any more. */
const sweepEvery = 10_000;

export interface MediaParts {
  readonly transcoder: Transcoder;
  readonly assets: AssetStore;
  readonly files: MediaFiles;
  readonly checksums: ChecksumStore;
  readonly uploads: Uploads;
  /** For who collects garbage at once. */
  readonly garbage: GarbageDeps;
  readonly library: MediaLibrary;
  readonly watched: WatchStore;
  readonly progress: ProgressStore;
  readonly streams: StreamStore;
  readonly downloads: DownloadStore;
  readonly quality: QualityStore;
  readonly watch: WatchReader;
  /** Signs media addresses. */
  readonly secret: string;
  /** Tells the workers of this process that a job can be taken up. */
  wake(): void;
  /** Takes media jobs until closed; `workers` at the same time. */
  startWorkers(workers: number): void;
  /** Works on one job, unless somebody else has it, and resolves when that attempt is over. */
  runJob(id: number): Promise<void>;
  close(): Promise<void>;
}

export interface MediaDeps {
  readonly db: Database;
  readonly titles: Pick<TitleStore, 'detail'>;
  readonly pictures: PictureProcess;
  readonly catalog: CatalogReader;
  readonly jobs: JobStore;
  readonly clock: Clock;
  /** Of files inside KINORA_HOME. */
  readonly path: (...parts: string[]) => string;
  /** KINORA_SECRET, if set. */
  readonly secret: string | undefined;
  /** KINORA_ENCRYPTION */
  readonly encryption: Encryption;
  /** KINORA_CODEC */
  readonly codec: Codec;
  /** KINORA_PER_TITLE */
  readonly perTitle: boolean;
  /** KINORA_LOUDNESS; null for off. */
  readonly loudness: number | null;
  /** KINORA_FFMPEG and KINORA_FFPROBE, if set. */
  readonly ffmpeg: string | undefined;
  readonly ffprobe: string | undefined;
  /** KINORA_SEGMENT_WORKERS */
  readonly segmentWorkers: number;
  /** KINORA_SEGMENT_MEMORY_MB in bytes */
  readonly segmentBytes: number;
  /** The largest file that may be uploaded. */
  readonly uploadBytes: number;
  /** Absolute path of KINORA_WATCH, if set. */
  readonly watchedFolder: string | null;
  /** Told what came of a file in it. */
  readonly onWatched: (file: WatchedFile) => void;
  /** Milliseconds that files of removed videos are kept. */
  readonly graceMs: number;
  readonly onError: (job: Job | null, error: unknown) => void;
}

export function openMedia(deps: MediaDeps): MediaParts {
  const { db, jobs, clock, catalog } = deps;
  const transcoder =
    deps.ffmpeg === undefined
      ? ffmpegTranscoder()
      : ffmpegCliTranscoder(programsOf(deps.ffmpeg, deps.ffprobe));
  const assets = sqlAssetStore(db);
  const files = diskMediaFiles(deps.path('media'));
  const keys = sqlKeyStore(db);
  const progress = sqlProgressStore(db);
  const wake = new EventTarget();
  const stop = new AbortController();
  const running: Promise<void>[] = [];
  const wakeUp = (): void => void wake.dispatchEvent(new Event('job'));
  const uploads = tusUploads({
    folder: deps.path('uploads'),
    path: '/api/v1/uploads',
    intake: acceptUpload({
      transcoder,
      assets,
      jobs,
      clock,
      catalog,
      makesOnDemand: deps.segmentWorkers > 0,
      maxBytes: deps.uploadBytes,
      wake: wakeUp,
    }),
    onError: (error) => deps.onError(null, error),
  });
  const checksums = sqlChecksumStore(db);
  const garbage = { assets, files, jobs, clock, uploads, graceMs: deps.graceMs };
  const work = { transcoder, assets, files, checksums, clock };
  const { encryption, loudness, perTitle, codec } = deps;
  const encodeDeps = {
    ...work,
    uploads,
    keys,
    prints: sqlSoundPrintStore(db),
    encryption,
    loudness,
    perTitle,
    codec,
    randomBytes,
    sizeOf,
  };
  const artist = clipArtist(deps.titles, deps.pictures);
  const worker = (handlers: WorkerDeps['handlers']): WorkerDeps => ({
    jobs,
    clock,
    owner: randomUUID(),
    handlers,
    onError: deps.onError,
  });
  const encode = { [encodeKind]: encodeAsset(encodeDeps) };
  const standIn = { [standInKind]: renderStandIn({ ...work, artist }) };
  const watched = sqlWatchStore(db);
  const housekeeping = openHousekeeping({
    transcoder,
    assets,
    jobs,
    clock,
    catalog,
    garbage,
    watched,
    makesOnDemand: deps.segmentWorkers > 0,
    watchedFolder: deps.watchedFolder,
    onVerdict: deps.onWatched,
    wake: wakeUp,
    onError: (error) => deps.onError(null, error),
  });
  const run = (handlers: WorkerDeps['handlers']): void => {
    const ended = runJobs(worker(handlers), stop.signal, wake).catch((error: unknown) =>
      deps.onError(null, error),
    );
    running.push(ended);
  };
  const segments = makeSegments({ ...work, keys, parallel: deps.segmentWorkers });
  const promise = (asset: Asset) => promiseAsset({ ...encodeDeps, canRead }, asset);
  const memory = segmentMemory({ files, clock, limit: deps.segmentBytes });
  const sweeping = setInterval(() => memory.sweep(), sweepEvery).unref();
  const onDemand = deps.segmentWorkers === 0 ? null : { promise, segments };
  return {
    transcoder,
    assets,
    files,
    checksums,
    uploads,
    garbage,
    watched,
    progress,
    library: mediaLibrary({ assets, files, memory, keys, jobs, clock, wake: wakeUp, onDemand }),
    streams: sqlStreamStore(db),
    downloads: sqlDownloadStore(db),
    quality: sqlQualityStore(db),
    watch: watchReader({ catalog, progress }),
    secret: readSecret(deps.secret, deps.path('secret')),
    wake: wakeUp,
    startWorkers(workers) {
      if (workers === 0) return;
      for (let i = 0; i < workers; i++) run({ ...standIn, ...encode });
      // A viewer who waits for a clip must not wait for somebody's film to be encoded first.
      run(standIn);
      // Nor must the housekeeping.
      run(housekeeping.handlers);
      housekeeping.start(stop.signal);
    },
    async runJob(id) {
      await runNextJob(worker({ ...standIn, ...encode }), stop.signal, { id });
    },
    async close() {
      stop.abort();
      clearInterval(sweeping);
      wakeUp();
      segments.close();
      await transcoder.close();
      await Promise.all(running);
    },
  };
}

function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

function canRead(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
