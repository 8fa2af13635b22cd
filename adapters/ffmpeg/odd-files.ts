// What the suite of transcoders needs: files with the oddities of real ones, and a scene for a clip.
import { join } from 'node:path';
import sharp from 'sharp';
import type { OddFiles } from '#domains/media/transcoder-bench.ts';
import { makeFixture } from './make-fixture.ts';

const wide = { width: 320, height: 180, rate: '24' };
const back = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#26406a' } })
  .png()
  .toBuffer();
const front = await sharp({
  create: { width: 1280, height: 720, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
})
  .composite([
    {
      input: { create: { width: 300, height: 200, channels: 3, background: '#d9a441' } },
      left: 500,
      top: 300,
    },
  ])
  .png()
  .toBuffer();

/** A blue ground and an ochre box before it. */
export const sceneLayers = [
  { png: back, depth: 0 },
  { png: front, depth: 1 },
];

/** Writes the files into a folder. */
export function oddFiles(folder: string): OddFiles {
  const file = (name: string) => join(folder, name);
  const english = { language: 'eng', hertz: 440 };
  const files: OddFiles = {
    rotated: file('rotated.mp4'),
    twoLanguages: file('two-languages.mkv'),
    anamorphic: file('anamorphic.mp4'),
    oneFrame: file('one-frame.mp4'),
    audioOnly: file('audio-only.mp4'),
    tiny: file('tiny.mp4'),
    late: file('late.ts'),
    variableRate: file('variable-rate.mkv'),
    reordered: file('reordered.mp4'),
  };
  makeFixture({ file: files.rotated, container: 'mp4', seconds: 1, video: { ...wide, quarterTurns: 1 } });
  makeFixture({
    file: files.twoLanguages,
    container: 'matroska',
    seconds: 5,
    video: { width: 322, height: 182, rate: '24000/1001' },
    audio: [
      { language: 'fre', hertz: 440 },
      { language: 'eng', hertz: 330, commentary: true, channels: 6 },
    ],
  });
  const anamorphic = { width: 360, height: 288, rate: '25', pixelAspect: [16, 15] as [number, number] };
  makeFixture({ file: files.anamorphic, container: 'mp4', seconds: 1, video: anamorphic });
  makeFixture({ file: files.oneFrame, container: 'mp4', seconds: 0.04, video: wide });
  makeFixture({ file: files.audioOnly, container: 'mp4', seconds: 1, audio: [english] });
  makeFixture({ file: files.tiny, container: 'mp4', seconds: 1, video: { ...wide, width: 8, height: 8 } });
  makeFixture({
    file: files.late,
    container: 'mpegts',
    seconds: 9,
    startSeconds: 100,
    video: wide,
    audio: [english],
  });
  const uneven = { ...wide, filters: "select='not(mod(n\\,3))+gt(n\\,48)'" };
  makeFixture({ file: files.variableRate, container: 'matroska', seconds: 9, video: uneven });
  makeFixture({
    file: files.reordered,
    container: 'mp4',
    seconds: 9,
    video: { ...wide, rate: '30000/1001', reordered: true },
    audio: [english],
  });
  return files;
}
