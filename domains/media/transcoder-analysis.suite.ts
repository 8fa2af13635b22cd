// What every transcoder must find in a file beyond its pictures and sound: chapters and subtitles inside of it.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findCredits } from '#engine/media/find-credits.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { gainFor } from '#engine/media/loudness.ts';
import type { Transcoder } from './ports.ts';

export interface Films {
  readonly matroska: string;
  readonly mp4: string;
  /** 6 s, a loud track and one that is 18 dB quieter, both silent from 4 to 5 s. */
  readonly levels: string;
  /** 40 s: black until 10 s, blurred but for the second from 20 s on, letters on black from 32 s; silent from 31.5 to 32.5 s. */
  readonly fades: string;
}

export interface AnalysisSetup {
  readonly open: () => Transcoder;
  /** Two films of 12 s with chapters at 0, 4.5 and 9 s and lines at `lineTimes`. */
  readonly files: (folder: string) => Films;
  /** Measures a sound track of a file by other means. */
  readonly measure: (file: string, track: number) => { integrated: number; truePeak: number };
  readonly lineTimes: readonly (readonly [start: number, end: number])[];
}

/** Seconds of a frame at 24 a second: subtitles must be in step to the frame. */
const frame = 1 / 24;

export function transcoderAnalysisSuite(name: string, setup: AnalysisSetup): void {
  describe(`${name} transcoder`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinora-analysis-'));
    let transcoder: Transcoder;
    let films: Films;
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

    test('listen() and encode() bring loud and quiet sound to one loudness, as another meter finds', async () => {
      const file = films.levels;
      const facts = await transcoder.probe(file);
      const heard = await transcoder.listen({ file, facts, printSeconds: 0 });
      const ladder = ladderFor(facts);
      for (const [i, { index, loudness, silences }] of heard.entries()) {
        const measured = setup.measure(file, i);
        assert.equal(index, facts.audio[i]?.index);
        assert.ok(
          Math.abs((loudness?.integrated ?? 0) - measured.integrated) <= 0.2,
          `track ${i} is ${loudness?.integrated} LUFS`,
        );
        assert.ok(
          Math.abs((loudness?.truePeak ?? 0) - measured.truePeak) <= 0.5,
          `track ${i} peaks at ${loudness?.truePeak}`,
        );
        assert.deepEqual(
          silences.map(({ start, end }) => [Math.round(start * 10), Math.round(end * 10)]),
          [[40, 50]],
        );
      }
      const audio = ladder.audio.map((track) => {
        const sound = heard.find(({ index }) => index === track.sourceIndex);
        return { ...track, gain: gainFor(sound?.loudness ?? null, -23) };
      });
      const outDir = mkdtempSync(join(folder, 'out-'));
      await transcoder.encode({ file, facts, ...ladder, video: [], audio, outDir });
      for (const { id } of audio) {
        const names = readdirSync(join(outDir, id)).filter((name) => name.endsWith('.m4s'));
        const parts = ['init.mp4', ...names.toSorted((a, b) => parseInt(a, 10) - parseInt(b, 10))];
        const whole = join(outDir, `${id}.mp4`);
        writeFileSync(whole, Buffer.concat(parts.map((name) => readFileSync(join(outDir, id, name)))));
        const { integrated, truePeak } = setup.measure(whole, 0);
        assert.ok(Math.abs(integrated + 23) <= 1, `${id} is ${integrated} LUFS`);
        assert.ok(truePeak <= -1, `${id} peaks at ${truePeak} dBTP`);
      }
    });

    test('look() chooses a picture that is neither black nor blurred; it shows where the credits begin', async () => {
      const file = films.fades;
      const facts = await transcoder.probe(file);
      const outDir = join(folder, 'posters');
      const { pictures, posters } = await transcoder.look({ file, facts, posters: 3, outDir });
      assert.ok(Math.abs(pictures.length - 40) <= 1, `${pictures.length} pictures`);
      const [best] = posters;
      assert.ok(best !== undefined && best.seconds >= 20 && best.seconds < 21, `taken at ${best?.seconds} s`);
      for (const { name, width, height, seconds } of posters) {
        assert.ok(seconds >= 10 && seconds < 32, `${name} was taken at ${seconds} s`);
        const jpeg = readFileSync(join(outDir, name));
        assert.deepEqual([...jpeg.subarray(0, 3)], [0xff, 0xd8, 0xff]);
        assert.deepEqual([width, height], [320, 180]);
      }
      const [heard] = await transcoder.listen({ file, facts, printSeconds: 0 });
      const credits = findCredits(pictures, heard?.silences ?? [], facts.durationSeconds);
      assert.ok(Math.abs((credits?.start ?? 0) - 31.5) < 0.1, `credits begin at ${credits?.start}`);
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
