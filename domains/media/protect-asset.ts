// The key of an asset: drawn when the work on it begins, or when somebody watches it before; what has begun goes on as it is.
import type { Encryption } from './contract.ts';
import type { Asset, KeyStore, MediaProtection } from './ports.ts';

export interface ProtectDeps {
  readonly keys: KeyStore;
  /** Of assets that were brought without a wish of their own. */
  readonly encryption: Encryption;
  readonly randomBytes: (length: number) => Uint8Array;
}

/** Null for clear segments. However many ask at once, they get the same. */
export async function protectAsset(
  { keys, encryption, randomBytes }: ProtectDeps,
  asset: Asset,
): Promise<MediaProtection | null> {
  const begun = asset.packaged ?? asset.promised;
  if (begun !== null) return begun.protection === undefined ? null : keys.find(asset.id);
  const scheme = asset.encryption ?? encryption;
  const known = await keys.find(asset.id);
  if (known !== null || scheme === 'none') return known;
  const keyId = Buffer.from(randomBytes(16)).toString('hex');
  return keys.add(asset.id, { scheme, keyId, key: randomBytes(16) });
}
