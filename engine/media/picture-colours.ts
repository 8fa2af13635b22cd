// Which colours a standard picture is coded in, so that renditions keep those of their source instead of being computed anew.

/** Names of FFmpeg, after ITU-R BT.709 (HD) and BT.601 (SD of 525 and of 625 lines). */
export type ColourStandard = 'bt709' | 'smpte170m' | 'bt470bg';

/** Matrix coefficients and primaries (ISO/IEC 23091-2). The transfer curves of the three standards are one. */
export type PictureColours = { matrix: ColourStandard; primaries: ColourStandard };

export const hdColours: PictureColours = { matrix: 'bt709', primaries: 'bt709' };

/** Lines above which a picture that says nothing of its colours is HD, as players take it. */
const mostSdLines = 576;

/** What players call a picture that does not say. */
const silent = new Set(['', 'unknown', 'unspecified', 'reserved']);

/**
 * From what the first picture says of itself, in FFmpeg's names. Null where renditions cannot keep it (RGB, wide gamut, odd
 * matrices): then it is converted to HD.
 */
export function coloursOf(said: {
  matrix: string;
  primaries: string;
  height: number;
}): PictureColours | null {
  const matrix = silent.has(said.matrix)
    ? said.height > mostSdLines
      ? 'bt709'
      : 'smpte170m'
    : standard(said.matrix);
  if (matrix === null) return null;
  const primaries = silent.has(said.primaries) ? matrix : standard(said.primaries);
  return primaries === null ? null : { matrix, primaries };
}

function standard(name: string): ColourStandard | null {
  return name === 'bt709' || name === 'smpte170m' || name === 'bt470bg' ? name : null;
}

/** FFmpeg's name of the transfer curve that renditions of these colours are marked with. */
export function transferOf({ matrix }: PictureColours): 'bt709' | 'smpte170m' {
  return matrix === 'bt709' ? 'bt709' : 'smpte170m';
}
