// Encodes one AAC rendition from filtered frames into segments that end where those of the video do, to the nearest AAC frame.
import { join } from 'node:path';
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_SAMPLE_FMT_FLTP,
  Codec,
  CodecContext,
  FF_ENCODER_AAC,
  Packet,
  Rational,
  avChannelLayoutDefault,
} from 'node-av';
import type { Frame } from 'node-av';
import type { MediaProtection } from '#domains/media/ports.ts';
import { aacCodecString } from '#engine/media/codec-string.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import type { PackagedAudio } from '#engine/media/packaged-media.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import { openTrack } from './track-writer.ts';

/** Samples of each channel in one AAC frame. */
export const aacFrame = 1024;

export type AudioEncoder = {
  /** Frames of 1024 samples, planar float, at the rendition's rate. */
  encode(frame: Frame): void;
  /** Samples taken so far: where the next frame begins. */
  samples(): number;
  /** Null when not one frame came. */
  finish(): PackagedAudio | null;
  close(): void;
};

/** `segmentSeconds` is the exact length of the video's segments. */
export function openAudioEncoder(
  rendition: AudioRendition,
  segmentSeconds: number,
  outDir: string,
  protection: MediaProtection | null = null,
): AudioEncoder {
  const codec = avPart('aac', Codec.findEncoderByName(FF_ENCODER_AAC));
  const context = new CodecContext();
  context.allocContext3(codec);
  context.sampleRate = rendition.sampleRate;
  context.sampleFormat = AV_SAMPLE_FMT_FLTP;
  context.channelLayout = avChannelLayoutDefault(rendition.channels);
  context.bitRate = BigInt(rendition.bitrate);
  context.timeBase = new Rational(1, rendition.sampleRate);
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  avCall('open aac', context.open2Sync(codec));

  const configuration = Uint8Array.from(avPart('AAC header', context.extraData));
  const track = openTrack(
    join(outDir, rendition.id),
    {
      kind: 'audio',
      timescale: rendition.sampleRate,
      language: threeLetters(rendition.language),
      sampleRate: rendition.sampleRate,
      channels: rendition.channels,
      configuration,
      bitrate: rendition.bitrate,
    },
    protection,
  );
  const packet = new Packet();
  packet.alloc();
  let order = 0;
  let segment = 0;
  let taken = 0;

  const drain = () => {
    while (avTook('encode', context.receivePacketSync(packet))) {
      // The first packet only primes the decoder (AAC overlaps its frames). Without it, and without an edit list, frame 0
      // is sample 0 in every player.
      if (packet.pts >= 0n) {
        const boundary = Math.round(((segment + 1) * segmentSeconds * rendition.sampleRate) / aacFrame);
        if (order >= boundary) {
          track.cut();
          segment++;
        }
        track.add({
          data: Uint8Array.from(avPart('coded sound', packet.data)),
          duration: aacFrame,
          compositionOffset: 0,
          isKey: true,
        });
        order++;
      }
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
      const segments = track.finish();
      if (segments.length === 0) return null;
      return {
        kind: 'audio',
        id: rendition.id,
        codec: aacCodecString(configuration),
        timescale: rendition.sampleRate,
        segments,
        language: rendition.language,
        title: rendition.title,
        isDefault: rendition.isDefault,
        role: rendition.role,
        channels: rendition.channels,
        sampleRate: rendition.sampleRate,
      };
    },
    close() {
      packet.free();
      context.freeContext();
    },
  };
}

/** ISO 639-2/T codes of the languages films are most often in; MP4 headers know no others, playlists carry the full tag. */
const iso639: Readonly<Record<string, string>> = {
  ar: 'ara',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  es: 'spa',
  fa: 'fas',
  fi: 'fin',
  fr: 'fra',
  he: 'heb',
  hi: 'hin',
  hu: 'hun',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  nl: 'nld',
  no: 'nor',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sv: 'swe',
  tr: 'tur',
  uk: 'ukr',
  zh: 'zho',
};

function threeLetters(language: string): string {
  const primary = language.split('-')[0] ?? 'und';
  return iso639[primary] ?? (primary.length === 3 ? primary : 'und');
}
