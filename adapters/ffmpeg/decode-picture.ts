// Decodes a PNG into the premultiplied planes that clips are composed from.
import { Codec, CodecContext, FF_DECODER_PNG, Frame, Packet, Rational } from 'node-av';
import { splitPlanes } from '#engine/media/layer-picture.ts';
import type { PlanarPicture } from '#engine/media/layer-picture.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import { openFilter } from './filter-graph.ts';
import { layerFilters } from './picture-filters.ts';
import { videoSourceArguments } from './video-source-arguments.ts';

/**
 * Scales the picture to `width` by `height` (even) and repeats its edge `margin` pixels (even) beyond each side.
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
    const body = `${layerFilters(width, height, margin)}[out0]`;
    const filter = openFilter(
      'video',
      videoSourceArguments(frame, { pixelAspect: { num: 1, den: 1 } }),
      body,
      1,
    );
    const take = (_output: number, out: Frame) => {
      planes.push(splitPlanes(out.toBuffer(), out.width, out.height));
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
