// Sums up how playbacks went: what an operator looks at, for one title or for all.
import type { PlaybackQuality } from '#engine/media/fold-quality.ts';
import type { QualitySummary } from './contract.ts';

/** Nearest-rank percentile of numbers in rising order; null of none. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

export function summariseQuality(playbacks: readonly PlaybackQuality[]): QualitySummary {
  const sum = (of: (quality: PlaybackQuality) => number): number =>
    playbacks.reduce((total, quality) => total + of(quality), 0);
  const starts = playbacks
    .flatMap(({ startDelay }) => (startDelay === null ? [] : [startDelay]))
    .toSorted((a, b) => a - b);
  const played = sum((quality) => quality.played);
  const rebuffered = sum((quality) => quality.rebuffered);
  const perHour = (count: number): number | null => (played === 0 ? null : (count * 3_600_000) / played);
  const share = (count: number): number | null => (playbacks.length === 0 ? null : count / playbacks.length);
  return {
    playbacks: playbacks.length,
    hours: played / 3_600_000,
    startMedianMs: percentile(starts, 0.5),
    startP95Ms: percentile(starts, 0.95),
    rebufferShare: played + rebuffered === 0 ? null : rebuffered / (played + rebuffered),
    rebufferingsPerHour: perHour(sum((quality) => quality.rebufferings)),
    meanKbps: played === 0 ? null : sum((quality) => quality.bitrateTime) / played,
    switchesPerHour: perHour(sum((quality) => quality.switches)),
    failedShare: share(sum((quality) => (quality.failed ? 1 : 0))),
  };
}
