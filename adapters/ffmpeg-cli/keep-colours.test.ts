// Both transcoders keep the colours of a source: what a player shows of a rendition is what it shows of the file.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ffmpegTranscoder } from '#adapters/ffmpeg/ffmpeg-transcoder.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { ffmpegCliTranscoder } from './ffmpeg-cli-transcoder.ts';
import { programsOf } from './programs.ts';

const program = needProgram(ffmpeg);
const transcoders = {
  embedded: ffmpegTranscoder({ niceness: 0 }),
  'command line': ffmpegCliTranscoder(programsOf(program), { niceness: 0 }),
};
after(() => Promise.all(Object.values(transcoders).map((each) => each.close())));

/** `says` is what the file says of itself, `is` what players take it for, `becomes` what its renditions say. */
const sources = [
  { name: 'SD that says nothing', size: '320x180', says: null, is: 'smpte170m', becomes: 'smpte170m' },
  {
    name: 'more lines than SD, which says nothing',
    size: '320x640',
    says: null,
    is: 'bt709',
    becomes: 'bt709',
  },
  { name: 'the colours of HD in SD', size: '320x180', says: 'bt709', is: 'bt709', becomes: 'bt709' },
  { name: 'the colours of PAL', size: '320x640', says: 'bt470bg', is: 'bt470bg', becomes: 'bt470bg' },
  { name: 'wide gamut', size: '320x180', says: 'bt2020nc', is: 'bt2020nc', becomes: 'bt709' },
] as const;

for (const { name, size, says, is, becomes } of sources) {
  test(`transcoders keep the colours: ${name}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinora-colours-'));
    const file = join(folder, 'film.mp4');
    const said = says === null ? [] : ['-colorspace', says];
    try {
      // A strong orange, which the matrices disagree about.
      run(['-f', 'lavfi', '-i', `color=0xd06010:s=${size}:r=5:d=0.6`], [...said, '-qp', '1', file], is);
      const wanted = pixel(file, is);
      for (const [way, transcoder] of Object.entries(transcoders)) {
        const facts = await transcoder.probe(file);
        const outDir = join(folder, way);
        mkdirSync(outDir);
        const ladder = ladderFor(facts);
        const best = { ...ladder, video: ladder.video.slice(0, 1), audio: [] };
        const { video } = await transcoder.encode({ file, facts, ...best, outDir });
        for (const { id } of video) {
          const whole = join(folder, 'rung.mp4');
          writeFileSync(
            whole,
            Buffer.concat(['init.mp4', '1.m4s'].map((part) => readFileSync(join(outDir, id, part)))),
          );
          const shown = pixel(whole, becomes);
          const apart = Math.max(...shown.map((level, i) => Math.abs(level - (wanted[i] ?? 0))));
          assert.ok(apart <= 3, `${way} ${id}: ${shown.join()} instead of ${wanted.join()}`);
          const marked = (await transcoders.embedded.probe(whole)).video.colours?.matrix;
          assert.equal(marked, becomes, `${way} ${id}`);
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Writes RGB pictures as 4:2:0 of a matrix. */
function run(input: readonly string[], output: readonly string[], matrix: string): void {
  const filters = `scale=out_color_matrix=${scaleName(matrix)}:out_range=tv,format=yuv420p`;
  const args = [
    '-y',
    '-loglevel',
    'error',
    '-nostdin',
    ...input,
    '-vf',
    filters,
    '-c:v',
    'libx264',
    ...output,
  ];
  const { status, stderr } = spawnSync(program, args);
  assert.equal(status, 0, stderr.toString());
}

/** Red, green and blue in the middle of the first picture, read by an FFmpeg that had no part in making it. */
function pixel(file: string, matrix: string): number[] {
  const filters = `scale=in_color_matrix=${scaleName(matrix)}:in_range=tv,format=rgb24,crop=2:2`;
  const { stdout, stderr } = spawnSync(
    program,
    ['-loglevel', 'error', '-nostdin', '-i', file, '-vf', filters, '-frames:v', '1', '-f', 'rawvideo', '-'],
    { maxBuffer: 1 << 20 },
  );
  assert.equal(stdout.length, 12, stderr.toString());
  return [...stdout.subarray(0, 3)];
}

/** FFmpeg's scaler calls BT.2020 by another name than its encoders. */
function scaleName(matrix: string): string {
  return matrix === 'bt2020nc' ? 'bt2020' : matrix;
}
