// What every transcoder must find in a file beyond its pictures and sound: chapters and subtitles inside of it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Transcoder } from './ports.ts';

export interface AnalysisSetup {
  readonly open: () => Transcoder;
  /** Two films of 12 s with chapters at 0, 4.5 and 9 s and lines at `lineTimes`. */
  readonly files: (folder: string) => { matroska: string; mp4: string };
  readonly lineTimes: readonly (readonly [start: number, end: number])[];
}

/** Seconds of a frame at 24 a second: subtitles must be in step to the frame. */
const frame = 1 / 24;

export function transcoderAnalysisSuite(name: string, setup: AnalysisSetup): void {
  describe(`${name} transcoder`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinora-analysis-'));
    let transcoder: Transcoder;
    let films: { matroska: string; mp4: string };
    before(() => {
      transcoder = setup.open();
      films = setup.files(folder);
    });
    after(async () => {
      await transcoder.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('probe() reads the chapters of Matroska and MP4', async () => {
      for (const file of [films.matroska, films.mp4]) {
        const { chapters, durationSeconds } = await transcoder.probe(file);
        assert.deepEqual(
          chapters?.map(({ start, title }) => [Math.round(start * 100) / 100, title]),
          [
            [0, 'Le départ'],
            [4.5, 'La poursuite'],
            [9, 'End credits'],
          ],
          file,
        );
        assert.ok(Math.abs((chapters.at(-1)?.end ?? 0) - durationSeconds) < 0.1);
      }
    });

    test('subtitles() reads the text tracks of Matroska in step to the frame, clean, with language and role', async () => {
      const facts = await transcoder.probe(films.matroska);
      assert.deepEqual(
        facts.subtitles.map(({ language, title, forced, forHearingImpaired, text }) => [
          language,
          title,
          forced,
          forHearingImpaired,
          text,
        ]),
        [
          ['fr', 'Sous-titres', false, false, true],
          ['en', null, false, true, true],
          ['ar', null, true, false, true],
        ],
      );
      const read = await transcoder.subtitles({ file: films.matroska, facts });
      assert.deepEqual(
        read.map(({ index, cues }) => [index, cues.map(({ text, settings }) => [text, settings])]),
        [
          [
            2,
            [
              ['Bonjour, <i>toi</i>', ''],
              ['<b>SORTIE</b>', 'line:0'],
            ],
          ],
          ...[3, 4].map((index) => [
            index,
            [
              ['<i>Hello</i> alert(1)', ''],
              ['[door slams]', ''],
            ],
          ]),
        ],
      );
      for (const { cues } of read) inStep(cues);
    });

    test('subtitles() reads the timed text of MP4', async () => {
      const facts = await transcoder.probe(films.mp4);
      assert.deepEqual(
        facts.subtitles.map(({ codec, language }) => [codec, language]),
        [['mov_text', 'es']],
      );
      const [track, ...more] = await transcoder.subtitles({ file: films.mp4, facts });
      assert.equal(more.length, 0);
      assert.match(track?.cues[0]?.text ?? '', /^<i>Hello<\/i> /);
      assert.doesNotMatch(track?.cues[0]?.text ?? '', /<script/);
      inStep(track?.cues ?? []);
    });

    function inStep(cues: readonly { startSeconds: number; endSeconds: number }[]): void {
      assert.equal(cues.length, setup.lineTimes.length);
      for (const [i, [start, end]] of setup.lineTimes.entries()) {
        assert.ok(Math.abs((cues[i]?.startSeconds ?? 0) - start) < frame, `line ${i} begins`);
        assert.ok(Math.abs((cues[i]?.endSeconds ?? 0) - end) < frame, `line ${i} ends`);
      }
    }
  });
}
