import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { heardFilters } from '#adapters/ffmpeg/sound-filters.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { hearSound } from './hear-sound.ts';

const program = needProgram(ffmpeg);

function run(...args: string[]): { out: Buffer; said: string } {
  const { status, stdout, stderr } = spawnSync(program, ['-nostdin', '-hide_banner', '-nostats', ...args], {
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, String(stderr));
  return { out: stdout, said: String(stderr) };
}

/** What we hear of a sound, and what FFmpeg's meter does: of the same two channels, which is what is encoded. */
function compare(source: string) {
  const made = ['-f', 'lavfi', '-i', source];
  const { out } = run(...made, '-af', heardFilters, '-f', 'f32le', '-c:a', 'pcm_f32le', 'pipe:1');
  const listener = hearSound(0);
  for (let at = 0; at < out.length; at += 40_001) listener.push(out.subarray(at, at + 40_001));
  const pcm = `${heardFilters},ebur128=peak=true:metadata=1,ametadata=mode=print:file=pipe\\\\:1`;
  const told = String(run(...made, '-af', pcm, '-f', 'null', '-').out);
  const last = (name: string): number =>
    Number([...told.matchAll(new RegExp(`lavfi\\.r128\\.${name}=(\\S+)`, 'g'))].at(-1)?.[1]);
  const peaks = ['true_peaks_ch0', 'true_peaks_ch1'].map((name) => 20 * Math.log10(last(name)));
  return {
    loudness: listener.finish().loudness,
    integrated: last('I'),
    range: last('LRA'),
    truePeak: Math.max(...peaks),
  };
}

const noise = (seconds: number, seed: number, level: number): string =>
  `anoisesrc=color=pink:seed=${seed}:duration=${seconds}:amplitude=${level}:sample_rate=48000`;
const stereo = (left: string, right: string): string =>
  `${left}[l];${right}[r];[l][r]join=channel_layout=stereo`;
const sine = (hertz: number, seconds: number): string =>
  `sine=frequency=${hertz}:sample_rate=48000:duration=${seconds}`;

const sounds: Record<string, string> = {
  'noise in stereo': stereo(noise(12, 1, 0.5), noise(12, 2, 0.2)),
  'a bass that the ear hardly hears': `${sine(40, 8)},volume=4,aformat=channel_layouts=stereo`,
  'a high tone': `${sine(9000, 8)},volume=2,aformat=channel_layouts=stereo`,
  'one channel': `${noise(8, 3, 0.6)},aformat=channel_layouts=mono`,
  'a loud channel beside silence': stereo(
    noise(8, 4, 0.9),
    'anullsrc=sample_rate=48000:channel_layout=mono:duration=8',
  ),
  'six channels': `aevalsrc='0.1*sin(2*PI*300*t)|0.2*sin(2*PI*410*t)|0.3*sin(2*PI*1000*t)|0.5*sin(2*PI*50*t)|0.2*sin(2*PI*700*t)|0.15*sin(2*PI*900*t)':channel_layout=5.1:sample_rate=48000:duration=8`,
  'a whisper after a shout, with silence between': `aevalsrc='if(lt(t,5),0.7,if(lt(t,10),0,0.02))*sin(2*PI*500*t)|if(lt(t,5),0.6,if(lt(t,10),0,0.03))*sin(2*PI*600*t)':sample_rate=48000:duration=16`,
  'another rate': `${noise(8, 5, 0.4)},aresample=44100,aformat=channel_layouts=stereo`,
  'half a second': `${sine(1000, 0.5)},aformat=channel_layouts=stereo`,
};

for (const [name, source] of Object.entries(sounds)) {
  test(`loudnessMeter() agrees with the meter of FFmpeg within 0.1 LU on ${name}`, () => {
    const { loudness, integrated, range, truePeak } = compare(source);
    assert.ok(loudness);
    assert.ok(
      Math.abs(loudness.integrated - integrated) <= 0.1,
      `${loudness.integrated} LUFS, FFmpeg says ${integrated}`,
    );
    assert.ok(
      Math.abs(loudness.truePeak - truePeak) <= 0.5,
      `${loudness.truePeak} dBTP, FFmpeg says ${truePeak}`,
    );
    // Over a few blocks of three seconds, where each meter begins them makes the difference.
    assert.ok(Math.abs(loudness.range - range) <= 1.5, `${loudness.range} LU, FFmpeg says ${range}`);
  });
}

const hear = (seconds: number, sampleAt: (i: number) => number) => {
  const samples = Float32Array.from({ length: Math.round(seconds * 48_000) * 2 }, (_, i) => sampleAt(i >> 1));
  const listener = hearSound(0);
  listener.push(new Uint8Array(samples.buffer));
  return listener.finish();
};
const tone = (i: number): number => 0.1 * Math.sin((2 * Math.PI * 1000 * i) / 48_000);

test('loudnessMeter() measures a sound shorter than a block as one block, and nothing as nothing', () => {
  const { loudness } = hear(0.15, tone);
  assert.ok(loudness && Math.abs(loudness.integrated + 20) < 0.3, JSON.stringify(loudness));
  assert.ok(hear(1 / 48_000, () => 0.5).loudness !== undefined);
  assert.equal(hear(0, tone).loudness, null);
  assert.equal(hear(2, () => 0).loudness, null);
});

test('hearSound() takes samples that are no numbers, or absurd, for silence', () => {
  const clean = hear(6, tone).loudness;
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const { loudness } = hear(6, (i) => (i === 100_000 || i === 287_999 ? odd : tone(i)));
    assert.ok(loudness && clean);
    assert.ok(Math.abs(loudness.integrated - clean.integrated) < 0.1, `${odd}: ${JSON.stringify(loudness)}`);
    assert.ok(Math.abs(loudness.truePeak - clean.truePeak) < 1, `${odd}: ${JSON.stringify(loudness)}`);
  }
  for (const value of Object.values(hear(1, () => 3e38).loudness ?? {})) assert.ok(Number.isFinite(value));
});
