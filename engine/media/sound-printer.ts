// Makes a fingerprint of stereo sound at 48 kHz, by which the same sound is known again (Haitsma and Kalker, ISMIR 2002).
import { powerSpectrum } from './fourier.ts';

/** Samples of 48 kHz that become one of 8 kHz: what is higher tells episodes' noise apart, not their music. */
const thinning = 6;
const rate = 48_000 / thinning;
/** Samples that a word is made of, and from one word to the next. */
const length = 4096;
const hop = 512;

/** Words of a fingerprint in a second of sound. */
export const wordsPerSecond = rate / hop;
/** Seconds from its middle to the time that a word is counted at. */
export const wordLead = length / 2 / rate;

/** Edges of 33 bands from 300 to 2000 Hz, as wide to the ear one as the other, in steps of the spectrum. */
const edges = Array.from({ length: 34 }, (_, i) =>
  Math.round((300 * (2000 / 300) ** (i / 33) * length) / rate),
);

/** Mean square below which there is nothing to know again: such words are 0. */
const silence = 1e-8;

export interface SoundPrinter {
  /** Left and right in turn. */
  push(samples: Float32Array): void;
  /** 32 bits for each of `wordsPerSecond`: whether each band grew more than the next one. 0 where nothing is heard. */
  finish(): Uint32Array;
}

/** Listens to `seconds`, and not to what comes after. */
export function soundPrinter(seconds: number): SoundPrinter {
  const transform = powerSpectrum(length);
  const window = Float64Array.from({ length }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length));
  const most = Math.floor(seconds * wordsPerSecond);
  const words: number[] = [];
  const line = new Float64Array(length);
  const windowed = new Float64Array(length);
  let filled = 0;
  let before: number[] | null = null;
  let thinned = 0;
  let inThinning = 0;

  const write = (): void => {
    let energy = 0;
    for (let i = 0; i < length; i++) {
      const sample = line[i]!;
      energy += sample * sample;
      windowed[i] = sample * window[i]!;
    }
    const bands = energy / length < silence ? null : bandsOf(transform(windowed));
    let word = 0;
    if (bands !== null && before !== null) {
      for (let bit = 0; bit < 32; bit++) {
        const now = bands[bit]! - bands[bit + 1]!;
        const then = before[bit]! - before[bit + 1]!;
        if (now > then) word |= 1 << bit;
      }
    }
    words.push(word >>> 0);
    before = bands;
    line.copyWithin(0, hop);
    filled = length - hop;
  };

  return {
    push(samples) {
      for (let i = 0; i + 1 < samples.length && words.length < most; i += 2) {
        thinned += samples[i]! + samples[i + 1]!;
        if (++inThinning < thinning) continue;
        line[filled++] = thinned / (2 * thinning);
        thinned = 0;
        inThinning = 0;
        if (filled === length) write();
      }
    },
    finish: () => Uint32Array.from(words),
  };
}

function bandsOf(power: Float64Array): number[] {
  return Array.from({ length: 33 }, (_, band) => {
    let sum = 0;
    for (let i = edges[band]!; i < Math.max(edges[band + 1]!, edges[band]! + 1); i++) sum += power[i]!;
    return sum;
  });
}
