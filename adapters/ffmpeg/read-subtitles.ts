// Reads the text tracks inside of a file, and the captions inside of its pictures, from their packets: FFmpeg's library hands out packets, not their text.
import {
  AVDISCARD_ALL,
  AVDISCARD_DEFAULT,
  AVDISCARD_NONKEY,
  AV_NOPTS_VALUE,
  Packet,
  avGetCodecName,
} from 'node-av';
import type { Stream } from 'node-av';
import type { EmbeddedSubtitles, SourceTask } from '#domains/media/ports.ts';
import { subtitleDecoder, type DecodeSubtitle } from '#engine/media/decode-subtitle.ts';
import { collectCaptions } from '#engine/media/collect-captions.ts';
import type { SubtitleCue } from '#engine/media/subtitle-cue.ts';
import { captionTracks } from './caption-tracks.ts';
import { mostCues, mostTracks } from './messages.ts';
import { closeSource, openSource } from './open-source.ts';
import type { Report } from './serve-tasks.ts';

interface Reader extends EmbeddedSubtitles {
  readonly decode: DecodeSubtitle;
  /** Seconds of a tick. */
  readonly tick: number;
}

/** Seconds that a line stays where the file does not say how long: until the next one, but no longer. */
const longestUntold = 6;

export async function readSubtitles(
  { file, facts }: Pick<SourceTask, 'file' | 'facts'>,
  report: Report,
): Promise<EmbeddedSubtitles[]> {
  const source = openSource(file);
  const packet = new Packet();
  packet.alloc();
  try {
    const { streams } = source.context;
    const readers = new Map<number, Reader>();
    for (const { index, text } of facts.subtitles.slice(0, mostTracks)) {
      const stream = streams[index];
      const reader = text && stream !== undefined ? readerOf(stream) : null;
      if (reader !== null) readers.set(index, reader);
    }
    let captions = facts.video.closedCaptions === true ? collectCaptions() : null;
    if (readers.size === 0 && captions === null) return [];
    for (const stream of streams) {
      // Key frames tell how far it is: lines may come minutes apart.
      const progress = captions === null ? AVDISCARD_NONKEY : AVDISCARD_DEFAULT;
      const shown = stream.index === facts.video.index ? progress : AVDISCARD_ALL;
      stream.discard = readers.has(stream.index) ? AVDISCARD_DEFAULT : shown;
    }
    while (source.context.readFrameSync(packet) >= 0) {
      const reader = readers.get(packet.streamIndex);
      const base = streams[packet.streamIndex]?.timeBase;
      const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts;
      if (time !== AV_NOPTS_VALUE && base !== undefined) {
        const seconds = (Number(time) * base.num) / base.den - facts.startSeconds;
        if (packet.streamIndex === facts.video.index && packet.data !== null) {
          // One picture whose place is not known mixes up the letters.
          if (packet.pts === AV_NOPTS_VALUE) captions = null;
          captions?.take(packet.data, seconds);
        }
        if (reader !== undefined) take(reader, packet, seconds);
        else await report(Math.min(1, Math.max(0, seconds / facts.durationSeconds)));
      }
      packet.unref();
    }
    const tracks = [...readers.values()]
      .filter(({ cues }) => cues.length > 0)
      .map(({ index, cues }) => ({
        index,
        cues: cues
          .map((cue) => ({ ...cue, endSeconds: Math.min(cue.endSeconds, untoldEnd(cue)) }))
          .sort((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds),
      }));
    return [...tracks, ...captionTracks(captions, facts)];
  } finally {
    packet.free();
    closeSource(source);
  }
}

function readerOf(stream: Stream): Reader | null {
  const codec = avGetCodecName(stream.codecpar.codecId) ?? 'unknown';
  const header = new TextDecoder().decode(stream.codecpar.extradata ?? new Uint8Array());
  const decode = subtitleDecoder(codec, header);
  const { num, den } = stream.timeBase;
  return decode === null ? null : { index: stream.index, cues: [], decode, tick: num / den };
}

function take(reader: Reader, packet: Packet, startSeconds: number): void {
  const { cues, decode, tick } = reader;
  const untold = cues.at(-1);
  if (untold !== undefined && untold.endSeconds === Infinity)
    untold.endSeconds = Math.min(startSeconds, untoldEnd(untold));
  const cue = packet.data === null || cues.length >= mostCues ? null : decode(packet.data);
  const told = Number(packet.duration) * tick;
  const endSeconds = told > 0 ? startSeconds + told : Infinity;
  if (cue !== null && endSeconds > 0)
    cues.push({ startSeconds: Math.max(0, startSeconds), endSeconds, ...cue });
}

/** A line that is told to stay for ever does not. */
function untoldEnd({ startSeconds, endSeconds }: SubtitleCue): number {
  return Number.isFinite(endSeconds) ? endSeconds : startSeconds + longestUntold;
}
