// Reads the text tracks inside of a file, which FFmpeg writes as subtitle files, and the captions inside of its pictures.
import { captionTracks } from '#adapters/ffmpeg/caption-tracks.ts';
import { mostCues, mostTracks } from '#adapters/ffmpeg/messages.ts';
import type { Report } from '#adapters/ffmpeg/serve-tasks.ts';
import type { EmbeddedSubtitles, SourceTask } from '#domains/media/ports.ts';
import { collectCaptions } from '#engine/media/collect-captions.ts';
import { parseSubtitles, SubtitleFormatError } from '#engine/media/parse-subtitles.ts';
import type { SubtitleCue } from '#engine/media/subtitle-cue.ts';
import { bare, begin, source } from './arguments.ts';
import { copyPictures } from './copy-pictures.ts';
import { followProgress } from './follow-progress.ts';
import type { Programs } from './programs.ts';
import { firstOutput, ProgramError, runProgram } from './run-program.ts';

/** How FFmpeg writes a track of each codec: as it is where a file can hold it, for what is kept of it is decided by our own readers. */
const writers: Readonly<Record<string, readonly [codec: string, format: string]>> = {
  ass: ['copy', 'ass'],
  ssa: ['copy', 'ass'],
  subrip: ['copy', 'srt'],
  webvtt: ['copy', 'webvtt'],
  mov_text: ['srt', 'srt'],
  text: ['srt', 'srt'],
};

export async function readSubtitles(
  programs: Programs,
  { file, facts }: Pick<SourceTask, 'file' | 'facts'>,
  report: Report,
): Promise<EmbeddedSubtitles[]> {
  const tracks = facts.subtitles.slice(0, mostTracks).flatMap(({ index, codec, text }) => {
    const writer = text ? writers[codec] : undefined;
    return writer === undefined ? [] : [{ index, writer, chunks: [] as Uint8Array[] }];
  });
  const captions = facts.video.closedCaptions === true ? collectCaptions() : null;
  const pictures =
    captions && copyPictures(facts, (picture, seconds) => void captions.take(picture, seconds));
  if (tracks.length === 0 && pictures === null) return [];
  const run = runProgram({
    program: programs.ffmpeg,
    args: [
      ...begin,
      ...source(file),
      ...tracks.flatMap(({ index, writer: [codec, format] }, i) => [
        '-map',
        `0:${index}`,
        '-c:s',
        codec,
        ...bare,
        '-f',
        format,
        `pipe:${firstOutput + i}`,
      ]),
      ...(pictures?.args(firstOutput + tracks.length) ?? []),
    ],
    outputs: [
      ...tracks.map(
        ({ chunks }) =>
          (chunk: Uint8Array) =>
            void chunks.push(chunk),
      ),
      ...(pictures === null ? [] : [pictures.take]),
    ],
    onLine: followProgress(({ seconds }) => void report(Math.min(1, seconds / facts.durationSeconds))),
  });
  try {
    await run;
  } catch (error) {
    if (pictures === null || !(error instanceof ProgramError)) throw error;
    // A picture without a time ends the copy, and all that is written beside it: the other tracks are read without it.
    const video = { ...facts.video, closedCaptions: false };
    return readSubtitles(programs, { file, facts: { ...facts, video } }, report);
  }
  const read = tracks.flatMap(({ index, chunks }) => {
    const cues = cuesOf(new TextDecoder().decode(Buffer.concat(chunks)), facts.startSeconds);
    return cues.length === 0 ? [] : [{ index, cues }];
  });
  return [...read, ...captionTracks(captions, facts)];
}

function cuesOf(text: string, startSeconds: number): SubtitleCue[] {
  try {
    return parseSubtitles(text)
      .slice(0, mostCues)
      .map((cue) => ({
        ...cue,
        startSeconds: Math.max(0, cue.startSeconds - startSeconds),
        endSeconds: cue.endSeconds - startSeconds,
      }))
      .filter(({ endSeconds }) => endSeconds > 0);
  } catch (error) {
    // A track without a line to read.
    if (error instanceof SubtitleFormatError) return [];
    throw error;
  }
}
