// Which of several videos of a title a viewer gets.
import type { Asset } from './ports.ts';

/**
 * What can be played comes before what is being made, what is finished before what is made on demand, the film before its stand-in, the
 * newest before older ones.
 */
export function chooseAsset(assets: readonly Asset[]): Asset | null {
  const rank = (asset: Asset) => {
    if (asset.state !== 'ready' && asset.state !== 'failed' && asset.promised !== null) return 0.5;
    const readiness = asset.state === 'ready' ? 0 : asset.state === 'failed' ? 4 : 2;
    return readiness + (asset.origin === 'file' ? 0 : 1);
  };
  return assets.toSorted((a, b) => rank(a) - rank(b) || b.createdAt - a.createdAt || b.id - a.id)[0] ?? null;
}
