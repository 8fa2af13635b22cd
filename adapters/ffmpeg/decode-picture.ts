// Decodes a PNG into the premultiplied planes that clips are composed from.
import { Codec, CodecContext, FF_DECODER_PNG, Frame, Packet, Rational } from 'node-av';
import type { PlanarPicture } from '#engine/media/layer-picture.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import { openFilter } from './filter-graph.ts';
import { videoSourceArguments } from './picture-filters.ts';

/**
 * Scales the picture to `width` by `height` (even) and repeats its edge `margin` pixels (even) beyond each side. Colours are multiplied
 * by their coverage before anything is interpolated, so that no dark fringe appears around what is cut out.
 */
export function decodePicture(png: Uint8Array, width: number, height: number, margin: number): PlanarPicture {
  const codec = avPart('png decoder', Codec.findDecoderByName(FF_DECODER_PNG));
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  avCall('open png', decoder.open2Sync(codec));
  const packet = new Packet();
  packet.alloc();
  packet.data = Buffer.from(png);
  const frame = new Frame();
  frame.alloc();
  const planes: PlanarPicture[] = [];
  try {
    avCall('decode picture', decoder.sendPacketSync(packet));
    avCall('decode picture', decoder.sendPacketSync(null));
    if (!avTook('decode picture', decoder.receiveFrameSync(frame)))
      throw new Error('Cannot decode a PNG: it holds no picture');
    frame.pts = 0n;
    frame.timeBase = new Rational(1, 25);
    const borders = [margin, margin, margin, margin].join(':');
    const body = [
      'format=gbrap',
      'premultiply=inplace=1',
      `scale=${width}:${height}:flags=bicubic:out_color_matrix=bt709:out_range=tv`,
      'format=yuva420p',
      `pad=${width + 2 * margin}:${height + 2 * margin}:${margin}:${margin}`,
      `fillborders=${borders}:mode=smear[out0]`,
    ].join(',');
    const filter = openFilter(
      'video',
      videoSourceArguments(frame, { pixelAspect: { num: 1, den: 1 } }),
      body,
      1,
    );
    const take = (_output: number, out: Frame) => {
      planes.push(split(out.toBuffer(), out.width, out.height));
    };
    filter.push(frame, take);
    filter.push(null, take);
    filter.close();
  } finally {
    frame.free();
    packet.free();
    decoder.freeContext();
  }
  return avPart('the decoded picture', planes[0]);
}

/** Y, U, V and alpha, packed one after another. */
function split(bytes: Uint8Array, width: number, height: number): PlanarPicture {
  const full = width * height;
  const quarter = full / 4;
  return {
    width,
    height,
    y: Uint8Array.from(bytes.subarray(0, full)),
    u: Uint8Array.from(bytes.subarray(full, full + quarter)),
    v: Uint8Array.from(bytes.subarray(full + quarter, full + 2 * quarter)),
    alpha: Uint8Array.from(bytes.subarray(full + 2 * quarter, 2 * full + 2 * quarter)),
  };
}
