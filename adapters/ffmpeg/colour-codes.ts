// FFmpeg's numbers for the colours that renditions are coded in.
import {
  AVCOL_PRI_BT470BG,
  AVCOL_PRI_BT709,
  AVCOL_PRI_SMPTE170M,
  AVCOL_PRI_UNSPECIFIED,
  AVCOL_SPC_BT470BG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_UNSPECIFIED,
  AVCOL_TRC_BT709,
  AVCOL_TRC_SMPTE170M,
} from 'node-av';
import type { Frame } from 'node-av';

export const matrixCodes = {
  bt709: AVCOL_SPC_BT709,
  smpte170m: AVCOL_SPC_SMPTE170M,
  bt470bg: AVCOL_SPC_BT470BG,
};
export const primariesCodes = {
  bt709: AVCOL_PRI_BT709,
  smpte170m: AVCOL_PRI_SMPTE170M,
  bt470bg: AVCOL_PRI_BT470BG,
};
export const transferCodes = { bt709: AVCOL_TRC_BT709, smpte170m: AVCOL_TRC_SMPTE170M };

/** What a decoded picture says of its colours, by name; `other` for what no rendition can keep. */
export function coloursSaid(frame: Frame): { matrix: string; primaries: string; height: number } {
  return {
    matrix: nameOf({ ...matrixCodes, unspecified: AVCOL_SPC_UNSPECIFIED }, frame.colorSpace),
    primaries: nameOf({ ...primariesCodes, unspecified: AVCOL_PRI_UNSPECIFIED }, frame.colorPrimaries),
    height: frame.height,
  };
}

function nameOf(codes: Readonly<Record<string, number>>, code: number): string {
  return Object.entries(codes).find(([, each]) => each === code)?.[0] ?? 'other';
}
