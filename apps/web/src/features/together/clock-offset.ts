// How far this device's clock is from the server's: of several round trips the shortest tells best (Cristian 1989, as NTP does).

/** One round trip. Milliseconds. */
export interface ClockSample {
  /** What to add to the clock of this device; wrong by half of `delay` at most. */
  readonly offset: number;
  readonly delay: number;
  /** By the clock of this device. */
  readonly at: number;
}

/** Milliseconds after which a sample is not believed any more: clocks of devices drift apart by some ten a quarter of an hour. */
const lasting = 10 * 60_000;

export function sampleOf(sentAt: number, serverNow: number, receivedAt: number): ClockSample {
  return {
    offset: serverNow - (sentAt + receivedAt) / 2,
    delay: receivedAt - sentAt,
    at: receivedAt,
  };
}

/** Of the time between two samples, by how much the two clocks may drift apart: a hundred parts in a million and a little. */
const DRIFT = 1e-4;

/**
 * The samples with a new one. Each says between which bounds the offset is; where an older one and the new one cannot both be right, one of the
 * clocks was set, or this device slept and its clock with it: then what was measured before is worth nothing.
 */
export function withSample(
  samples: readonly ClockSample[],
  sample: ClockSample,
  most: number,
): readonly ClockSample[] {
  const agree = (other: ClockSample): boolean =>
    Math.abs(sample.offset - other.offset) <=
    (sample.delay + other.delay) / 2 + DRIFT * (sample.at - other.at) + 1;
  return [...(samples.every(agree) ? samples : []), sample].slice(-most);
}

/** Null before the first sample. When all are old, the newest is better than none. */
export function bestOffset(samples: readonly ClockSample[], now: number): number | null {
  const fresh = samples.filter(({ at }) => now - at < lasting);
  const candidates = fresh.length > 0 ? fresh : samples.slice(-1);
  let best: ClockSample | null = null;
  for (const sample of candidates) if (best === null || sample.delay < best.delay) best = sample;
  return best === null ? null : best.offset;
}
