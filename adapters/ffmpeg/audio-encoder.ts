// Encodes one rendition of sound from filtered frames into segments that end where those of the video do, to the nearest frame.
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  Codec,
  CodecContext,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBOPUS,
  Packet,
  Rational,
  avChannelLayoutDefault,
} from 'node-av';
import type { Frame } from 'node-av';
import type { MediaProtection } from '#domains/media/ports.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import { opusConfiguration } from '#engine/media/opus-configuration.ts';
import type { PackagedAudio } from '#engine/media/packaged-media.ts';
import { soundFrame } from '#engine/media/segment-grid.ts';
import { openAudioTrack } from './audio-track.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import type { SegmentRun } from './track-writer.ts';

/** Frames that are encoded but left out, and how many come after them; what follows is left out too. */
export type KeptFrames = { before: number; frames: number };

export type AudioEncoder = {
  /** Frames as `soundFilters` makes them. */
  encode(frame: Frame): void;
  /** Samples taken so far: where the next frame begins. */
  samples(): number;
  /** Null when not one frame came. */
  finish(): PackagedAudio | null;
  close(): void;
};

/** `segmentSeconds` is the exact length of the video's segments. Of a `run` only the frames that it keeps are written. */
export function openAudioEncoder(
  rendition: AudioRendition,
  segmentSeconds: number,
  outDir: string,
  protection: MediaProtection | null = null,
  run?: SegmentRun & { kept: KeptFrames },
): AudioEncoder {
  const isOpus = rendition.codec === 'opus';
  const name = isOpus ? FF_ENCODER_LIBOPUS : FF_ENCODER_AAC;
  const codec = avPart(name, Codec.findEncoderByName(name));
  const context = new CodecContext();
  context.allocContext3(codec);
  context.sampleRate = rendition.sampleRate;
  context.sampleFormat = isOpus ? AV_SAMPLE_FMT_FLT : AV_SAMPLE_FMT_FLTP;
  context.channelLayout = avChannelLayoutDefault(rendition.channels);
  context.bitRate = BigInt(rendition.bitrate);
  context.timeBase = new Rational(1, rendition.sampleRate);
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  avCall(`open ${name}`, context.open2Sync(codec));

  const header = Uint8Array.from(avPart('header of the coded sound', context.extraData));
  const configuration = isOpus ? opusConfiguration(header) : header;
  const track = openAudioTrack(rendition, segmentSeconds, outDir, configuration, protection, run);
  const packet = new Packet();
  packet.alloc();
  const first = run?.kept.before ?? 0;
  const end = run === undefined ? Infinity : first + run.kept.frames;
  let taken = 0;
  let count = 0;

  const drain = () => {
    while (avTook('encode', context.receivePacketSync(packet))) {
      // The first packet of AAC only primes the decoder (its frames overlap). Without it, and without an edit list, frame 0
      // is sample 0 in every player. That of Opus is heard but for its first samples, which dOps counts.
      const frame = isOpus ? count++ : Number(packet.pts) / soundFrame(rendition);
      if (frame >= first && frame < end) track.add(Uint8Array.from(avPart('coded sound', packet.data)));
      packet.unref();
    }
  };
  return {
    encode(frame) {
      taken += frame.nbSamples;
      avCall('encode', context.sendFrameSync(frame));
      drain();
    },
    samples() {
      return taken;
    },
    finish() {
      avCall('end encoding', context.sendFrameSync(null));
      drain();
      return track.finish();
    },
    close() {
      packet.free();
      context.freeContext();
    },
  };
}
