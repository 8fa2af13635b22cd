// The ladder of one film: the fixed one, or the one that measuring the film has shown to be better, with AV1 and Opus where they are wished.
import type { Clock } from '#engine/api/clock.ts';
import { chooseLadder } from '#engine/media/choose-ladder.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { Ladder } from '#engine/media/ladder-for.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { planTrials } from '#engine/media/plan-trials.ts';
import { secondFamily } from '#engine/media/second-family.ts';
import type { Codec, Encryption } from './contract.ts';
import type { Asset, AssetStore, Transcoder, WorkContext } from './ports.ts';

export interface TitleLadderDeps {
  readonly transcoder: Pick<Transcoder, 'measure'>;
  readonly assets: Pick<AssetStore, 'update'>;
  readonly clock: Clock;
  readonly perTitle: boolean;
  /** Of assets that were brought without a wish of their own. */
  readonly codec: Codec;
  /** Of assets that were brought without a wish of their own. */
  readonly encryption: Encryption;
}

/** `measured` is the share of the work that measuring was: 0 where nothing was measured. */
export type TitleLadder = Ladder & { readonly measured: number };

/** Of the whole work on a film, roughly. */
const measuringShare = 0.03;

/** Measures a film once, whatever is killed later: what was chosen is remembered first. Throws what the transcoder throws. */
export async function titleLadder(
  deps: TitleLadderDeps,
  asset: Asset & { facts: MediaFacts; sourcePath: string },
  context: WorkContext,
): Promise<TitleLadder> {
  const ladder = await firstFamily(deps, asset, context);
  const scheme = asset.packaged?.protection?.scheme ?? asset.encryption ?? deps.encryption;
  // Samples are encrypted as those of H.264: with ClearKey there is one family.
  if ((asset.codec ?? deps.codec) !== 'av1' || scheme === 'clearkey') return ladder;
  const second = secondFamily(ladder);
  return { ...ladder, video: [...ladder.video, ...second.video], audio: [...ladder.audio, ...second.audio] };
}

async function firstFamily(
  { transcoder, assets, clock, perTitle }: TitleLadderDeps,
  asset: Asset & { facts: MediaFacts; sourcePath: string },
  { signal, progress }: WorkContext,
): Promise<TitleLadder> {
  const { facts, sourcePath: file } = asset;
  const fixed = ladderFor(facts);
  if (asset.perTitle !== null) return { ...fixed, video: asset.perTitle.video, measured: measuringShare };
  // What was begun with the fixed ladder goes on with it.
  const plan = perTitle && asset.packaged === null ? planTrials(fixed.video, facts.durationSeconds) : null;
  if (plan === null) return { ...fixed, measured: 0 };
  const { frameRate, gopFrames } = fixed;
  const onProgress = (share: number): void => progress(share * measuringShare);
  const trials = await transcoder.measure({ file, facts, frameRate, gopFrames, plan, onProgress, signal });
  const chosen = chooseLadder(fixed.video, plan, trials);
  // Nothing could be read at the sampled places: what can be read is encoded as ever.
  if (chosen === null) return { ...fixed, measured: 0 };
  await assets.update(asset.id, { perTitle: chosen }, clock.now());
  return { ...fixed, video: chosen.video, measured: measuringShare };
}
