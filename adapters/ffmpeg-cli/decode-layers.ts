// Decodes PNGs into the premultiplied planes that clips are composed from, each in a run of FFmpeg.
import { layerFilters } from '#adapters/ffmpeg/picture-filters.ts';
import type { WantedLayer } from '#engine/media/draw-clip.ts';
import { splitPlanes } from '#engine/media/layer-picture.ts';
import type { PlanarPicture } from '#engine/media/layer-picture.ts';
import { begin } from './arguments.ts';
import type { Programs } from './programs.ts';
import { firstOutput, runProgram } from './run-program.ts';

/** In the order of `wanted`; all at the same time. */
export function decodeLayers(programs: Programs, wanted: readonly WantedLayer[]): Promise<PlanarPicture[]> {
  return Promise.all(wanted.map((layer) => decodeLayer(programs, layer)));
}

async function decodeLayer({ ffmpeg }: Programs, layer: WantedLayer): Promise<PlanarPicture> {
  const { png, width, height, margin } = layer;
  const chunks: Uint8Array[] = [];
  const input = ['-protocol_whitelist', 'pipe', '-f', 'png_pipe', '-i', `pipe:${firstOutput + 1}`];
  const filters = ['-map', '0:0', '-vf', layerFilters(width, height, margin)];
  const output = ['-c:v', 'rawvideo', '-pix_fmt', 'yuva420p', '-f', 'rawvideo', `pipe:${firstOutput}`];
  await runProgram({
    program: ffmpeg,
    args: [...begin, ...input, ...filters, ...output],
    outputs: [(chunk) => void chunks.push(chunk)],
    inputs: [[png]],
  });
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  const bytes = Buffer.concat(chunks);
  if (bytes.length !== (wide * high * 5) / 2)
    throw new Error(`Cannot decode a PNG: FFmpeg gave ${bytes.length} bytes for ${wide}x${high} pixels`);
  return splitPlanes(bytes, wide, high);
}
