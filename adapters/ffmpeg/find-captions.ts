// Finds out whether the pictures of a file carry closed captions, from those of its beginning; nothing is decoded.
import { AVDISCARD_ALL, AVDISCARD_DEFAULT, AV_NOPTS_VALUE, Packet } from 'node-av';
import type { Stream } from 'node-av';
import { captionCodecs, readCaptionPairs } from '#engine/media/read-caption-pairs.ts';
import { captionSearch } from './limits.ts';
import type { Source } from './open-source.ts';

/** The source must stand at its beginning, which is at `startSeconds`. */
export function findCaptions(
  { context }: Source,
  stream: Stream,
  codec: string,
  startSeconds: number,
): boolean {
  if (!captionCodecs.has(codec)) return false;
  for (const other of context.streams)
    other.discard = other.index === stream.index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  const { num, den } = stream.timeBase;
  const packet = new Packet();
  packet.alloc();
  try {
    for (let bytes = 0; bytes < captionSearch.bytes && context.readFrameSync(packet) >= 0; packet.unref()) {
      if (packet.streamIndex !== stream.index || packet.data === null) continue;
      // Captions are in the order in which pictures are shown, which old containers do not tell.
      if (packet.pts === AV_NOPTS_VALUE) return false;
      if (readCaptionPairs(packet.data).length > 0) return true;
      bytes += packet.data.length;
      const seconds = packet.dts === AV_NOPTS_VALUE ? 0 : (Number(packet.dts) * num) / den - startSeconds;
      if (seconds > captionSearch.seconds) return false;
    }
    return false;
  } finally {
    packet.free();
  }
}
