// Folds the reports of one playback into its quality of experience: start-up, rebuffering, bitrate, switches, errors.
import type { CmcdReport, PlayState } from './parse-cmcd.ts';

/** Of one playback so far. Lengths in milliseconds, rates in kbit/s. */
export interface PlaybackQuality {
  /** From the wish to play to the first picture; null before it. */
  readonly startDelay: number | null;
  readonly played: number;
  /** Standing still in the middle of the film for want of data; seeking and pausing do not count. */
  readonly rebuffered: number;
  readonly rebufferings: number;
  /** Sum over the time played of rate times length: divide by `played` for the mean. */
  readonly bitrateTime: number;
  readonly switches: number;
  readonly errors: number;
  readonly lastError: string | null;
  readonly failed: boolean;
  readonly lastState: PlayState | null;
  readonly lastAt: number | null;
  readonly lastBitrate: number | null;
}

export const noQuality: PlaybackQuality = {
  startDelay: null,
  played: 0,
  rebuffered: 0,
  rebufferings: 0,
  bitrateTime: 0,
  switches: 0,
  errors: 0,
  lastError: null,
  failed: false,
  lastState: null,
  lastAt: null,
  lastBitrate: null,
};

/** Longest time between two reports that is believed: players report every ten seconds; a sleeping laptop reports nothing. */
const LONGEST_GAP_MS = 30_000;

/** A report from before the last one is left out: it was delivered twice, or late. */
export function foldQuality(so: PlaybackQuality, report: CmcdReport): PlaybackQuality {
  if (so.lastAt !== null && report.at < so.lastAt) return so;
  const gap = so.lastAt === null ? 0 : Math.min(LONGEST_GAP_MS, report.at - so.lastAt);
  const state = report.state ?? so.lastState;
  const playing = so.lastState === 'p' ? gap : 0;
  const standing = so.lastState === 'r' ? gap : 0;
  const began = state === 'r' && so.lastState !== 'r';
  const bitrate = report.bitrate ?? so.lastBitrate;
  const switched = so.lastBitrate !== null && bitrate !== so.lastBitrate;
  return {
    startDelay: so.startDelay ?? report.startDelay,
    played: so.played + playing,
    rebuffered: so.rebuffered + standing,
    rebufferings: so.rebufferings + (began ? 1 : 0),
    bitrateTime: so.bitrateTime + playing * (so.lastBitrate ?? bitrate ?? 0),
    switches: so.switches + (switched ? 1 : 0),
    errors: so.errors + report.errors.length,
    lastError: report.errors.at(-1) ?? so.lastError,
    failed: so.failed || state === 'f',
    lastState: state,
    lastAt: report.at,
    lastBitrate: bitrate,
  };
}
