// Decodes PNGs into the premultiplied planes that clips are composed from, all in one run of FFmpeg.
import { layerFilters } from '#adapters/ffmpeg/picture-filters.ts';
import type { WantedLayer } from '#engine/media/draw-clip.ts';
import { splitPlanes } from '#engine/media/layer-picture.ts';
import type { PlanarPicture } from '#engine/media/layer-picture.ts';
import { begin } from './arguments.ts';
import type { Programs } from './programs.ts';
import { firstOutput, runProgram } from './run-program.ts';

/** In the order of `wanted`. */
export async function decodeLayers(
  { ffmpeg }: Programs,
  wanted: readonly WantedLayer[],
): Promise<PlanarPicture[]> {
  const chunks: Uint8Array[][] = wanted.map(() => []);
  const firstInput = firstOutput + wanted.length;
  const filters = wanted.map(
    ({ width, height, margin }, i) => `[${i}:0]${layerFilters(width, height, margin)}[out${i}]`,
  );
  await runProgram({
    program: ffmpeg,
    args: [
      ...begin,
      ...wanted.flatMap((_, i) => [
        '-protocol_whitelist',
        'pipe',
        '-f',
        'png_pipe',
        '-i',
        `pipe:${firstInput + i}`,
      ]),
      '-filter_complex',
      filters.join(';'),
      ...wanted.flatMap((_, i) => [
        '-map',
        `[out${i}]`,
        '-frames:v',
        '1',
        '-c:v',
        'rawvideo',
        '-pix_fmt',
        'yuva420p',
        '-f',
        'rawvideo',
        `pipe:${firstOutput + i}`,
      ]),
    ],
    outputs: chunks.map((list) => (chunk: Uint8Array) => void list.push(chunk)),
    inputs: wanted.map(({ png }) => [png]),
  });
  return wanted.map(({ width, height, margin }, i) => {
    const [wide, high] = [width + 2 * margin, height + 2 * margin];
    const bytes = Buffer.concat(chunks[i] ?? []);
    if (bytes.length !== (wide * high * 5) / 2)
      throw new Error(`Cannot decode a PNG: FFmpeg gave ${bytes.length} bytes for ${wide}x${high} pixels`);
    return splitPlanes(bytes, wide, high);
  });
}
