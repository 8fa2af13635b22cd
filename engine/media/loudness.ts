// How loud a sound track is, and by how much it is turned up or down.

export interface Loudness {
  /** LUFS over the whole track (ITU-R BS.1770-5, EBU R128). */
  readonly integrated: number;
  /** Loudness range in LU (EBU Tech 3342). */
  readonly range: number;
  /** Decibels of the highest peak between samples too, below full scale (dBTP). */
  readonly truePeak: number;
}

/** dBTP that no peak is brought above (EBU R128, 2.h), with half a decibel for what coding adds. */
export const truePeakCeiling = -1.5;

/** Decibels. More gain would bring up the noise of a recording, less would hide that something is wrong with it. */
const mostGain = 20;
const leastGain = -40;

/**
 * The gain in dB that brings a track to `target` LUFS. One gain for the whole film keeps its dynamics; where the peaks leave no room it
 * stays quieter than the target rather than being squeezed. 0 for silence.
 */
export function gainFor(loudness: Loudness | null, target: number): number {
  if (loudness === null) return 0;
  const wanted = Math.min(target - loudness.integrated, truePeakCeiling - loudness.truePeak);
  const gain = Math.min(mostGain, Math.max(leastGain, wanted));
  // What is within a tenth is left as it is.
  return Math.abs(gain) < 0.1 ? 0 : Math.round(gain * 100) / 100;
}
