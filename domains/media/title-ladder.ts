// The ladder of one film: the fixed one, or the one that measuring the film has shown to be better, with AV1 and Opus where they are wished.
import type { Clock } from '#engine/api/clock.ts';
import { baseLadder } from './base-ladder.ts';
import type { Ladder } from '#engine/media/ladder-for.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import { planTrials } from '#engine/media/plan-trials.ts';
import { secondFamily } from '#engine/media/second-family.ts';
import type { Codec, Encryption } from './contract.ts';
import { measureTitle } from './measure-title.ts';
import type { Asset, AssetStore, Transcoder, WorkContext } from './ports.ts';

export interface TitleLadderDeps {
  readonly transcoder: Pick<Transcoder, 'measure'>;
  readonly assets: Pick<AssetStore, 'find' | 'update'>;
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
  const begun = asset.packaged ?? asset.promised;
  const scheme = begun === null ? (asset.encryption ?? deps.encryption) : begun.protection?.scheme;
  // Refused for what is brought (`checkWishes`); what was begun under another setting goes on in one family.
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
  const base = baseLadder(asset);
  if (asset.perTitle !== null) return { ...base, measured: measuringShare };
  // What was begun with the fixed ladder goes on with it.
  const plan = perTitle && asset.packaged === null ? planTrials(base.video, facts.durationSeconds) : null;
  if (plan === null) return { ...base, measured: 0 };
  const { frameRate, gopFrames, video } = base;
  const onProgress = (share: number): void => progress(share * measuringShare);
  const grid = { file, facts, frameRate, gopFrames };
  const choose = await measureTitle(transcoder, { ...grid, video, plan, onProgress, signal });
  // Nothing could be read at the sampled places: what can be read is encoded as ever.
  if (choose === null) return { ...base, measured: 0 };
  // Somebody may have begun to watch: what the playlists promise must come.
  const keepAll = ((await assets.find(asset.id))?.promised ?? null) !== null;
  const chosen = choose({ keepAll });
  await assets.update(asset.id, { perTitle: chosen }, clock.now());
  return { ...base, video: chosen.video, measured: measuringShare };
}
