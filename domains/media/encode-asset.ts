// The work on a brought file: rendition by rendition, playable after the first, resumed where it was when a process died.
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '#engine/api/clock.ts';
import { KinoraError } from '#engine/api/define-errors.ts';
import { nothingFound } from '#engine/media/media-analysis.ts';
import type { AudioRendition, Ladder, VideoRendition } from '#engine/media/ladder-for.ts';
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import { planThumbnails } from '#engine/media/thumbnail-track.ts';
import { packagedSeconds } from '#engine/media/write-hls.ts';
import { bringSubtitles } from './bring-subtitles.ts';
import type { Codec, Encryption } from './contract.ts';
import { mediaErrors } from './errors.ts';
import { thumbnailFolder } from './file-names.ts';
import type {
  Asset,
  AssetStore,
  ChecksumStore,
  KeyStore,
  MediaFiles,
  MediaProtection,
  Transcoder,
  SoundPrintStore,
  Uploads,
  Work,
  WorkContext,
} from './ports.ts';
import { levelSound } from './level-sound.ts';
import { lookOver } from './look-over.ts';
import { playableMedia } from './playable-media.ts';
import { protectAsset } from './protect-asset.ts';
import { publishPlaylists } from './publish-playlists.ts';
import { sealTracks } from './seal-tracks.ts';
import { titleLadder } from './title-ladder.ts';

export interface EncodeDeps {
  readonly transcoder: Transcoder;
  readonly assets: AssetStore;
  readonly files: MediaFiles;
  readonly checksums: Pick<ChecksumStore, 'put'>;
  readonly clock: Clock;
  readonly keys: KeyStore;
  readonly prints: SoundPrintStore;
  /** Films are measured first, and get a ladder of their own. */
  readonly perTitle: boolean;
  /** Of assets that were brought without a wish of their own. */
  readonly encryption: Encryption;
  /** Of assets that were brought without a wish of their own. */
  readonly codec: Codec;
  /** LUFS that sound is brought to; null leaves it as it is. */
  readonly loudness: number | null;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Bytes of a file; null where it cannot be read. */
  readonly sizeOf: (path: string) => Promise<number | null>;
  /** Removes an uploaded source; a file that an operator keeps elsewhere is left alone. */
  readonly uploads: Pick<Uploads, 'release'>;
}

const payloadSchema = z.object({ assetId: z.number().int().positive() });

/** A part of the work that is remembered when it is finished. `weight` is its share of the processor time, roughly. */
interface Pass {
  readonly weight: number;
  run(soFar: PackagedMedia, onProgress: (share: number) => void): Promise<PackagedMedia>;
}

export function encodeAsset(deps: EncodeDeps): Work {
  return async (payload, context) => {
    const { assetId } = payloadSchema.parse(payload);
    const asset = await deps.assets.find(assetId);
    // Removed meanwhile: nothing is left to do.
    if (asset === null || asset.removedAt !== null) return;
    try {
      await work(deps, asset, context);
    } catch (error) {
      if (error instanceof KinoraError && error.kind === 'invalid') {
        const { code, message } = error;
        const state = asset.packaged === null ? 'failed' : asset.state;
        await deps.assets.update(asset.id, { state, error: { code, message } }, deps.clock.now());
      }
      throw error;
    }
  };
}

async function work(deps: EncodeDeps, asset: Asset, context: WorkContext): Promise<void> {
  const { assets, files, clock } = deps;
  const { facts, sourcePath } = asset;
  if (asset.complete) return;
  if (facts === null || sourcePath === null) throw mediaErrors.media_not_found(asset.sourceName);
  await refuseChanged(deps, sourcePath, facts.bytes);
  const ladder = await titleLadder(deps, { ...asset, facts, sourcePath }, context);
  const protection = await protectAsset(deps, asset);
  let packaged: PackagedMedia = asset.packaged ?? {
    durationSeconds: facts.durationSeconds,
    video: [],
    audio: [],
    subtitles: [],
    thumbnails: null,
    // Playlists name the key; they never hold it.
    ...(protection === null ? {} : { protection: { scheme: protection.scheme, keyId: protection.keyId } }),
  };
  if (asset.packaged === null) await assets.update(asset.id, { state: 'working', error: null }, clock.now());

  const source = { ...asset, facts, sourcePath, protection };
  const passes = remainingPasses(deps, source, ladder, packaged, context.signal);
  let done = finishedWeight(ladder, packaged);
  const whole = passes.reduce((sum, pass) => sum + pass.weight, done);
  const report = (share: number): void => context.progress(ladder.measured + (1 - ladder.measured) * share);
  report(done / whole);
  for (const pass of passes) {
    const before = packaged;
    packaged = await pass.run(packaged, (share) => report((done + share * pass.weight) / whole));
    // Nothing is published of a file that became another, or by a worker whose job has gone to another.
    await refuseChanged(deps, sourcePath, facts.bytes);
    context.signal.throwIfAborted();
    await sealTracks(deps, asset.id, packaged, before);
    done += pass.weight;
    packaged = inLadderOrder(packaged, ladder);
    // Somebody may have begun to watch meanwhile: what was promised stays in the playlists until it is there.
    const promised = (await assets.find(asset.id))?.promised ?? null;
    await publishPlaylists(files, asset.id, playableMedia({ packaged, promised }) ?? packaged);
    await assets.update(asset.id, { state: 'ready', packaged }, clock.now());
  }
  await publishPlaylists(files, asset.id, packaged);
  await assets.update(
    asset.id,
    { state: 'ready', complete: true, promised: null, sourcePath: null, error: null },
    clock.now(),
  );
  await deps.uploads.release(sourcePath);
}

/** Throws `media_changed`: what is made of it now is not what was promised. */
async function refuseChanged({ sizeOf }: EncodeDeps, file: string, bytes: number): Promise<void> {
  const now = await sizeOf(file);
  if (now === null) throw mediaErrors.media_not_found(file);
  if (now !== bytes) throw mediaErrors.media_changed(file);
}

/** Of the sheets: key frames only. */
const thumbnailWeight = 60_000;

/** Of the work on a rung with all sound: listening comes before it. */
const listenShare = 0.2;

/** Of looking over the film: key frames only. */
const lookWeight = 60_000;

/** Of the text inside of a file: it is read, not decoded. */
const subtitleWeight = 20_000;

function weightOf(video: readonly VideoRendition[], audio: readonly AudioRendition[]): number {
  return video.reduce((sum, rung) => sum + rung.width * rung.height, 0) + 200_000 * (1 + audio.length);
}

/** Of what earlier runs have finished. */
function finishedWeight(ladder: Ladder, { video, audio, thumbnails }: PackagedMedia): number {
  const rungs = ladder.video.filter(({ id }) => video.some((track) => track.id === id));
  const sounds = ladder.audio.filter(({ id }) => audio.some((track) => track.id === id));
  return (rungs.length === 0 ? 0 : weightOf(rungs, sounds)) + (thumbnails === null ? 0 : thumbnailWeight);
}

/**
 * First all sound with the rung that plays soonest, then the text inside of the file, the other rungs in one decoding, then AV1 and Opus
 * where they are wished, then thumbnails and posters; without what is there.
 */
function remainingPasses(
  deps: EncodeDeps,
  asset: Asset & {
    facts: NonNullable<Asset['facts']>;
    sourcePath: string;
    protection: MediaProtection | null;
  },
  ladder: Ladder,
  packaged: PackagedMedia,
  signal: AbortSignal,
): Pass[] {
  const { transcoder, files, assets, clock } = deps;
  const { facts, sourcePath: file, protection } = asset;
  const encode = (video: readonly VideoRendition[], audio: readonly AudioRendition[]): Pass => ({
    weight: weightOf(video, audio),
    async run(soFar, onProgress) {
      const listened = audio.length === 0 ? 0 : listenShare;
      const levelled = await levelSound(deps, asset, audio, {
        onProgress: (share) => onProgress(share * listened),
        signal,
      });
      const outDir = await files.folder(asset.id);
      const { frameRate, gopFrames } = ladder;
      const made = await transcoder.encode({
        file,
        facts,
        frameRate,
        gopFrames,
        video,
        audio: levelled,
        outDir,
        protection,
        onProgress: (share) => onProgress(listened + share * (1 - listened)),
        signal,
      });
      const tracks = { video: [...soFar.video, ...made.video], audio: [...soFar.audio, ...made.audio] };
      return { ...soFar, ...tracks, durationSeconds: packagedSeconds([...tracks.video, ...tracks.audio]) };
    },
  });
  const has = (id: string) => [...packaged.video, ...packaged.audio].some((track) => track.id === id);
  const isSecond = ({ codec }: VideoRendition | AudioRendition): boolean => codec !== undefined;
  const [soonest, others] = soonestRung(ladder.video.filter((rung) => !isSecond(rung)));
  const passes: Pass[] = [];
  if (!has(soonest.id))
    passes.push(
      encode(
        [soonest],
        ladder.audio.filter((track) => !isSecond(track)),
      ),
    );
  const hasText = facts.subtitles.length > 0 || facts.video.closedCaptions === true;
  if ((asset.analysis?.notes ?? null) === null && hasText) {
    passes.push({
      weight: subtitleWeight,
      async run(soFar, onProgress) {
        const source = { file, facts, onProgress, signal };
        const { subtitles, captions, notes } = await bringSubtitles({ transcoder, files }, asset.id, source);
        const known = (await assets.find(asset.id))?.analysis ?? nothingFound;
        await assets.update(asset.id, { analysis: { ...known, notes } }, clock.now());
        return { ...soFar, subtitles, ...(captions.length > 0 ? { captions } : {}) };
      },
    });
  }
  const missing = others.filter((rung) => !has(rung.id));
  if (missing.length > 0) passes.push(encode(missing, []));
  const second = ladder.video.filter((rung) => isSecond(rung) && !has(rung.id));
  if (second.length > 0) passes.push(encode(second, ladder.audio.filter(isSecond)));
  if (packaged.thumbnails === null) {
    passes.push({
      weight: thumbnailWeight,
      async run(soFar, onProgress) {
        const outDir = join(await files.folder(asset.id), thumbnailFolder);
        const plan = planThumbnails(facts);
        const thumbnails = await transcoder.thumbnails({ file, facts, plan, outDir, onProgress, signal });
        return { ...soFar, thumbnails };
      },
    });
  }
  if (packaged.posters === undefined) {
    passes.push({
      weight: lookWeight,
      async run(soFar, onProgress) {
        const posters = await lookOver(deps, asset.id, { file, facts, onProgress, signal });
        return { ...soFar, posters };
      },
    });
  }
  return passes;
}

/** The largest rung of at most 640x360 pixels or so: good to look at, and made in a small part of the time. */
function soonestRung(rungs: readonly VideoRendition[]): [VideoRendition, VideoRendition[]] {
  const soonest = rungs.find((rung) => rung.width * rung.height <= 250_000) ?? rungs.at(-1);
  if (soonest === undefined) throw new Error('Cannot encode: the ladder has no rung');
  return [soonest, rungs.filter((rung) => rung !== soonest)];
}

function inLadderOrder(packaged: PackagedMedia, ladder: Ladder): PackagedMedia {
  const place = (list: readonly { id: string }[], id: string) => list.findIndex((each) => each.id === id);
  return {
    ...packaged,
    video: packaged.video.toSorted((a, b) => place(ladder.video, a.id) - place(ladder.video, b.id)),
    audio: packaged.audio.toSorted((a, b) => place(ladder.audio, a.id) - place(ladder.audio, b.id)),
  };
}
