// Decodes one stream of an open source, frame by frame, with timestamps counted from the start of the file.
import {
  AVDISCARD_ALL,
  AVDISCARD_DEFAULT,
  AVDISCARD_NONKEY,
  AV_NOPTS_VALUE,
  Codec,
  CodecContext,
  Frame,
  Packet,
} from 'node-av';
import type { Stream } from 'node-av';
import { mediaErrors } from '#domains/media/errors.ts';
import { maxSide } from './limits.ts';
import { AvError, avCall, avPart, avTook } from './av-call.ts';
import type { Source } from './open-source.ts';

export type DecodeOptions = {
  /** Decode key frames only. */
  keyFramesOnly?: boolean;
  /** Seconds that become timestamp 0. */
  startSeconds?: number;
  threads?: number;
};

/** Opens the decoder of a stream. Throws media_undecodable when there is none. */
export function openDecoder(source: Source, stream: Stream, threads = 2): CodecContext {
  const { codecpar } = stream;
  const codec = Codec.findDecoder(codecpar.codecId);
  if (codec === null) throw mediaErrors.media_undecodable(source.file, String(codecpar.codecId));
  const context = new CodecContext();
  context.allocContext3(codec);
  avCall('set up decoder', context.parametersToContext(codecpar));
  context.pktTimebase = stream.timeBase;
  context.threadCount = threads;
  // Options are set one by one: open2Sync frees a dictionary that its wrapper frees again.
  avCall('limit picture size', context.setOption('max_pixels', String(maxSide * maxSide)));
  const status = context.open2Sync(codec);
  if (status < 0) {
    context.freeContext();
    throw mediaErrors.media_undecodable(source.file, codec.name ?? String(codecpar.codecId));
  }
  return context;
}

/**
 * Yields the decoded frames of a stream in order of presentation. The frame is reused: whoever keeps it clones it. Damaged packets
 * are skipped, as players do; that the file as a whole is damaged shows in how little comes out.
 */
export function* decodeStream(source: Source, stream: Stream, options: DecodeOptions = {}): Generator<Frame> {
  const { keyFramesOnly = false, startSeconds = 0, threads = 2 } = options;
  for (const other of source.context.streams) {
    other.discard =
      other.index === stream.index ? (keyFramesOnly ? AVDISCARD_NONKEY : AVDISCARD_DEFAULT) : AVDISCARD_ALL;
  }
  const decoder = openDecoder(source, stream, threads);
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  const offset = BigInt(Math.round((startSeconds * stream.timeBase.den) / stream.timeBase.num));
  try {
    for (;;) {
      const status = source.context.readFrameSync(packet);
      const atEnd = status < 0;
      if (!atEnd && packet.streamIndex !== stream.index) {
        packet.unref();
        continue;
      }
      if (!atEnd && keyFramesOnly && !packet.isKeyframe) {
        packet.unref();
        continue;
      }
      decoder.sendPacketSync(atEnd ? null : packet);
      if (!atEnd) packet.unref();
      while (takeFrame(decoder, frame)) {
        const shown = frame.bestEffortTimestamp;
        if (shown !== AV_NOPTS_VALUE) frame.pts = shown - offset;
        frame.timeBase = stream.timeBase;
        yield frame;
        frame.unref();
      }
      if (atEnd) return;
    }
  } finally {
    frame.free();
    packet.free();
    decoder.freeContext();
  }
}

/** A damaged frame counts as none. */
function takeFrame(decoder: CodecContext, frame: Frame): boolean {
  try {
    return avTook('decode', decoder.receiveFrameSync(frame));
  } catch (error) {
    if (error instanceof AvError) return false;
    throw error;
  }
}

/** The stream of an index, which the facts name. */
export function streamOf(source: Source, index: number): Stream {
  return avPart(`stream ${index} of ${source.file}`, source.context.streams[index]);
}
