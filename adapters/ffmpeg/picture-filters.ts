// The filter descriptions that pictures pass through, in FFmpeg's own words, whatever runs them.
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { ThumbnailPlan } from '#engine/media/thumbnail-track.ts';
import type { Fraction, VideoFacts } from '#engine/media/media-facts.ts';
import { hdColours } from '#engine/media/picture-colours.ts';

type SizedRendition = Pick<VideoRendition, 'width' | 'height' | 'colours'>;

/** What scales one picture and leaves it in a rendition's colours: a computation of colours costs more than the scaling. */
function scaleFilter(video: VideoFacts, { width, height, colours }: SizedRendition): string {
  const scale = `scale=${width}:${height}:flags=bicubic`;
  const { matrix } = colours ?? hdColours;
  const kept = colours === undefined ? '' : `:in_color_matrix=${matrix}`;
  return video.highDynamicRange
    ? // Tone mapping in linear light; Hable's curve keeps the highlights.
      `zscale=w=${width}:h=${height}:t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv`
    : `${scale}${kept}:out_color_matrix=${matrix}:out_range=tv`;
}

/** Turns a picture upright. */
export function orientationFilters(video: Pick<VideoFacts, 'rotation' | 'flipped'>): string[] {
  const turns = {
    0: [],
    90: ['transpose=clock'],
    180: ['hflip', 'vflip'],
    270: ['transpose=cclock'],
  } as const;
  return [...(video.flipped ? ['vflip'] : []), ...turns[video.rotation]];
}

/** Pictures of a part of a film, at the rate of the ladder. */
export type PicturePart = {
  /** Where it begins, a whole number of pictures from the start. */
  startSeconds: number;
  frames: number;
};

/**
 * Constant rate, upright, progressive, standard range; then one scaled branch per rendition. Of a `part` it gives exactly its pictures, the
 * last one repeated where the film ends before; what comes before it is left out.
 */
export function ladderFilters(
  video: VideoFacts,
  frameRate: Fraction,
  renditions: readonly Pick<VideoRendition, 'width' | 'height' | 'pixelAspect'>[],
  part?: PicturePart,
): string {
  const sideways = video.rotation === 90 || video.rotation === 270;
  // Newer versions keep the captions of pictures that are left out, and would let them come late: those before the part are not of it.
  const early = (part?.startSeconds ?? 0) - (0.5 * frameRate.den) / frameRate.num;
  const before = [
    ...(video.closedCaptions === true && early > 0
      ? [`sidedata=mode=delete:type=A53_CC:enable='lt(t,${early})'`]
      : []),
    ...(video.interlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    `fps=fps=${frameRate.num}/${frameRate.den}:start_time=${part?.startSeconds ?? 0}`,
    ...(part === undefined
      ? []
      : [`tpad=stop_mode=clone:stop=${part.frames}`, `trim=end_frame=${part.frames}`, 'setpts=PTS-STARTPTS']),
  ];
  const branches = renditions.map((rendition, i) => {
    const [width, height] = sideways
      ? [rendition.height, rendition.width]
      : [rendition.width, rendition.height];
    const scale = scaleFilter(video, { ...rendition, width, height });
    const { num, den } = rendition.pixelAspect;
    return `[branch${i}]${[scale, 'format=yuv420p', ...orientationFilters(video), `setsar=${num}/${den}`].join(',')}[out${i}]`;
  });
  const labels = renditions.map((_, i) => `[branch${i}]`).join('');
  return `${before.join(',')},split=${renditions.length}${labels};${branches.join(';')}`;
}

/** The last key frame of a film stands for all that comes after it, which may be the whole film: `pictures` of it and no more. */
export function repeatLast(pictures: number): string {
  return `tpad=stop_mode=clone:stop=${pictures},trim=end_frame=${pictures}`;
}

/** Key frames of a source as tiles of sheets, in the range that JPEG has. */
export function thumbnailFilters(video: VideoFacts, plan: ThumbnailPlan, tiles: number): string {
  const { columns, rows, tileWidth, tileHeight, secondsPerTile } = plan;
  const sideways = video.rotation === 90 || video.rotation === 270;
  const [width, height] = sideways ? [tileHeight, tileWidth] : [tileWidth, tileHeight];
  return [
    // Key frames are sparse: each tile repeats the last one before its middle.
    `fps=fps=1/${secondsPerTile}:start_time=0:round=near:eof_action=pass`,
    repeatLast(tiles),
    `scale=${width}:${height}:flags=area:out_range=pc`,
    ...orientationFilters(video),
    'format=yuvj420p',
    `tile=${columns}x${rows}[out0]`,
  ].join(',');
}

/** A composed scene as each rendition wants it. */
export function sceneFilters(renditions: readonly VideoRendition[]): string {
  const branches = renditions.map((each, i) => {
    const { num, den } = each.pixelAspect;
    return `[branch${i}]scale=${each.width}:${each.height}:flags=bicubic,setsar=${num}/${den}[out${i}]`;
  });
  const labels = renditions.map((_, i) => `[branch${i}]`).join('');
  return `split=${renditions.length}${labels};${branches.join(';')}`;
}

/**
 * A drawn picture as planes to compose from, `margin` pixels of its edge repeated beyond each side. Colours are multiplied by their
 * coverage before anything is interpolated, so that no dark fringe appears around what is cut out.
 */
export function layerFilters(width: number, height: number, margin: number): string {
  return [
    'format=gbrap',
    'premultiply=inplace=1',
    `scale=${width}:${height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`,
    'format=yuva420p',
    `pad=${width + 2 * margin}:${height + 2 * margin}:${margin}:${margin}`,
    `fillborders=${[margin, margin, margin, margin].join(':')}:mode=smear`,
  ].join(',');
}
