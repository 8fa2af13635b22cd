// Lets a title play before anything of it is encoded: its playlists are whole, its segments are made when they are asked for.
import type { Clock } from '#engine/api/clock.ts';
import { promiseMedia } from '#engine/media/promise-media.ts';
import { baseLadder } from './base-ladder.ts';
import { playableMedia } from './playable-media.ts';
import type { Asset, AssetStore, MediaFiles } from './ports.ts';
import { protectAsset, type ProtectDeps } from './protect-asset.ts';
import { publishPlaylists } from './publish-playlists.ts';

export interface PromiseDeps extends ProtectDeps {
  readonly assets: AssetStore;
  readonly files: MediaFiles;
  readonly clock: Clock;
  /** Whether this process can read a file: it may lie on another machine. */
  readonly canRead: (path: string) => Promise<boolean>;
}

/** The asset as it is afterwards: `promised` stays null where something is finished already, or nothing can be promised. */
export async function promiseAsset(deps: PromiseDeps, asset: Asset): Promise<Asset> {
  const { assets, files, clock, canRead } = deps;
  const { id, facts, sourcePath } = asset;
  const open = asset.state !== 'failed' && asset.packaged === null && asset.promised === null;
  if (!open || facts === null || sourcePath === null || !(await canRead(sourcePath))) return asset;
  const protection = await protectAsset(deps, asset);
  const named = protection && { scheme: protection.scheme, keyId: protection.keyId };
  const promised = promiseMedia(facts, baseLadder({ ...asset, facts }), named);
  if (promised === null) return asset;
  await publishPlaylists(files, id, promised);
  await assets.update(id, { promised }, clock.now());
  const now = (await assets.find(id)) ?? asset;
  // The first rendition was finished at this very moment: its playlists were just written over.
  const playable = playableMedia(now);
  if (now.packaged !== null && playable !== null) await publishPlaylists(files, id, playable);
  return now;
}
