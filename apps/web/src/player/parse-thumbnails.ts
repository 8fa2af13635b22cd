// Reads the WebVTT of trick-play thumbnails: each cue names a picture, or a tile of one by a media fragment (#xywh=).
export interface Thumbnail {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly url: string;
  /** Pixels of the tile in its sheet; null for a whole picture. */
  readonly tile: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
}

const CUE_TIMES = /^([\d:.]+)\s+-->\s+([\d:.]+)/;
const TILE = /#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/;

/** Addresses are resolved against `base`. Cues that name no picture are left out. */
export function parseThumbnails(vtt: string, base: string): Thumbnail[] {
  return vtt
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => CUE_TIMES.test(line));
      const times = at < 0 ? null : CUE_TIMES.exec(lines[at] ?? '');
      const address = lines[at + 1]?.trim();
      if (!times || !address) return [];
      const tile = TILE.exec(address);
      const [x = 0, y = 0, width = 0, height = 0] = tile?.slice(1).map(Number) ?? [];
      return [
        {
          start: seconds(times[1] ?? ''),
          end: seconds(times[2] ?? ''),
          url: new URL(address.replace(TILE, ''), base).href,
          tile: tile ? { x, y, width, height } : null,
        },
      ];
    });
}

/** 00:01:02.500 or 01:02.500 */
function seconds(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
