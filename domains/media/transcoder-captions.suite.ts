// What every transcoder must do with closed captions inside of pictures: find them, read them as text, and leave them in what it encodes.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { readCaptionPairs } from '#engine/media/read-caption-pairs.ts';
import type { SubtitleCue } from '#engine/media/subtitle-cue.ts';
import type { EmbeddedSubtitles, Transcoder } from './ports.ts';

export interface CaptionedFilms {
  /** 10 s of H.264 at 30000/1001 from 100 s on, pictures reordered, sound: two captions that pop on in CC1, one in CC3. */
  readonly television: string;
  /** 6 s of MPEG-2 at 25 a second: three lines that roll up in CC1. */
  readonly disc: string;
  /** The first 2 s of the same as HEVC. */
  readonly studio: string;
  /** 2 s of reordered H.264 in AVI, which does not tell when its pictures are shown. */
  readonly untimed: string;
  /** The same pictures without captions. */
  readonly plain: string;
}

export interface JudgedCue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
}

export interface CaptionsSetup {
  readonly open: () => Transcoder;
  readonly files: (folder: string) => CaptionedFilms;
  /** CC1 as another decoder reads it, without markup. */
  readonly judge: (file: string) => JudgedCue[];
  /** How often each picture of a film carries captions, in the order in which they are shown. */
  readonly perPicture: (file: string) => number[];
}

const plainText = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export function transcoderCaptionsSuite(name: string, setup: CaptionsSetup): void {
  describe(`${name} transcoder`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinora-captions-'));
    let transcoder: Transcoder;
    let films: CaptionedFilms;
    /** Where films were encoded to. */
    const outputs = new Map<string, string>();
    before(() => {
      transcoder = setup.open();
      films = setup.files(folder);
    });
    after(async () => {
      await transcoder.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function read(file: string): Promise<EmbeddedSubtitles[]> {
      return transcoder.subtitles({ file, facts: await transcoder.probe(file) });
    }

    /** Segments of a track as one file. */
    function joined(outDir: string, id: string): string {
      const names = readdirSync(join(outDir, id)).filter((each) => each.endsWith('.m4s'));
      const parts = ['init.mp4', ...names.toSorted((a, b) => parseInt(a, 10) - parseInt(b, 10))];
      const whole = join(outDir, `${id}.mp4`);
      writeFileSync(whole, Buffer.concat(parts.map((part) => readFileSync(join(outDir, id, part)))));
      return whole;
    }

    /** Texts are the same, and times no further apart than a picture. */
    function inStep(cues: readonly SubtitleCue[], judged: readonly JudgedCue[], rate: number): void {
      assert.deepEqual(
        cues.map(({ text }) => plainText(text)),
        judged.map(({ text }) => text),
      );
      for (const [i, { startSeconds, endSeconds }] of judged.entries()) {
        const cue = cues[i];
        for (const [ours, theirs] of [
          [cue?.startSeconds, startSeconds],
          [cue?.endSeconds, endSeconds],
        ] as const)
          assert.ok(Math.abs((ours ?? Infinity) - theirs) <= 1.01 / rate, `cue ${i}: ${ours} s, ${theirs} s`);
      }
    }

    test('probe() tells of the captions that pictures carry, where it is told when these are shown', async () => {
      const of = async (file: string) => (await transcoder.probe(file)).video.closedCaptions;
      assert.equal(await of(films.television), true);
      assert.equal(await of(films.disc), true);
      assert.equal(await of(films.studio), true);
      assert.equal(await of(films.untimed), false);
      assert.equal(await of(films.plain), false);
    });

    test('subtitles() reads what pops on in each channel, clean, placed, in step to the frame with another decoder', async () => {
      const tracks = await read(films.television);
      assert.deepEqual(
        tracks.map(({ index, channel, cues }) => [
          index,
          channel,
          cues.map(({ text, settings }) => [text, settings]),
        ]),
        [
          [
            0,
            'CC1',
            [
              ['<i>Hello &lt;b&gt;world&lt;/b&gt;</i>\nTom &amp; J♪', ''],
              ['At the top', 'line:0'],
            ],
          ],
          [0, 'CC3', [['HolÁ', '']]],
        ],
      );
      const judged = setup.judge(films.television);
      assert.equal(judged.length, 2);
      inStep(tracks[0]?.cues ?? [], judged, 30000 / 1001);
    });

    test('subtitles() reads what rolls up in MPEG-2 and in HEVC, and nothing where there is nothing', async () => {
      const [track, ...more] = await read(films.disc);
      assert.equal(more.length, 0);
      assert.deepEqual(
        track?.cues.map(({ text }) => text),
        ['first line', 'first line\nsecond line', 'second line\nthird line'],
      );
      // The first line is there when its first letter is, which others show from the command before it on.
      const [, ...judged] = setup.judge(films.disc);
      inStep(track?.cues.slice(1) ?? [], judged, 25);
      const [studio] = await read(films.studio);
      assert.deepEqual(
        studio?.cues.map(({ text }) => text),
        ['first line'],
      );
      // Letters in another order than they were sent in would be nonsense.
      const { video, ...facts } = await transcoder.probe(films.untimed);
      const claimed = { ...facts, video: { ...video, closedCaptions: true } };
      assert.deepEqual(await transcoder.subtitles({ file: films.untimed, facts: claimed }), []);
      assert.deepEqual(await read(films.plain), []);
    });

    test('encode() leaves the captions in every picture of H.264, once, in step to the frame', async () => {
      for (const [file, rate] of [
        [films.television, 30000 / 1001],
        [films.disc, 25],
      ] as const) {
        const facts = await transcoder.probe(file);
        const outDir = outputs.get(file) ?? mkdtempSync(join(folder, 'out-'));
        outputs.set(file, outDir);
        const { video } = await transcoder.encode({ file, facts, ...ladderFor(facts), audio: [], outDir });
        const source = await transcoder.subtitles({ file, facts });
        const carried = setup.perPicture(file).length;
        for (const { id } of video) {
          const counted = setup.perPicture(joined(outDir, id));
          // A picture that is shown for two has them in one of both.
          assert.equal(Math.max(...counted), 1, `${id} of ${file}`);
          const carrying = counted.filter((times) => times === 1).length;
          assert.ok(carrying >= carried && carried >= 150, `${carrying} of ${carried} pictures in ${id}`);
        }
        const kept = await read(join(outDir, `${video.at(-1)?.id}.mp4`));
        assert.deepEqual(
          kept.map(({ channel }) => channel),
          source.map(({ channel }) => channel),
        );
        for (const [i, { cues }] of kept.entries()) {
          const wanted = (source[i]?.cues ?? []).map((cue) => ({ ...cue, text: plainText(cue.text) }));
          inStep(cues, wanted, rate);
        }
      }
    });

    test('encodeSegments() puts the captions into a segment made by itself that the whole encode puts there', async () => {
      const file = films.television;
      const facts = await transcoder.probe(file);
      const { frameRate, gopFrames, video: rungs } = ladderFor(facts);
      const [whole, outDir] = [outputs.get(file) ?? '', mkdtempSync(join(folder, 'out-'))];
      for (const video of rungs.slice(-1)) {
        const rendition = { kind: 'video' as const, video };
        const run = { first: 2, last: 2, total: 300 };
        await transcoder.encodeSegments({ file, facts, frameRate, gopFrames, rendition, ...run, outDir });
        // Pictures may be stored in another order.
        const pairs = (from: string): string[] =>
          readCaptionPairs(readFileSync(join(from, video.id, '2.m4s')))
            .map(({ field, first, second }) => `${field} ${first} ${second}`)
            .toSorted();
        assert.ok(pairs(whole).length > 10);
        assert.deepEqual(pairs(outDir), pairs(whole));
        assert.equal(Math.max(...setup.perPicture(joined(outDir, video.id))), 1);
      }
    });
  });
}
