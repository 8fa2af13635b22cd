// Which wishes for a video go together: samples are encrypted as those of H.264, so AV1 and ClearKey do not.
import type { Codec, Encryption } from './contract.ts';
import { mediaErrors } from './errors.ts';

export interface Wishes {
  /** Null or absent: nothing is wished. */
  readonly codec?: Codec | null;
  readonly encryption?: Encryption | null;
}

/** Throws `codec_unencryptable`. */
export function checkWishes({ codec = null, encryption = null }: Wishes): void {
  if (codec === 'av1' && encryption === 'clearkey') throw mediaErrors.codec_unencryptable(codec, encryption);
}
