// Finds where nothing is heard in stereo sound at 48 kHz.

/** Seconds from the start. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Samples of a channel in a hundredth of a second. */
const step = 480;
/** -50 dB: below the noise of what is meant to be heard. */
const quiet = 10 ** (-50 / 20);
/** Seconds. Shorter pauses are part of speech. */
const shortest = 0.25;
/** Kept of a film: more would be a film without sound. */
const most = 2000;

export interface SilenceFinder {
  /** Left and right in turn. */
  push(samples: Float32Array): void;
  finish(): Stretch[];
}

export function silenceFinder(): SilenceFinder {
  const found: Stretch[] = [];
  let steps = 0;
  let inStep = 0;
  let peak = 0;
  let since: number | null = null;
  const close = (): void => {
    if (since !== null && (steps - since) / 100 >= shortest && found.length < most)
      found.push({ start: since / 100, end: steps / 100 });
    since = null;
  };
  return {
    push(samples) {
      for (let i = 0; i + 1 < samples.length; i += 2) {
        peak = Math.max(peak, Math.abs(samples[i] ?? 0), Math.abs(samples[i + 1] ?? 0));
        if (++inStep < step) continue;
        if (peak > quiet) close();
        else since ??= steps;
        steps++;
        inStep = 0;
        peak = 0;
      }
    },
    finish() {
      close();
      return found;
    },
  };
}
