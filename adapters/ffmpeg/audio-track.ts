// Cuts coded sound into segments that end where those of the video do, to the nearest frame.
import { join } from 'node:path';
import type { MediaProtection } from '#domains/media/ports.ts';
import { aacCodecString } from '#engine/media/codec-string.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import type { PackagedAudio } from '#engine/media/packaged-media.ts';
import { soundBoundary, soundFrame } from '#engine/media/segment-grid.ts';
import { openTrack } from './track-writer.ts';
import type { SegmentRun } from './track-writer.ts';

export type AudioTrack = {
  /** One coded frame. What only primes decoders is left out by the caller. */
  add(data: Uint8Array): void;
  /** Null when not one frame came. */
  finish(): PackagedAudio | null;
};

/**
 * `segmentSeconds` is the exact length of the video's segments; `configuration` the AudioSpecificConfig, or the content of dOps. With `run`
 * only those segments are written.
 */
export function openAudioTrack(
  rendition: AudioRendition,
  segmentSeconds: number,
  outDir: string,
  configuration: Uint8Array,
  protection: MediaProtection | null = null,
  run?: SegmentRun,
): AudioTrack {
  const { id, language, title, isDefault, role, channels, sampleRate, bitrate } = rendition;
  const isOpus = rendition.codec === 'opus';
  const frame = soundFrame(rendition);
  const header = {
    kind: 'audio' as const,
    format: isOpus ? ('Opus' as const) : ('mp4a' as const),
    timescale: sampleRate,
    language: threeLetters(language),
    sampleRate,
    channels,
    configuration,
    bitrate,
  };
  let segment = run === undefined ? 0 : run.first - 1;
  let order = soundBoundary(segment, segmentSeconds, sampleRate, frame);
  const track = openTrack(join(outDir, id), header, protection, run && { ...run, decodeTime: order * frame });
  return {
    add(data) {
      if (order >= soundBoundary(segment + 1, segmentSeconds, sampleRate, frame)) {
        track.cut();
        segment++;
      }
      track.add({ data, duration: frame, compositionOffset: 0, isKey: true });
      order++;
    },
    finish() {
      const segments = track.finish();
      if (segments.length === 0) return null;
      const codec = isOpus ? 'opus' : aacCodecString(configuration);
      const about = { language, title, isDefault, role, channels, sampleRate };
      return { kind: 'audio', id, codec, timescale: sampleRate, segments, ...about };
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
