// What every transcoder must make of real and odd files: gapless, aligned CMAF.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ladderFor, x264Presets } from '#engine/media/ladder-for.ts';
import { trackBitrates, trackSeconds } from '#engine/media/packaged-media.ts';
import { secondFamily } from '#engine/media/second-family.ts';
import { checkTrack, checkWithMediabunny } from './check-cmaf.ts';
import type { TranscoderBench } from './transcoder-bench.ts';

export function encodeSuite(bench: TranscoderBench): void {
  const { transcoder, probe, out, clip, encoded } = bench;
  test('encode() of a real clip gives aligned rungs without a gap, playable by another parser', async () => {
    const seen: number[] = [];
    const file = clip('flower.mp4');
    const facts = await probe(file);
    const ladder = ladderFor(facts);
    const outDir = out();
    const tracks = await transcoder.encode({
      file,
      facts,
      ...ladder,
      outDir,
      onProgress: (share) => seen.push(share),
    });
    assert.deepEqual(
      tracks.video.map((track) => track.id),
      ladder.video.map((rung) => rung.id),
    );
    for (const track of [...tracks.video, ...tracks.audio]) checkTrack(outDir, track);
    const [first] = tracks.video;
    assert.ok(first);
    for (const track of tracks.video) {
      assert.deepEqual(
        track.segments.map((s) => s.duration),
        first.segments.map((s) => s.duration),
      );
    }
    assert.ok(Math.abs(trackSeconds(first) - facts.durationSeconds) < 0.15);
    for (const track of tracks.video) await checkWithMediabunny(outDir, track);
    assert.ok(
      seen.length > 0 && seen.every((share, i) => share >= 0 && share <= 1 && share >= (seen[i - 1] ?? 0)),
    );
  });

  test('encode() brings a sideways picture upright, silent, with square pixels', async () => {
    const { outDir, tracks } = await encoded(bench.odd.rotated);
    assert.deepEqual(tracks.audio, []);
    const [video] = tracks.video;
    assert.ok(video);
    assert.deepEqual([video.width, video.height], [180, 320]);
    checkTrack(outDir, video);
    await checkWithMediabunny(outDir, video);
  });

  test('encode() keeps the shape of an anamorphic picture', async () => {
    const { tracks } = await encoded(bench.odd.anamorphic);
    const [video] = tracks.video;
    assert.ok(video);
    const shape = (video.width * video.pixelAspect.num) / video.pixelAspect.den / video.height;
    assert.ok(Math.abs(shape - (360 * 16) / 15 / 288) < 1e-9);
  });

  test('encode() makes one track per language, the default first, six channels mixed to two', async () => {
    const { outDir, tracks } = await encoded(bench.odd.twoLanguages);
    assert.deepEqual(
      tracks.audio.map(({ language, isDefault, role, channels }) => ({
        language,
        isDefault,
        role,
        channels,
      })),
      [
        { language: 'fr', isDefault: true, role: 'main', channels: 2 },
        { language: 'en', isDefault: false, role: 'commentary', channels: 2 },
      ],
    );
    for (const track of [...tracks.video, ...tracks.audio]) {
      checkTrack(outDir, track);
      assert.ok(Math.abs(trackSeconds(track) - 5) < 0.1, `${track.id} lasts ${trackSeconds(track)} s`);
    }
    // 24000/1001 frames a second: 96 frames are 4.004 s, and so is the sound to within one AAC frame.
    assert.equal(tracks.video[0]?.segments[0]?.duration, 96 * 1001);
    assert.ok(Math.abs((tracks.audio[0]?.segments[0]?.duration ?? 0) / 48000 - 4.004) <= 1024 / 48000);
  });

  test('encode() makes AV1 and Opus beside H.264 and AAC: the same segments, playable by another parser', async () => {
    const file = bench.odd.twoLanguages;
    const facts = await probe(file);
    const ladder = ladderFor(facts);
    const second = secondFamily(ladder);
    const [audio] = second.audio;
    assert.ok(audio);
    const video = [...ladder.video.slice(0, 1), ...second.video.slice(0, 1)];
    const outDir = out();
    const tracks = await transcoder.encode({ file, facts, ...ladder, video, audio: [audio], outDir });
    for (const track of [...tracks.video, ...tracks.audio]) checkTrack(outDir, track);
    const [avc, av1] = tracks.video;
    assert.ok(avc && av1);
    assert.match(av1.codec, /^av01\.0\.\d\dM\.08$/);
    assert.deepEqual(
      av1.segments.map(({ duration }) => duration),
      avc.segments.map(({ duration }) => duration),
    );
    assert.ok(trackBitrates(av1).average < trackBitrates(avc).average);
    await checkWithMediabunny(outDir, av1);
    const [opus] = tracks.audio;
    assert.ok(opus && opus.codec === 'opus');
    assert.ok(Math.abs((opus.segments[0]?.duration ?? 0) / 48000 - 4.004) <= 960 / 48000);
    assert.ok(Math.abs(trackSeconds(opus) - 5) < 0.1, `lasts ${trackSeconds(opus)} s`);
  });

  test('encode() starts a late file at zero and keeps sound and picture together', async () => {
    const { outDir, tracks } = await encoded(bench.odd.late);
    for (const track of [...tracks.video, ...tracks.audio]) {
      checkTrack(outDir, track);
      assert.ok(Math.abs(trackSeconds(track) - 9) < 0.15, `${track.id} lasts ${trackSeconds(track)} s`);
    }
  });

  test('encode() gives a variable rate its full length at a constant one', async () => {
    const { outDir, tracks } = await encoded(bench.odd.variableRate);
    const [video] = tracks.video;
    assert.ok(video);
    checkTrack(outDir, video);
    assert.ok(Math.abs(trackSeconds(video) - 9) < 0.2, `lasts ${trackSeconds(video)} s`);
  });

  test('encode() packages a single frame', async () => {
    const { outDir, tracks } = await encoded(bench.odd.oneFrame);
    const [video] = tracks.video;
    assert.ok(video);
    assert.equal(video.segments.length, 1);
    checkTrack(outDir, video);
  });

  test('encode() replaces what an interrupted run left behind', async () => {
    const facts = await probe(bench.odd.oneFrame);
    const ladder = ladderFor(facts);
    const outDir = out();
    const [rung] = ladder.video;
    assert.ok(rung);
    mkdirSync(join(outDir, rung.id));
    for (const name of ['1.m4s', '7.m4s']) writeFileSync(join(outDir, rung.id, name), 'half a segment');
    const tracks = await transcoder.encode({ file: bench.odd.oneFrame, facts, ...ladder, outDir });
    for (const track of tracks.video) checkTrack(outDir, track);
  });

  test('encode() stops at once when told to', async () => {
    const file = clip('tears-of-steel-battle.webm');
    const facts = await probe(file);
    const ladder = ladderFor(facts, { maxHeight: 234 });
    const outDir = out();
    const abort = new AbortController();
    const work = transcoder.encode({
      file,
      facts,
      ...ladder,
      outDir,
      signal: abort.signal,
      onProgress: (share) => share > 0 && share < 1 && abort.abort(),
    });
    await assert.rejects(work, { code: 'media_cancelled' });
  });

  test('encode() rejects when already aborted, without starting', async () => {
    const facts = await probe(bench.odd.oneFrame);
    const ladder = ladderFor(facts);
    const outDir = out();
    const task = { file: bench.odd.oneFrame, facts, ...ladder, outDir, signal: AbortSignal.abort() };
    await assert.rejects(transcoder.encode(task), { code: 'media_cancelled' });
    assert.deepEqual(readdirSync(outDir), []);
  });

  test('encode() writes one and the same header by every preset: segments of one may lie behind that of another', async () => {
    const file = bench.odd.reordered;
    const facts = await probe(file);
    const { video, frameRate, gopFrames } = ladderFor(facts);
    const [rung] = video.slice(-1);
    assert.ok(rung);
    for (const profile of ['main', 'high'] as const) {
      const outDir = out();
      const rungs = x264Presets.map((preset) => ({ ...rung, id: preset, preset, profile }));
      await transcoder.encode({ file, facts, frameRate, gopFrames, video: rungs, audio: [], outDir });
      const [first, ...others] = x264Presets.map((each) => readFileSync(join(outDir, each, 'init.mp4')));
      for (const other of others) assert.deepEqual(other, first, profile);
    }
  });
}
