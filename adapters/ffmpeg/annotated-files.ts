// Films with chapters and subtitles inside, made by the FFmpeg program, for the tests of transcoders.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFixture } from './make-fixture.ts';

export interface AnnotatedFiles {
  /** 12 s, chapters at 0, 4.5 and 9 s; an ASS track in French, an SRT track in English for people who do not hear, one forced in Arabic. */
  readonly matroska: string;
  /** The same chapters; the first line of the English track as timed text, in Spanish. */
  readonly mp4: string;
  /** 6 s: pink noise as loud as it goes, silent from 4 to 5 s, then the same 18 dB quieter, each a track. */
  readonly levels: string;
  /** 40 s: black until 10 s, blurred but for the second from 20 s on, from 32 s on letters on black; silent from 31.5 to 32.5 s. */
  readonly fades: string;
}

/** When the lines of every track are shown, in seconds. */
export const lineTimes = [
  [1.5, 3.25],
  [6, 8.5],
] as const;

const srt = `1
00:00:01,500 --> 00:00:03,250
<i>Hello</i> <script>alert(1)</script>

2
00:00:06,000 --> 00:00:08,500
[door slams]
`;

const ass = `[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1
Style: Sign,Arial,16,&Hffffff,&Hffffff,&H0,&H0,-1,0,0,0,100,100,0,0,1,1,0,8,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.50,0:00:03.25,Default,,0,0,0,,Bonjour, {\\i1}toi{\\i0}
Dialogue: 0,0:00:06.00,0:00:08.50,Sign,,0,0,0,,SORTIE
`;

const chapters = [
  [0, 4500, 'Le départ'],
  [4500, 9000, 'La poursuite'],
  [9000, 12000, 'End credits'],
] as const;

export function annotatedFiles(ffmpeg: string, folder: string): AnnotatedFiles {
  const path = (name: string): string => join(folder, name);
  const film = path('bare.mp4');
  makeFixture({
    file: film,
    container: 'mp4',
    seconds: 12,
    video: { width: 160, height: 90, rate: '24' },
    audio: [{ language: 'eng', hertz: 440 }],
  });
  writeFileSync(path('lines.srt'), srt);
  writeFileSync(path('lines.ass'), ass);
  const parts = chapters.map(
    ([start, end, title]) => `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${start}\nEND=${end}\ntitle=${title}\n`,
  );
  writeFileSync(path('chapters.txt'), `;FFMETADATA1\n${parts.join('')}`);
  const run = (inputs: readonly string[], output: readonly string[]): void => {
    const from = inputs.flatMap((name) => ['-i', name]);
    execFileSync(ffmpeg, ['-v', 'error', '-y', ...from, ...output], { cwd: folder });
  };
  const copy = ['-map', '0:v', '-map', '0:a', '-c', 'copy'];
  run(
    ['bare.mp4', 'lines.ass', 'lines.srt', 'lines.srt', 'chapters.txt'],
    [
      ...copy,
      '-map',
      '1',
      '-map',
      '2',
      '-map',
      '3',
      '-map_chapters',
      '4',
      '-metadata:s:s:0',
      'language=fre',
      '-metadata:s:s:0',
      'title=Sous-titres',
      '-metadata:s:s:1',
      'language=eng',
      '-disposition:s:1',
      'hearing_impaired',
      '-metadata:s:s:2',
      'language=ara',
      '-disposition:s:2',
      'forced',
      'annotated.mkv',
    ],
  );
  run(
    ['bare.mp4', 'lines.srt', 'chapters.txt'],
    [
      ...copy,
      '-map',
      '1',
      '-map_chapters',
      '2',
      '-c:s',
      'mov_text',
      '-metadata:s:s:0',
      'language=spa',
      'annotated.mp4',
    ],
  );
  const noise = (decibels: number): string[] => [
    '-f',
    'lavfi',
    '-i',
    `anoisesrc=color=pink:amplitude=0.9:seed=7:duration=6:sample_rate=48000,volume=${decibels}dB,volume=0:enable='between(t,4,5)',aformat=channel_layouts=stereo`,
  ];
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=24:duration=6'];
  const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'pcm_s16le'];
  const maps = ['-map', '0', '-map', '1', '-map', '2'];
  execFileSync(
    ffmpeg,
    ['-v', 'error', ...picture, ...noise(0), ...noise(-18), ...maps, ...coded, 'levels.mkv'],
    { cwd: folder },
  );
  makeFades(ffmpeg, folder);
  return {
    fades: path('fades.mkv'),
    levels: path('levels.mkv'),
    matroska: path('annotated.mkv'),
    mp4: path('annotated.mp4'),
  };
}

function makeFades(ffmpeg: string, folder: string): void {
  const picture = (what: string): string[] => ['-f', 'lavfi', '-i', `${what},format=yuv420p,setsar=1`];
  const of = 'size=320x180:rate=12:duration=';
  const graph = '[0][1][2][3][4]concat=n=5:v=1:a=0[film]';
  const inputs = [
    ...picture(`color=black:${of}10`),
    ...picture(`testsrc2=${of}10,gblur=sigma=12`),
    ...picture(`testsrc2=${of}1`),
    ...picture(`testsrc2=${of}11,gblur=sigma=12`),
    // Letters, as far as brightness goes: a small white box on black.
    ...picture(`color=black:${of}8,drawbox=x=150:y=80:w=30:h=10:color=white:t=fill`),
    '-f',
    'lavfi',
    '-i',
    "sine=frequency=440:duration=40,volume=0:enable='between(t,31.5,32.5)'",
  ];
  const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '12', '-c:a', 'pcm_s16le'];
  execFileSync(
    ffmpeg,
    [
      '-v',
      'error',
      ...inputs,
      '-filter_complex',
      graph,
      '-map',
      '[film]',
      '-map',
      '5',
      ...coded,
      'fades.mkv',
    ],
    { cwd: folder },
  );
}

/** LUFS and dBTP of the first or another sound track, as the FFmpeg program measures them. */
export function measureLoudness(
  ffmpeg: string,
  file: string,
  track = 0,
): { integrated: number; truePeak: number } {
  const filter = ['-map', `0:a:${track}`, '-af', 'ebur128=peak=true:framelog=verbose'];
  const { stderr } = spawnSync(ffmpeg, ['-hide_banner', '-i', file, ...filter, '-f', 'null', '-']);
  const text = stderr.toString();
  const summary = text.slice(text.lastIndexOf('Summary:'));
  const number = (pattern: RegExp): number => Number(pattern.exec(summary)?.[1] ?? Number.NaN);
  return { integrated: number(/I:\s+(-?[\d.]+) LUFS/), truePeak: number(/Peak:\s+(-?[\d.]+) dBFS/) };
}
