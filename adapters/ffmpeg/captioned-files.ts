// Films with closed captions inside of their pictures, and what the FFmpeg program reads of them, for the tests of transcoders.
import { execFileSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import type { CaptionedFilms, JudgedCue } from '#domains/media/transcoder-captions.suite.ts';
import { captionBytes } from '#engine/media/caption-fixture.ts';
import { makeFixture } from './make-fixture.ts';

/** A part of the captions of a field: sent from a picture on, two bytes in each. */
type Part = readonly [picture: number, field: 1 | 2, script: string];

/** Pops on, "Hello" in italics and Spanish in the second field; row 13 and 15; then a line at the top. */
const popOn: readonly Part[] = [
  [20, 1, '1420 1420 142e 142e 1350 1350 112e 112e "Hello <b>world</b>" 1470 1470 "Tom & J" 1137 142f 142f'],
  [30, 2, '1520 1520 1470 1470 "Hola" 1220 152f 152f'],
  [120, 1, '142c 142c'],
  [125, 2, '152c 152c'],
  [130, 1, '1420 1420 1170 1170 "At the top" 142f 142f'],
  [220, 1, '142c 142c'],
];

/** Rolls up by two rows. */
const rollUp: readonly Part[] = [
  [10, 1, '1425 1425 142d 142d 1470 1470 "first line"'],
  [50, 1, '142d 142d "second line"'],
  [90, 1, '142d 142d "third line"'],
  [130, 1, '142c 142c'],
];

/** The triplets of each picture: a pair of line 21 for both fields, empty ones where nothing is to say, and one of CEA-708. */
function tripletsOf(parts: readonly Part[]): (picture: number) => Uint8Array {
  const sent = new Map<string, [number, number]>();
  for (const [picture, field, script] of parts)
    captionBytes(script).forEach((pair, i) => sent.set(`${field} ${picture + i}`, pair));
  return (picture) =>
    Uint8Array.from([
      ...([1, 2] as const).flatMap((field) => [
        0xfb + field,
        ...(sent.get(`${field} ${picture}`) ?? [0x80, 0x80]),
      ]),
      0xfa,
      0x00,
      0x00,
    ]);
}

export function captionedFiles(folder: string): CaptionedFilms {
  const path = (name: string): string => join(folder, name);
  const films = {
    television: path('television.ts'),
    disc: path('disc.ts'),
    studio: path('studio.mkv'),
    untimed: path('untimed.avi'),
    plain: path('plain.mp4'),
  };
  const wide = { width: 320, height: 180 };
  const audio = [{ language: 'eng', hertz: 440 }];
  makeFixture({
    file: films.television,
    container: 'mpegts',
    seconds: 10,
    startSeconds: 100,
    video: { ...wide, rate: '30000/1001', reordered: true, captions: tripletsOf(popOn) },
    audio,
  });
  makeFixture({
    file: films.disc,
    container: 'mpegts',
    seconds: 6,
    video: { ...wide, rate: '25', codec: 'mpeg2video', captions: tripletsOf(rollUp) },
  });
  const studio = { ...wide, rate: '25', codec: 'hevc' as const, captions: tripletsOf(rollUp) };
  makeFixture({ file: films.studio, container: 'matroska', seconds: 2, video: studio });
  const untimed = { ...wide, rate: '25', reordered: true, captions: tripletsOf(popOn) };
  makeFixture({ file: films.untimed, container: 'avi', seconds: 2, video: untimed });
  makeFixture({ file: films.plain, container: 'mp4', seconds: 1, video: { ...wide, rate: '24' } });
  return films;
}

/** What FFmpeg's own decoder of captions reads of the first field, on the clock of the pictures. */
export function judgeCaptions(ffmpeg: string, file: string): JudgedCue[] {
  const input = ['-f', 'lavfi', '-i', `movie=${basename(file)}[out+subcc]`];
  const srt = execFileSync(ffmpeg, ['-v', 'error', ...input, '-map', '0:s', '-f', 'srt', '-'], {
    cwd: dirname(file),
    encoding: 'utf8',
  });
  const seconds = (time: string): number => {
    const [hours = 0, minutes = 0, rest = 0] = time.replace(',', '.').split(':').map(Number);
    return hours * 3600 + minutes * 60 + rest;
  };
  return [...srt.matchAll(/^(\S+) --> (\S+)\n([^]*?)\n\n/gm)].map(([, start = '', end = '', text = '']) => ({
    startSeconds: seconds(start),
    endSeconds: seconds(end),
    text: text
      .replaceAll(/<\/?(?:i|font)\b[^>]*>|\{[^}]*\}/g, '')
      .replaceAll('\\h', ' ')
      .split('\n')
      .map((line) => line.trim())
      .join('\n'),
  }));
}

/** How often each shown picture of a film carries captions, as ffprobe counts. */
export function captionsByPicture(ffprobe: string, file: string): number[] {
  const asked = [
    '-select_streams',
    'v',
    '-show_frames',
    '-show_entries',
    'frame=pts:frame_side_data=side_data_type',
  ];
  const answer = execFileSync(ffprobe, ['-v', 'error', ...asked, '-of', 'json', file], { encoding: 'utf8' });
  const { frames } = JSON.parse(answer) as { frames: { side_data_list?: { side_data_type?: string }[] }[] };
  return frames.map(
    ({ side_data_list: list = [] }) =>
      list.filter(({ side_data_type: type }) => type === 'ATSC A53 Part 4 Closed Captions').length,
  );
}
