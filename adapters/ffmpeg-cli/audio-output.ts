// One rendition of sound of a run of FFmpeg: the arguments that make it, and the segments that its stream becomes.
import type { KeptFrames } from '#adapters/ffmpeg/audio-encoder.ts';
import { openAudioTrack } from '#adapters/ffmpeg/audio-track.ts';
import type { AudioTrack } from '#adapters/ffmpeg/audio-track.ts';
import type { SegmentRun } from '#adapters/ffmpeg/track-writer.ts';
import type { MediaProtection } from '#domains/media/ports.ts';
import type { AudioRendition } from '#engine/media/ladder-for.ts';
import type { PackagedAudio } from '#engine/media/packaged-media.ts';
import { readFragments } from '#engine/media/read-fmp4.ts';
import { bare } from './arguments.ts';

export type AudioOutput = {
  /** What comes after the filters, to descriptor `pipe`. */
  args(pipe: number): string[];
  take(chunk: Uint8Array): void;
  /** Null when not one frame came. Throws when the stream was cut off. */
  finish(): PackagedAudio | null;
};

/** `segmentSeconds` is the exact length of the video's segments. Of a `run` only the frames that it keeps are written. */
export function audioOutput(
  rendition: AudioRendition,
  segmentSeconds: number,
  outDir: string,
  protection: MediaProtection | null = null,
  run?: SegmentRun & { kept: KeptFrames },
): AudioOutput {
  let track: AudioTrack | null = null;
  const isOpus = rendition.codec === 'opus';
  // The first frame of AAC only primes the decoder (its frames overlap). Without it frame 0 is sample 0 in every player.
  const first = (isOpus ? 0 : 1) + (run?.kept.before ?? 0);
  const end = run === undefined ? Infinity : first + run.kept.frames;
  let frame = 0;
  const reader = readFragments({
    configured(configuration) {
      track = openAudioTrack(rendition, segmentSeconds, outDir, configuration, protection, run);
    },
    sample({ data }) {
      if (frame >= first && frame < end) track?.add(data);
      frame++;
    },
  });
  return {
    args: (pipe) => [
      '-c:a',
      isOpus ? 'libopus' : 'aac',
      '-b:a',
      String(rendition.bitrate),
      ...bare,
      '-movflags',
      '+empty_moov+default_base_moof',
      '-frag_duration',
      '500000',
      '-flush_packets',
      '1',
      '-f',
      'mp4',
      `pipe:${pipe}`,
    ],
    take: (chunk) => reader.push(chunk),
    finish() {
      reader.end();
      return track?.finish() ?? null;
    },
  };
}
