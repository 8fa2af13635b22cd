// What every transcoder must make of single segments: those that the whole encode would have made.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { trackSeconds } from '#engine/media/packaged-media.ts';
import { promiseMedia } from '#engine/media/promise-media.ts';
import { aacFrame, videoTicks } from '#engine/media/segment-grid.ts';
import { boxes, checkTrack, checkWithMediabunny } from './check-cmaf.ts';
import type { TranscoderBench } from './transcoder-bench.ts';

export function segmentSuite(bench: TranscoderBench): void {
  const { transcoder, probe, out, clip } = bench;
  /** Each by itself, the last first. */
  const oneByOne = (count: number) =>
    Array.from({ length: count }, (_, i): [number, number] => [count - i, count - i]);
  /** The last alone, then all before it in one run: a child for each costs more than its segment. */
  const lastFirst = (count: number): [number, number][] => [
    [count, count],
    [1, count - 1],
  ];
  /** Makes the segments of each track, pictures in the runs given, and compares them with the whole encode. */
  async function checkOnDemand(
    file: string,
    runsOf: (count: number) => [first: number, last: number][],
  ): Promise<void> {
    const facts = await probe(file);
    const ladder = ladderFor(facts);
    ladder.video = ladder.video.slice(-1);
    const promised = promiseMedia(facts, ladder);
    assert.ok(promised, 'the ends of its streams are known');
    const [whole, parts] = [out(), out()];
    const tracks = await transcoder.encode({ file, facts, ...ladder, outDir: whole });
    const { frameRate, gopFrames } = ladder;
    for (const full of [...tracks.video, ...tracks.audio]) {
      const promisedTracks: (PackagedVideo | PackagedAudio)[] = [...promised.video, ...promised.audio];
      const track = promisedTracks.find(({ id }) => id === full.id);
      assert.ok(track);
      assert.equal(track.codec, full.codec);
      assert.equal(track.segments.length, full.segments.length, `segments of ${track.id}`);
      const video = ladder.video.find(({ id }) => id === track.id);
      const audio = ladder.audio.find(({ id }) => id === track.id);
      const ticks = track.segments.reduce((sum, { duration }) => sum + duration, 0);
      const total = ticks / (video === undefined ? aacFrame : videoTicks(frameRate).ticks);
      const made: number[] = [];
      for (const [first, last] of (video === undefined ? lastFirst : runsOf)(track.segments.length)) {
        await transcoder.encodeSegments({
          file,
          facts,
          frameRate,
          gopFrames,
          rendition: video === undefined ? { kind: 'audio', audio: audio! } : { kind: 'video', video },
          first,
          last,
          total,
          outDir: parts,
          onSegment: (segment) => made.push(segment),
        });
      }
      assert.deepEqual(
        made.toSorted((a, b) => a - b),
        track.segments.map((_, i) => i + 1),
        'each is told once, when it is there',
      );
      const read = (folder: string, name: string) => readFileSync(join(folder, track.id, name));
      assert.deepEqual(read(parts, 'init.mp4'), read(whole, 'init.mp4'));
      const measured = track.segments.map(({ duration }, i) => ({
        duration,
        bytes: read(parts, `${i + 1}.m4s`).length,
      }));
      checkTrack(parts, { ...track, segments: measured });
      const cuts = (segments: PackagedVideo['segments']) =>
        segments.map(({ duration }) => duration).slice(0, -1);
      assert.deepEqual(cuts(track.segments), cuts(full.segments));
      const seconds = (Math.abs(trackSeconds(track) - trackSeconds(full)) * 1000).toFixed(0);
      assert.ok(Number(seconds) <= 70, `${track.id} is promised ${seconds} ms off`);
      if (track.kind === 'video') await checkWithMediabunny(parts, track);
    }
  }

  test('encodeSegments() fits among the segments of the whole encode: reordered pictures, 29.97', () =>
    checkOnDemand(bench.odd.reordered, oneByOne));

  test('encodeSegments() fits at 23.976, with two sounds', () =>
    checkOnDemand(bench.odd.twoLanguages, lastFirst));

  test('encodeSegments() fits at a variable rate', () => checkOnDemand(bench.odd.variableRate, lastFirst));

  test('encodeSegments() fits in a stream that starts late, without an index', () =>
    checkOnDemand(bench.odd.late, lastFirst));

  test('encodeSegments() leaves nothing half done when it is stopped', async () => {
    const file = clip('big-buck-bunny-320.mp4');
    const facts = await probe(file);
    const ladder = ladderFor(facts);
    const [video] = ladder.video.slice(-1);
    assert.ok(video);
    const outDir = out();
    const abort = new AbortController();
    const { frameRate, gopFrames } = ladder;
    const grid = { frameRate, gopFrames, total: gopFrames * 10, outDir };
    const work = transcoder.encodeSegments({
      file,
      facts,
      rendition: { kind: 'video', video },
      first: 1,
      last: 10,
      ...grid,
      signal: abort.signal,
      onSegment: () => abort.abort(),
    });
    await assert.rejects(work, { code: 'media_cancelled' });
    const names = readdirSync(join(outDir, video.id)).filter((each) => !each.endsWith('.part'));
    assert.ok(names.includes('1.m4s') && names.length < 11, names.join());
    for (const name of names) boxes(readFileSync(join(outDir, video.id, name)));
  });
}
