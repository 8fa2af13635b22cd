// The composition root: configuration -> adapters -> domains. The server and every command start here.
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Threads } from '@kinora/recommender';
import { openThreads } from '@kinora/recommender/node';
import { diskModelFiles } from '#adapters/disk/model-files.ts';
import { diskStillFiles } from '#adapters/disk/still-files.ts';
import { memoryAttemptLimiter } from '#adapters/memory/attempt-limiter.ts';
import { argon2Hasher } from '#adapters/node-crypto/argon2-hasher.ts';
import { pictureProcess, type PictureProcess } from '#adapters/resvg/picture-process.ts';
import { outboxMailer } from '#adapters/outbox/outbox-mailer.ts';
import { catalogReader } from '#domains/catalog/catalog-reader.ts';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { ViewerGate } from '#domains/identity/contract.ts';
import type { WatchedFile } from '#domains/media/ports.ts';
import type { IdentityDeps } from '#domains/identity/ports.ts';
import { createRecommender, type Recommender } from '#domains/recommend/recommender.ts';
import { createViewerGate } from '#domains/identity/viewer-gate.ts';
import type { Clock } from '#engine/api/clock.ts';
import { avatarNames } from '#engine/artwork/draw-avatar.ts';
import type { Config } from './config.ts';
import { describeRun } from './describe-run.ts';
import { localUrl } from './local-url.ts';
import { openModelWork, type ModelWorkParts } from './open-model-work.ts';
import { openMedia, type MediaParts } from './open-media.ts';
import { openStores, type Stores } from './open-stores.ts';
import { openTogether, type TogetherParts } from './open-together.ts';
import { artAddresses } from './site/art-addresses.ts';
import type { ArtAddresses, StillFiles } from '#domains/catalog/ports.ts';

export interface Kinora {
  readonly config: Config;
  readonly clock: Clock;
  readonly stores: Stores;
  readonly identity: IdentityDeps;
  readonly viewers: ViewerGate;
  readonly art: ArtAddresses;
  readonly catalog: CatalogReader;
  readonly pictures: PictureProcess;
  /** Pictures of films that stand for titles. */
  readonly stills: StillFiles;
  readonly media: MediaParts;
  readonly together: TogetherParts;
  readonly recommend: Recommender;
  readonly modelWork: ModelWorkParts;
  /** Where browsers reach the service; the server sets the port once it is known. */
  publicUrl: string;
  /** Absolute path inside KINORA_HOME. */
  path(...parts: string[]): string;
  close(): Promise<void>;
}

export interface ComposeOptions {
  readonly clock?: Clock;
  /** Told what failed after its answer was sent. */
  readonly onBackgroundError?: (error: unknown) => void;
  /** Told what came of a file in the watched folder. */
  readonly onWatched?: (file: WatchedFile) => void;
}

const HOUR_MS = 3600_000;

/** Opens the stores and puts the domains together; serves and starts nothing. */
export async function compose(config: Config, options: ComposeOptions = {}): Promise<Kinora> {
  const clock = options.clock ?? { now: () => Date.now() };
  const stores = await openStores(config.home);
  const art = artAddresses();
  const pictures = pictureProcess();
  const catalog = catalogReader({ titles: stores.titles, search: stores.search, art });
  const media = openMedia({
    db: stores.sqlite.db,
    titles: stores.titles,
    pictures,
    catalog,
    jobs: stores.jobs,
    clock,
    path: (...parts) => join(config.home, ...parts),
    secret: config.KINORA_SECRET,
    encryption: config.KINORA_ENCRYPTION,
    codec: config.KINORA_CODEC,
    perTitle: config.KINORA_PER_TITLE,
    loudness: config.KINORA_LOUDNESS === 'off' ? null : config.KINORA_LOUDNESS,
    ffmpeg: config.KINORA_FFMPEG,
    ffprobe: config.KINORA_FFPROBE,
    segmentWorkers: config.KINORA_SEGMENT_WORKERS,
    segmentBytes: config.KINORA_SEGMENT_MEMORY_MB * 1e6,
    watchedFolder: config.KINORA_WATCH === undefined ? null : resolve(config.KINORA_WATCH),
    onWatched: options.onWatched ?? (() => undefined),
    // Whoever began to play has an address for so long, and its playlists name the files.
    graceMs: Math.max(config.KINORA_TRASH_HOURS * HOUR_MS, (config.KINORA_MEDIA_TOKEN_MINUTES + 5) * 60_000),
    uploadBytes: config.KINORA_UPLOAD_GB * 1e9,
    onError: (_job, error) => options.onBackgroundError?.(error),
  });
  // Opened by the first fit; a process that trains nothing has none.
  let threads: Threads | null = null;
  const recommend = createRecommender({
    registry: stores.models,
    runs: stores.runs,
    circumstances: () => describeRun(),
    files: diskModelFiles(join(config.home, 'models')),
    dataset: stores.dataset,
    facts: stores.titleFacts,
    descriptions: stores.titleDescriptions,
    catalog,
    taste: stores.taste,
    watch: media.watch,
    clock,
    pause: () => nextTurn(),
    threads: () => (threads ??= openThreads()),
    onFault: (error) => options.onBackgroundError?.(error),
  });
  const pending = new Set<Promise<void>>();
  const outbox = outboxMailer(config.home, clock);
  const identity: IdentityDeps = {
    store: stores.identity,
    passwords: argon2Hasher(),
    mailer: outbox,
    outbox,
    attempts: memoryAttemptLimiter(clock),
    clock,
    randomBytes: (length) => randomBytes(length),
    background: (work) => {
      const running = work()
        .catch((error: unknown) => options.onBackgroundError?.(error))
        .finally(() => pending.delete(running));
      pending.add(running);
    },
    avatarNames,
    publicUrl: () => kinora.publicUrl,
    sessionDays: config.KINORA_SESSION_DAYS,
  };
  const kinora: Kinora = {
    config,
    clock,
    stores,
    identity,
    viewers: createViewerGate(identity),
    art,
    pictures,
    stills: diskStillFiles(join(config.home, 'stills')),
    catalog,
    media,
    together: openTogether({
      db: stores.sqlite.db,
      catalog,
      attempts: identity.attempts,
      clock,
      secret: media.secret,
      onError: (error) => options.onBackgroundError?.(error),
    }),
    recommend,
    modelWork: openModelWork({
      jobs: stores.jobs,
      clock,
      config,
      onError: (error) => options.onBackgroundError?.(error),
    }),
    publicUrl: config.KINORA_PUBLIC_URL ?? localUrl(config.HOST, config.PORT),
    path: (...parts) => join(config.home, ...parts),
    async close() {
      await Promise.allSettled(pending);
      await kinora.together.close();
      await kinora.modelWork.close();
      await threads?.close();
      await media.close();
      pictures.close();
      await stores.close();
    },
  };
  return kinora;
}
