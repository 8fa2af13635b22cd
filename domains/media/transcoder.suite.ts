// What every transcoder must do, whichever engine it stands on: real and odd files in, gapless CMAF or a named fault out.
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  copyFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { ladderFor, x264Presets } from '#engine/media/ladder-for.ts';
import type { Ladder } from '#engine/media/ladder-for.ts';
import type { TrialPlan } from '#engine/media/plan-trials.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { trackBitrates, trackSeconds } from '#engine/media/packaged-media.ts';
import { promiseMedia } from '#engine/media/promise-media.ts';
import { secondFamily } from '#engine/media/second-family.ts';
import { aacFrame, videoTicks } from '#engine/media/segment-grid.ts';
import { planThumbnails } from '#engine/media/thumbnail-track.ts';
import type { EncodedTracks, Transcoder } from './ports.ts';

/** Files with the oddities that real ones have; made by whoever runs the suite, all a few seconds long. */
export type OddFiles = {
  /** 320x180 stored, to be turned clockwise by 90 degrees, silent, MP4. */
  rotated: string;
  /** 322x182 at 24000/1001, French sound and an English commentary of six channels, 5 s, Matroska. */
  twoLanguages: string;
  /** 360x288 with pixels of 16:15. */
  anamorphic: string;
  oneFrame: string;
  audioOnly: string;
  /** 8x8. */
  tiny: string;
  /** Timestamps start at 100 s, sound and picture, 9 s, MPEG transport stream. */
  late: string;
  /** Alternates between 8 and 24 frames a second, 9 s. */
  variableRate: string;
  /** 320x180 at 30000/1001, pictures reordered, English sound, 9 s, MP4. */
  reordered: string;
};

export type SuiteSetup = {
  open: () => Transcoder;
  files: (folder: string) => OddFiles;
  /** A scene for a clip: PNGs of 1280x720, the first opaque. */
  layers: () => { png: Uint8Array; depth: number }[];
};

/** Folder of the sample clips, none of which is part of the project. */
const clips = process.env['KINORA_CLIPS'] ?? join(import.meta.dirname, '../../../shared/clips');

export function transcoderSuite(name: string, setup: SuiteSetup): void {
  describe(`${name} transcoder`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinora-transcoder-'));
    let transcoder: Transcoder;
    let odd: OddFiles;
    before(() => {
      transcoder = setup.open();
      odd = setup.files(folder);
    });
    after(async () => {
      await transcoder.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const out = () => mkdtempSync(join(folder, 'out-'));
    const clip = (file: string) => join(clips, file);

    async function encoded(
      file: string,
      small = true,
    ): Promise<{ outDir: string; ladder: Ladder; tracks: EncodedTracks }> {
      const facts = await transcoder.probe(file);
      const ladder = ladderFor(facts);
      if (small) ladder.video = ladder.video.slice(-1);
      const outDir = out();
      const tracks = await transcoder.encode({ file, facts, ...ladder, outDir });
      return { outDir, ladder, tracks };
    }

    test('probe() reads a real WebM: codecs, size, rate, pixel shape', async () => {
      const facts = await transcoder.probe(clip('tears-of-steel-battle.webm'));
      assert.equal(facts.video.codec, 'vp8');
      assert.deepEqual([facts.video.width, facts.video.height], [800, 332]);
      assert.deepEqual(facts.video.frameRate, { num: 24, den: 1 });
      assert.ok(Math.abs(facts.durationSeconds - 70.54) < 0.05);
      assert.equal(facts.audio[0]?.codec, 'vorbis');
    });

    test('probe() reads rotation, pixel shape, languages, roles and a late start', async () => {
      assert.equal((await transcoder.probe(odd.rotated)).video.rotation, 90);
      assert.deepEqual((await transcoder.probe(odd.anamorphic)).video.pixelAspect, { num: 16, den: 15 });
      const two = await transcoder.probe(odd.twoLanguages);
      assert.deepEqual(
        two.audio.map(({ language, role, channels }) => ({ language, role, channels })),
        [
          { language: 'fr', role: 'main', channels: 2 },
          { language: 'en', role: 'commentary', channels: 6 },
        ],
      );
      assert.deepEqual(two.video.frameRate, { num: 24000, den: 1001 });
      assert.ok(Math.abs((await transcoder.probe(odd.late)).startSeconds - 100) < 0.2);
    });

    const refused = async (code: string, file: string): Promise<void> => {
      await assert.rejects(transcoder.probe(file), { code }, file);
    };

    test('probe() names what is wrong with a file that cannot be used', async () => {
      const file = (fileName: string, content: string | Buffer) => {
        const path = join(folder, fileName);
        writeFileSync(path, content);
        return path;
      };
      await refused('media_not_found', join(folder, 'absent.mp4'));
      await refused('media_not_found', folder);
      await refused('media_not_video', file('empty.mp4', ''));
      await refused(
        'media_not_video',
        file('text.mp4', 'Once upon a time there was no video in this file.\n'.repeat(50)),
      );
      await refused(
        'media_not_video',
        file('noise.mkv', Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * i * 31 + i * 7) & 255))),
      );
      await refused('media_not_video', odd.audioOnly);
      await refused('media_dimensions', odd.tiny);
    });

    test('probe() refuses files that only point to others', async () => {
      const target = clip('flower.mp4');
      const pointers = {
        'list.m3u8': `#EXTM3U\n#EXTINF:4,\n${target}\n`,
        'list.mp4': `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${target}\n#EXT-X-ENDLIST\n`,
        'concat.mkv': `ffconcat version 1.0\nfile '${target}'\n`,
        'plain.avi': `file '${target}'\n`,
        'list.mpd': `<?xml version="1.0"?>\n<MPD><Period/></MPD>`,
        'session.mp4': 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n',
        'list.pls': `[playlist]\nFile1=${target}\n`,
      };
      for (const [fileName, text] of Object.entries(pointers)) {
        const path = join(folder, fileName);
        writeFileSync(path, text);
        await refused('media_pointer', path);
      }
    });

    test('probe() takes a file for its content, not its name', async () => {
      const path = join(folder, 'holiday.txt');
      copyFileSync(clip('friday.mp4'), path);
      assert.equal((await transcoder.probe(path)).video.codec, 'h264');
    });

    test('probe() finds that a file is cut off, with its index at the front or at the end', async () => {
      for (const [source, share] of [
        ['flower.mp4', 0.5],
        ['tears-of-steel-battle.webm', 0.3],
        ['friday.mp4', 0.6],
        ['big-buck-bunny-320.mp4', 0.5],
      ] as const) {
        const path = join(folder, `cut-${source}`);
        copyFileSync(clip(source), path);
        truncateSync(path, Math.round(readFileSync(path).length * share));
        await refused('media_truncated', path);
      }
    });

    test('encode() of a real clip gives aligned rungs without a gap, playable by another parser', async () => {
      const seen: number[] = [];
      const file = clip('flower.mp4');
      const facts = await transcoder.probe(file);
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
      const { outDir, tracks } = await encoded(odd.rotated);
      assert.deepEqual(tracks.audio, []);
      const [video] = tracks.video;
      assert.ok(video);
      assert.deepEqual([video.width, video.height], [180, 320]);
      checkTrack(outDir, video);
      await checkWithMediabunny(outDir, video);
    });

    test('encode() keeps the shape of an anamorphic picture', async () => {
      const { tracks } = await encoded(odd.anamorphic);
      const [video] = tracks.video;
      assert.ok(video);
      const shape = (video.width * video.pixelAspect.num) / video.pixelAspect.den / video.height;
      assert.ok(Math.abs(shape - (360 * 16) / 15 / 288) < 1e-9);
    });

    test('encode() makes one track per language, the default first, six channels mixed to two', async () => {
      const { outDir, tracks } = await encoded(odd.twoLanguages);
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
      const file = odd.twoLanguages;
      const facts = await transcoder.probe(file);
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
      const { outDir, tracks } = await encoded(odd.late);
      for (const track of [...tracks.video, ...tracks.audio]) {
        checkTrack(outDir, track);
        assert.ok(Math.abs(trackSeconds(track) - 9) < 0.15, `${track.id} lasts ${trackSeconds(track)} s`);
      }
    });

    test('encode() gives a variable rate its full length at a constant one', async () => {
      const { outDir, tracks } = await encoded(odd.variableRate);
      const [video] = tracks.video;
      assert.ok(video);
      checkTrack(outDir, video);
      assert.ok(Math.abs(trackSeconds(video) - 9) < 0.2, `lasts ${trackSeconds(video)} s`);
    });

    test('encode() packages a single frame', async () => {
      const { outDir, tracks } = await encoded(odd.oneFrame);
      const [video] = tracks.video;
      assert.ok(video);
      assert.equal(video.segments.length, 1);
      checkTrack(outDir, video);
    });

    test('encode() replaces what an interrupted run left behind', async () => {
      const facts = await transcoder.probe(odd.oneFrame);
      const ladder = ladderFor(facts);
      const outDir = out();
      const [rung] = ladder.video;
      assert.ok(rung);
      mkdirSync(join(outDir, rung.id));
      for (const name of ['1.m4s', '7.m4s']) writeFileSync(join(outDir, rung.id, name), 'half a segment');
      const tracks = await transcoder.encode({ file: odd.oneFrame, facts, ...ladder, outDir });
      for (const track of tracks.video) checkTrack(outDir, track);
    });

    test('encode() stops at once when told to', async () => {
      const file = clip('tears-of-steel-battle.webm');
      const facts = await transcoder.probe(file);
      const ladder = ladderFor(facts, { maxHeight: 234 });
      const outDir = out();
      const abort = new AbortController();
      const started = performance.now();
      const work = transcoder.encode({
        file,
        facts,
        ...ladder,
        outDir,
        signal: abort.signal,
        onProgress: (share) => share > 0.1 && abort.abort(),
      });
      await assert.rejects(work, { code: 'media_cancelled' });
      assert.ok(performance.now() - started < 20_000);
    });

    test('encode() rejects when already aborted, without starting', async () => {
      const facts = await transcoder.probe(odd.oneFrame);
      const ladder = ladderFor(facts);
      const outDir = out();
      const task = { file: odd.oneFrame, facts, ...ladder, outDir, signal: AbortSignal.abort() };
      await assert.rejects(transcoder.encode(task), { code: 'media_cancelled' });
      assert.deepEqual(readdirSync(outDir), []);
    });

    test('measure() tells what settings cost and give: fewer bits and less likeness for a higher rate factor', async () => {
      const file = clip('flower.mp4');
      const facts = await transcoder.probe(file);
      const { video, frameRate, gopFrames } = ladderFor(facts, { maxHeight: 360 });
      const [best, last] = [video[0], video.at(-1)];
      assert.ok(best && last && best !== last);
      const plan: TrialPlan = {
        samples: [
          { startSeconds: 1, seconds: 0.5 },
          { startSeconds: 4, seconds: 0.5 },
        ],
        trials: [
          best,
          { ...best, quality: best.quality + 8 },
          { ...best, quality: best.quality + 8, preset: 'careful' },
          last,
        ],
        compareAt: best,
        compareEvery: 2,
      };
      const seen: number[] = [];
      const onProgress = (share: number) => seen.push(share);
      const measured = await transcoder.measure({ file, facts, frameRate, gopFrames, plan, onProgress });
      assert.equal(measured.length, 4);
      const [fine, coarse, careful, small] = measured;
      assert.ok(fine && coarse && careful && small);
      assert.ok(fine.ssim > 0.96 && fine.ssim < 1, `${fine.ssim}`);
      assert.ok(coarse.ssim < fine.ssim - 0.005 && coarse.ssim > 0.85, `${coarse.ssim} after ${fine.ssim}`);
      assert.ok(coarse.bitrate < fine.bitrate * 0.6, `${coarse.bitrate} after ${fine.bitrate}`);
      assert.ok(careful.bitrate < coarse.bitrate, `${careful.bitrate} after ${coarse.bitrate}`);
      // A small picture scaled up is less like the source than its own size.
      assert.ok(small.ssim < fine.ssim && small.bitrate < fine.bitrate);
      assert.ok(seen.every((share, i) => share >= 0 && share <= 1 && share >= (seen[i - 1] ?? 0)));
    });

    test('measure() answers nothing for places that the file does not have; it takes turned pictures and any size to compare at', async () => {
      const facts = await transcoder.probe(odd.rotated);
      const { video, frameRate, gopFrames } = ladderFor(facts);
      const [best] = video;
      assert.ok(best);
      const at = (startSeconds: number) => ({
        file: odd.rotated,
        facts,
        frameRate,
        gopFrames,
        plan: {
          samples: [{ startSeconds, seconds: 0.25 }],
          trials: [best],
          // Of no trial.
          compareAt: { ...best, width: best.width / 2, height: best.height / 2 },
          compareEvery: 1,
        },
      });
      assert.deepEqual(await transcoder.measure(at(500)), []);
      const [turned] = await transcoder.measure(at(0.5));
      assert.ok(turned !== undefined && turned.ssim > 0.95 && turned.bitrate > 1000, JSON.stringify(turned));
    });

    test('encode() writes one and the same header by every preset: segments of one may lie behind that of another', async () => {
      const file = odd.reordered;
      const facts = await transcoder.probe(file);
      const { video, frameRate, gopFrames } = ladderFor(facts);
      const [rung] = video.slice(-1);
      assert.ok(rung);
      for (const profile of ['main', 'high'] as const) {
        const outDir = out();
        const rungs = x264Presets.map((preset) => ({ ...rung, id: preset, preset, profile }));
        const grid = { file, facts, frameRate, gopFrames };
        await transcoder.encode({ ...grid, video: rungs, audio: [], outDir });
        const [first, ...others] = x264Presets.map((each) => readFileSync(join(outDir, each, 'init.mp4')));
        for (const other of others) assert.deepEqual(other, first, profile);
      }
    });

    /** Makes the segments of a track in the runs given, and compares them with the whole encode. */
    async function checkOnDemand(
      file: string,
      runsOf: (count: number) => [first: number, last: number][],
    ): Promise<void> {
      const facts = await transcoder.probe(file);
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
        for (const [first, last] of runsOf(track.segments.length)) {
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

    /** Each by itself, the last first. */
    const oneByOne = (count: number) =>
      Array.from({ length: count }, (_, i): [number, number] => [count - i, count - i]);
    test('encodeSegments() fits among the segments of the whole encode: reordered pictures, 29.97', () =>
      checkOnDemand(odd.reordered, oneByOne));

    test('encodeSegments() fits at 23.976, with two sounds', () => checkOnDemand(odd.twoLanguages, oneByOne));

    test('encodeSegments() fits at a variable rate', () => checkOnDemand(odd.variableRate, oneByOne));

    test('encodeSegments() fits in a stream that starts late, without an index', () =>
      checkOnDemand(odd.late, oneByOne));

    test('encodeSegments() leaves nothing half done when it is stopped', async () => {
      const file = clip('big-buck-bunny-320.mp4');
      const facts = await transcoder.probe(file);
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

    test('thumbnails() writes sheets of the planned size', async () => {
      const file = clip('tears-of-steel-battle.webm');
      const facts = await transcoder.probe(file);
      const plan = planThumbnails(facts);
      const outDir = join(out(), 'thumbnails');
      const made = await transcoder.thumbnails({ file, facts, plan, outDir });
      assert.equal(made.tiles, Math.ceil(facts.durationSeconds / plan.secondsPerTile));
      assert.equal(made.sheets, Math.ceil(made.tiles / (plan.columns * plan.rows)));
      for (let sheet = 1; sheet <= made.sheets; sheet++) {
        const bytes = readFileSync(join(outDir, `${sheet}.jpg`));
        assert.deepEqual(jpegSize(bytes), {
          width: plan.columns * plan.tileWidth,
          height: plan.rows * plan.tileHeight,
        });
        assert.ok(bytes.length <= made.largestSheetBytes);
      }
    });

    test('renderClip() writes a clip of the asked length from layers and music', async () => {
      const seconds = 12;
      const outDir = out();
      const square = { num: 1, den: 1 };
      const tracks = await transcoder.renderClip({
        layers: setup.layers(),
        cards: [],
        seconds,
        variant: 1,
        music: { seed: 'suite', genres: ['comedy'], year: 1925 },
        frameRate: { num: 12, den: 1 },
        gopFrames: 48,
        video: [
          {
            id: 'video-234',
            width: 416,
            height: 234,
            pixelAspect: square,
            maxBitrate: 400_000,
            quality: 26,
            profile: 'main',
            level: 13,
          },
        ],
        audio: {
          id: 'audio-0-und',
          sourceIndex: 0,
          language: 'und',
          title: null,
          isDefault: true,
          role: 'main',
          bitrate: 96_000,
          sampleRate: 48000,
          channels: 2,
        },
        outDir,
      });
      for (const track of [...tracks.video, ...tracks.audio]) {
        checkTrack(outDir, track);
        assert.ok(Math.abs(trackSeconds(track) - seconds) < 0.05);
      }
    });
  });
}

type Box = { type: string; start: number; size: number; body: DataView };

/** The boxes of one level of an MP4 file (ISO/IEC 14496-12, 4.2). */
function boxes(bytes: Uint8Array): Box[] {
  const found: Box[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    const size = view.getUint32(at);
    assert.ok(size >= 8 && at + size <= bytes.length, `box at ${at} has size ${size} of ${bytes.length}`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    found.push({
      type,
      start: at,
      size,
      body: new DataView(bytes.buffer, bytes.byteOffset + at + 8, size - 8),
    });
    at += size;
  }
  return found;
}

function inner(box: Box | undefined, ...path: string[]): Box {
  assert.ok(box);
  const [type, ...rest] = path;
  if (type === undefined) return box;
  const body = new Uint8Array(box.body.buffer, box.body.byteOffset, box.body.byteLength);
  const child = boxes(body).find((candidate) => candidate.type === type);
  assert.ok(child, `${box.type} holds no ${type}`);
  return inner(child, ...rest);
}

/** Walks every segment of a track: decode times without gap or overlap, a key frame first, sizes that add up. */
function checkTrack(outDir: string, track: PackagedVideo | PackagedAudio): void {
  const folder = join(outDir, track.id);
  const files = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  assert.deepEqual(files, [...track.segments.map((_, i) => `${i + 1}.m4s`), 'init.mp4']);

  const init = boxes(readFileSync(join(folder, 'init.mp4')));
  assert.deepEqual(
    init.map((box) => box.type),
    ['ftyp', 'moov'],
  );
  const mdhd = inner(init[1], 'trak', 'mdia', 'mdhd');
  assert.equal(mdhd.body.getUint32(12), track.timescale);
  const stsd = inner(init[1], 'trak', 'mdia', 'minf', 'stbl', 'stsd');
  const isSecond = track.codec === 'opus' || track.codec.startsWith('av01');
  const [picture, sound] = isSecond ? ['av01', 'Opus'] : ['avc1', 'mp4a'];
  assert.equal(ascii(stsd.body, 12), track.kind === 'video' ? picture : sound);
  if (isSecond) checkSecondEntry(stsd, track);
  else if (track.kind === 'video') {
    // avcC follows the 78 bytes of the sample entry; its bytes 1 to 3 are the codec string.
    const entry = 16 + 78;
    assert.equal(ascii(stsd.body, entry + 4), 'avcC');
    const hex = [9, 10, 11]
      .map((i) =>
        stsd.body
          .getUint8(entry + i)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('');
    assert.equal(track.codec, `avc1.${hex}`);
    assert.deepEqual(
      [stsd.body.getUint16(16 + 24), stsd.body.getUint16(16 + 26)],
      [track.width, track.height],
    );
  } else {
    assert.equal(track.codec, 'mp4a.40.2');
  }

  let decodeTime = 0n;
  for (const [i, segment] of track.segments.entries()) {
    const bytes = readFileSync(join(folder, `${i + 1}.m4s`));
    assert.equal(bytes.length, segment.bytes);
    const parts = boxes(bytes);
    assert.deepEqual(
      parts.map((box) => box.type),
      ['styp', 'moof', 'mdat'],
    );
    const moof = parts[1];
    assert.equal(inner(moof, 'mfhd').body.getUint32(4), i + 1);
    assert.equal(
      inner(moof, 'traf', 'tfdt').body.getBigUint64(4),
      decodeTime,
      `segment ${i + 1} of ${track.id}`,
    );
    const trun = inner(moof, 'traf', 'trun').body;
    const samples = trun.getUint32(4);
    assert.equal(trun.getInt32(8), (moof?.size ?? 0) + 8);
    let duration = 0;
    let size = 0;
    let earliest = Infinity;
    for (let s = 0; s < samples; s++) {
      const at = 12 + s * 16;
      const offset = trun.getInt32(at + 12);
      earliest = Math.min(earliest, duration + offset);
      duration += trun.getUint32(at);
      size += trun.getUint32(at + 4);
      // sample_is_non_sync_sample: only the first frame of a picture segment is a key frame, every frame of sound is.
      const isKey = (trun.getUint32(at + 8) & 0x10000) === 0;
      assert.equal(isKey, track.kind === 'audio' || s === 0);
    }
    assert.equal(duration, segment.duration);
    assert.equal(earliest, 0, 'the first picture shown is at the start of the segment');
    assert.equal(size + 8, parts[2]?.size);
    decodeTime += BigInt(duration);
  }
}

/** AV1 in ISOBMFF 2.3: the record and the sequence header in it; Opus in ISOBMFF 4.3.2. */
function checkSecondEntry(stsd: Box, track: PackagedVideo | PackagedAudio): void {
  if (track.kind === 'audio') {
    const record = 16 + 28;
    assert.equal(ascii(stsd.body, record + 4), 'dOps');
    assert.deepEqual(
      [stsd.body.getUint8(record + 9), stsd.body.getUint16(record + 10), stsd.body.getUint32(record + 12)],
      [2, 312, 48000],
    );
    return;
  }
  const record = 16 + 78;
  assert.equal(ascii(stsd.body, record + 4), 'av1C');
  assert.equal(stsd.body.getUint8(record + 8), 0x81);
  const level = String(stsd.body.getUint8(record + 9) & 31).padStart(2, '0');
  assert.equal(track.codec, `av01.0.${level}M.08`);
  // A sequence header that says its size.
  assert.equal(stsd.body.getUint8(record + 12), 0x0a);
}

async function checkWithMediabunny(outDir: string, track: PackagedVideo): Promise<void> {
  const names = ['init.mp4', ...track.segments.map((_, i) => `${i + 1}.m4s`)];
  const whole = Buffer.concat(names.map((name) => readFileSync(join(outDir, track.id, name))));
  const input = new Input({ source: new BufferSource(whole), formats: ALL_FORMATS });
  const found = await input.getPrimaryVideoTrack();
  assert.ok(found);
  // Of AV1 it tells more: colours, and where chroma lies.
  const told = await found.getCodecParameterString();
  assert.ok(told?.startsWith(track.codec), `${told} for ${track.codec}`);
  const seconds = await found.computeDuration();
  assert.ok(Math.abs(seconds - trackSeconds(track)) < 0.1, `${seconds} s`);
  assert.equal(await found.getFirstTimestamp(), 0);
}

function ascii(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

/** Width and height from the start-of-frame marker. */
function jpegSize(bytes: Buffer): { width: number; height: number } {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1];
    if (marker === 0xc0 || marker === 0xc2)
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  throw new Error('no start of frame');
}
