// The clips that per-title encoding is measured with: real ones, repeated where they are short, and drawn ones.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSvg } from '#adapters/resvg/render-svg.ts';
import type { Transcoder } from '#domains/media/ports.ts';
import { clipLayers } from '#engine/artwork/clip-layers.ts';
import { joinSegments } from '#engine/media/join-segments.ts';
import { clip } from './open-benched-service.ts';
import { readSegments } from './read-segments.ts';

export interface Clip {
  readonly name: string;
  readonly file: string;
}

export interface ClipMaker {
  /** FFmpeg. */
  readonly program: string;
  readonly transcoder: Pick<Transcoder, 'renderClip'>;
  readonly folder: string;
}

/** Seconds of each clip: long enough that a film of its length is measured. */
const seconds = 20;
/** Of each scene of the reel. */
const sceneSeconds = 6;

/** Runs FFmpeg to its end. */
export function runFfmpeg({ program, folder }: Omit<ClipMaker, 'transcoder'>, args: readonly string[]): void {
  const all = ['-y', '-loglevel', 'error', '-nostdin', ...args];
  const { status } = spawnSync(program, all, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

export async function perTitleClips(maker: ClipMaker): Promise<Clip[]> {
  const { folder } = maker;
  const short = ['big-buck-bunny-320.mp4', 'flower.mp4', 'friday.mp4'].map((name) => copied(maker, name, 0));
  const battle = copied(maker, 'tears-of-steel-battle.webm', 20);
  const colours = join(folder, 'drifting colours.mkv');
  const graph =
    'gradients=s=640x360:r=24:speed=0.01:c0=0x26406a:c1=0xd9a441:seed=3:nb_colors=2,format=yuv420p';
  runFfmpeg(maker, ['-f', 'lavfi', '-i', graph, '-t', String(seconds), ...lossless, colours]);
  const drawn = [await cutOut(maker), { name: 'drifting colours', file: colours }];
  const all = [...drawn, ...short, battle];
  return [...all, reel(maker, all)];
}

/** As good as the source, quickly made. */
const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '4', '-an'];

/** A short clip is repeated: no group of pictures reaches into the next, so that nothing is gained by it. */
function copied(maker: ClipMaker, name: string, start: number): Clip {
  const file = join(maker.folder, name.replace(/\.\w+$/, '.mkv'));
  const from = ['-stream_loop', '5', '-ss', String(start), '-i', clip(name)];
  runFfmpeg(maker, [...from, '-an', '-c', 'copy', '-t', String(seconds), file]);
  return { name, file };
}

/** A stand-in as titles without a video get it: drawn layers that move before each other, cards over them. */
async function cutOut({ transcoder, folder }: ClipMaker): Promise<Clip> {
  const artwork = clipLayers({
    id: 'per-title',
    title: 'The Lighthouse',
    year: 1926,
    genres: ['drama'],
    directors: ['A. Painter'],
    cast: [],
    countries: [],
    kind: 'film',
  });
  const outDir = join(folder, 'drawn');
  mkdirSync(outDir);
  const draw = (svg: string, width: number) => renderSvg(svg, { width, format: 'png' });
  const { video } = await transcoder.renderClip({
    layers: await Promise.all(
      artwork.layers.map(async ({ svg, depth }) => ({ depth, png: await draw(svg, 1920) })),
    ),
    cards: await Promise.all([draw(artwork.titleCard, 1280), draw(artwork.creditsCard, 1280)]),
    seconds,
    variant: 1,
    music: { seed: 'per-title', genres: ['drama'], year: 1926 },
    frameRate: { num: 24, den: 1 },
    gopFrames: 96,
    video: [
      {
        id: 'video-360',
        width: 640,
        height: 360,
        pixelAspect: { num: 1, den: 1 },
        // Nothing is to be lost before it is measured.
        maxBitrate: 200_000_000,
        quality: 4,
        profile: 'high',
        level: 51,
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
  const [track] = video;
  if (track === undefined) throw new Error('Cannot draw a clip: no picture came');
  const file = join(folder, 'cut-out film.mp4');
  const { init, segments } = readSegments(join(outDir, track.id), track.segments.length);
  writeFileSync(file, joinSegments(init, segments));
  rmSync(outDir, { recursive: true });
  return { name: 'cut-out film', file };
}

/** A part of each clip, one after the other: what the samples of one scene foretell of another. */
function reel(maker: ClipMaker, clips: readonly Clip[]): Clip {
  const file = join(maker.folder, 'reel.mkv');
  const shape =
    'fps=24,scale=640:360:force_original_aspect_ratio=increase:flags=bicubic,crop=640:360,setsar=1';
  const scenes = clips.map((_, i) => `[${i}:v]${shape},format=yuv420p,setpts=PTS-STARTPTS[s${i}]`);
  const joined = `${clips.map((_, i) => `[s${i}]`).join('')}concat=n=${clips.length}[all]`;
  const inputs = clips.flatMap((each) => ['-t', String(sceneSeconds), '-i', each.file]);
  const graph = [...scenes, joined].join(';');
  runFfmpeg(maker, [...inputs, '-filter_complex', graph, '-map', '[all]', ...lossless, file]);
  return { name: 'reel of all of them', file };
}
