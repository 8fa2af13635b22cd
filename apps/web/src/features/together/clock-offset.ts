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

/** Null before the first sample. When all are old, the newest is better than none. */
export function bestOffset(samples: readonly ClockSample[], now: number): number | null {
  const fresh = samples.filter(({ at }) => now - at < lasting);
  const candidates = fresh.length > 0 ? fresh : samples.slice(-1);
  let best: ClockSample | null = null;
  for (const sample of candidates) if (best === null || sample.delay < best.delay) best = sample;
  return best === null ? null : best.offset;
}
