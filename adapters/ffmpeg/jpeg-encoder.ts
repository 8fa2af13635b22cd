// Writes frames as JPEG pictures.
import {
  AVCOL_RANGE_JPEG,
  AV_PIX_FMT_YUVJ420P,
  Codec,
  CodecContext,
  FF_ENCODER_MJPEG,
  Packet,
  Rational,
} from 'node-av';
import type { Frame } from 'node-av';
import { avCall, avPart, avTook } from './av-call.ts';

export interface JpegEncoder {
  encode(frame: Frame): Buffer;
  close(): void;
}

/** `quantiser` is fixed: 5 is fine enough for small pictures, 3 for large ones. */
export function openJpegEncoder(width: number, height: number, quantiser: number): JpegEncoder {
  const codec = avPart('mjpeg', Codec.findEncoderByName(FF_ENCODER_MJPEG));
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = width;
  context.height = height;
  context.pixelFormat = AV_PIX_FMT_YUVJ420P;
  context.colorRange = AVCOL_RANGE_JPEG;
  context.timeBase = new Rational(1, 1);
  avCall('set quality', context.setOption('qmin', String(quantiser)));
  avCall('set quality', context.setOption('qmax', String(quantiser)));
  avCall('open mjpeg', context.open2Sync(codec));
  const packet = new Packet();
  packet.alloc();
  let count = 0n;
  return {
    encode(frame) {
      frame.pts = count++;
      avCall('encode picture', context.sendFrameSync(frame));
      if (!avTook('encode picture', context.receivePacketSync(packet)))
        throw new Error('mjpeg gave no picture');
      const bytes = Buffer.from(avPart('picture', packet.data));
      packet.unref();
      return bytes;
    },
    close() {
      packet.free();
      context.freeContext();
    },
  };
}
