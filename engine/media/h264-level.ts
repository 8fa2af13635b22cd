// Picks the lowest H.264 level that allows a picture size, frame rate and peak bit rate (ITU-T H.264, table A-1).

/** [level times ten, max macroblocks per second, max macroblocks per frame, max kbit/s of the Main profile]. */
const levels: ReadonlyArray<readonly [number, number, number, number]> = [
  [10, 1485, 99, 64],
  [11, 3000, 396, 192],
  [12, 6000, 396, 384],
  [13, 11880, 396, 768],
  [20, 11880, 396, 2000],
  [21, 19800, 792, 4000],
  [22, 20250, 1620, 4000],
  [30, 40500, 1620, 10000],
  [31, 108000, 3600, 14000],
  [32, 216000, 5120, 20000],
  [40, 245760, 8192, 20000],
  [41, 245760, 8192, 50000],
  [42, 522240, 8704, 50000],
  [50, 589824, 22080, 135000],
  [51, 983040, 36864, 240000],
  [52, 2073600, 36864, 240000],
];

/**
 * The level as the encoder wants it, times ten (41 is level 4.1); 52 when nothing lower fits.
 * `bitsPerSecond` is the peak; High profile may use 1.25 times the tabled rate, which is kept in reserve.
 */
export function h264Level(
  width: number,
  height: number,
  framesPerSecond: number,
  bitsPerSecond: number,
): number {
  const columns = Math.ceil(width / 16);
  const rows = Math.ceil(height / 16);
  const frame = columns * rows;
  for (const [level, perSecond, perFrame, kilobits] of levels) {
    // A.3.1: neither side may exceed sqrt(8 * MaxFS) macroblocks.
    const side = Math.sqrt(8 * perFrame);
    const fits = frame <= perFrame && columns <= side && rows <= side && frame * framesPerSecond <= perSecond;
    if (fits && bitsPerSecond <= kilobits * 1000) return level;
  }
  return 52;
}
