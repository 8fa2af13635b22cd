// Brings a video file to a title: probes it, remembers it, queues the work.
import { basename, resolve } from 'node:path';
import type { Clock } from '#engine/api/clock.ts';
import { promiseMedia } from '#engine/media/promise-media.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { Job, JobStore } from '#domains/jobs/ports.ts';
import { checkWishes } from './check-wishes.ts';
import { baseLadder } from './base-ladder.ts';
import { encodeJob } from './media-jobs.ts';
import type { Codec, Encryption } from './contract.ts';
import type { Asset, AssetStore, Transcoder } from './ports.ts';

export interface AddMediaDeps {
  readonly transcoder: Transcoder;
  readonly assets: AssetStore;
  readonly jobs: JobStore;
  readonly clock: Clock;
  /** Whether what viewers ask for is made while they watch. */
  readonly makesOnDemand?: boolean;
}

export interface AddMediaInput {
  readonly titleId: number;
  readonly episodeId: number | null;
  /** Path on this machine; must stay there until the work is done. */
  readonly file: string;
  /** Null or absent leaves it to the setting of whoever encodes. */
  readonly encryption?: Encryption | null;
  /** Null or absent leaves it to the setting of whoever encodes. */
  readonly codec?: Codec | null;
  /** Shown to people; default: the name in the path. */
  readonly name?: string;
}

/** Throws one of mediaErrors when the file cannot be used, or not as is wished; then nothing is remembered. */
export async function addMedia(
  deps: AddMediaDeps,
  input: AddMediaInput,
): Promise<{ asset: Asset; job: Job }> {
  const { transcoder, assets, jobs, clock } = deps;
  checkWishes(input);
  const sourcePath = resolve(input.file);
  const facts = await transcoder.probe(sourcePath);
  const { titleId, episodeId, encryption = null, codec = null } = input;
  // A name may hold anything but line breaks and the like; it is shown, never used as a path.
  const sourceName = basename((input.name ?? sourcePath).replaceAll('\\', '/'))
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 200);
  const asset =
    (await findBegun(assets, input, sourcePath, facts)) ??
    (await assets.add(
      {
        titleId,
        episodeId,
        origin: 'file',
        sourceName,
        sourcePath,
        facts,
        encryption,
        codec,
        // Promised only when somebody watches: until then measuring the film may still leave renditions out.
        onDemand:
          deps.makesOnDemand === true && promiseMedia(facts, baseLadder({ facts, perTitle: null })) !== null,
      },
      clock.now(),
    ));
  const job = await jobs.put(encodeJob(asset.id), clock.now());
  return { asset, job };
}

/** The same file brought again after an interruption: the work on it goes on, and nothing is made twice. */
async function findBegun(
  assets: AssetStore,
  { titleId, episodeId, encryption = null, codec = null }: AddMediaInput,
  sourcePath: string,
  facts: MediaFacts,
): Promise<Asset | null> {
  const same = (asset: Asset): boolean =>
    asset.origin === 'file' &&
    !asset.complete &&
    asset.error === null &&
    asset.sourcePath === sourcePath &&
    asset.encryption === encryption &&
    asset.codec === codec &&
    JSON.stringify(asset.facts) === JSON.stringify(facts);
  return (await assets.of(titleId, episodeId)).find(same) ?? null;
}
