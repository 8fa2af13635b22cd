// Turns what containers say of their streams into facts, and refuses what cannot be shown.
import { mediaErrors } from '#domains/media/errors.ts';
import type { AudioFacts, Fraction, Rotation } from '#engine/media/media-facts.ts';
import { maxPixelAspect, maxSide, minSide } from './limits.ts';

/** Characters that every tag in use fits into (RFC 5646, 4.4.1). */
const longestLanguage = 35;

/** The tag in its short form (`ger`, `deu` and `de` are all `de`); `und` for none and for nonsense. */
export function languageOf(tags: Record<string, string>): string {
  const tag = tags['language']?.trim().replaceAll('_', '-') ?? '';
  if (tag.length > longestLanguage || !/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag)) return 'und';
  try {
    const language = Intl.getCanonicalLocales(tag)[0] ?? 'und';
    return language.length > longestLanguage ? 'und' : language;
  } catch {
    return 'und';
  }
}

export function titleOf(tags: Record<string, string>): string | null {
  const title = (tags['title'] ?? tags['handler_name'] ?? '').replaceAll(/\p{Cc}+/gu, ' ').trim();
  // What encoders write when nobody named the track.
  return title === '' || /handler|^(stereo|mono|surround|core media)/i.test(title)
    ? null
    : title.slice(0, 80);
}

/** What a sound track is for, from its dispositions. */
export function roleFrom(commentary: boolean, description: boolean): AudioFacts['role'] {
  if (commentary) return 'commentary';
  return description ? 'description' : 'main';
}

/** Packets of this codec carry text that can become WebVTT. */
export function isTextSubtitle(codec: string): boolean {
  return ['subrip', 'webvtt', 'ass', 'ssa', 'mov_text', 'text'].includes(codec);
}

/** The turn in a display matrix, of which `abcd` are the upper left two by two numbers, row by row. */
export function orientationFrom(abcd: readonly number[]): { rotation: Rotation; flipped: boolean } {
  const [a = 1, b = 0, c = 0, d = 1] = abcd;
  const quarterTurns = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  const rotations = [0, 90, 180, 270] as const;
  return { rotation: rotations[(quarterTurns + 4) % 4] ?? 0, flipped: a * d - b * c < 0 };
}

/** Rates that cameras and editors use; measured ones are snapped to them. */
const usualRates: readonly Fraction[] = [
  { num: 24000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30000, den: 1001 },
  { num: 30, den: 1 },
  { num: 48, den: 1 },
  { num: 50, den: 1 },
  { num: 60000, den: 1001 },
  { num: 60, den: 1 },
];

/** From the average rate of a stream and the lowest one that all its timestamps fit; parts of them may be 0. */
export function frameRateFrom(
  average: Fraction,
  base: Fraction,
  interlaced: boolean,
): { frameRate: Fraction; variableFrameRate: boolean } {
  const averageRate = average.den > 0 ? average.num / average.den : 0;
  const baseRate = base.den > 0 ? base.num / base.den : 0;
  const rate = averageRate > 0 ? averageRate : baseRate;
  if (!(rate > 0) || rate > 1000) return { frameRate: { num: 25, den: 1 }, variableFrameRate: true };
  const variable =
    !interlaced && averageRate > 0 && baseRate > 0 && Math.abs(baseRate / averageRate - 1) > 0.02;
  const near = usualRates.find(
    ({ num, den }) => Math.abs(rate / (num / den) - 1) < (variable ? 0.03 : 0.0004),
  );
  if (near !== undefined) return { frameRate: near, variableFrameRate: variable };
  if (!variable && averageRate > 0 && average.den <= 1001 && average.num < 200_000) {
    return { frameRate: { num: average.num, den: average.den }, variableFrameRate: false };
  }
  // A variable rate is encoded at the next usual one, so that no picture is lost.
  const above = usualRates.find(({ num, den }) => num / den >= rate) ?? { num: 60, den: 1 };
  return {
    frameRate: variable ? above : { num: Math.max(1, Math.round(rate)), den: 1 },
    variableFrameRate: variable,
  };
}

/** Throws media_dimensions. */
export function checkSize(file: string, width: number, height: number, pixelAspect: Fraction): void {
  const shape = pixelAspect.num / pixelAspect.den;
  const fits =
    Math.min(width, height) >= minSide && Math.max(width, height * shape, width * shape) <= maxSide;
  if (!fits || shape > maxPixelAspect || shape < 1 / maxPixelAspect)
    throw mediaErrors.media_dimensions(file, width, height);
}

/** Seconds of the file's own clock from which on packets are looked at, to find the end. */
export function endCheckFrom(startSeconds: number, durationSeconds: number): number {
  return Math.max(0, durationSeconds - 5) + startSeconds;
}

/** When a stream ends, counted from the start of its file, where that was found. */
export function endOf(
  ends: ReadonlyMap<number, number>,
  index: number,
  startSeconds: number,
): { endSeconds?: number } {
  const end = (ends.get(index) ?? -Infinity) - startSeconds;
  return end > 0 ? { endSeconds: end } : {};
}

/** `last` is where packets end, -Infinity for none. Throws media_truncated when that is long before the end. */
export function checkLast(file: string, last: number, durationSeconds: number): void {
  if (last >= durationSeconds - Math.max(2, durationSeconds * 0.05)) return;
  const found = Number.isFinite(last) && last > 0 ? `${last.toFixed(1)} s` : 'nothing';
  throw mediaErrors.media_truncated(
    file,
    `it should last ${durationSeconds.toFixed(1)} s, near its end there is ${found}`,
  );
}
