// Renders a stand-in clip: layers in slow parallax, cards over them, music under them, written as renditions at once.
import { AV_PIX_FMT_YUV420P, AV_SAMPLE_FMT_FLTP, Frame, avChannelLayoutDefault } from 'node-av';
import type { ClipTask, EncodedTracks } from '#domains/media/ports.ts';
import { blackFrame, crossFade, dim, drawLayer } from '#engine/media/compose-frame.ts';
import type { ComposedFrame } from '#engine/media/compose-frame.ts';
import { composeMusic } from '#engine/media/compose-music.ts';
import { layerChroma, layerLuma } from '#engine/media/layer-picture.ts';
import { cardOpacity, ease, layerZoom, planClip } from '#engine/media/plan-clip.ts';
import type { ClipPlan, ClipShot } from '#engine/media/plan-clip.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { openAudioEncoder } from './audio-encoder.ts';
import { decodePicture } from './decode-picture.ts';
import { soundFilters } from './encode-file.ts';
import type { Report } from './encode-file.ts';
import { openFilter } from './filter-graph.ts';
import { openVideoEncoder } from './video-encoder.ts';

const width = 1280;
const height = 720;

/** Motion is drawn in quarters of a sample: coarser steps are seen in slow moves. */
const stepsPerSample = 4;

/** Pixels repeated beyond every edge, so that shifts and the rise of a card stay inside the picture. Even. */
const margin = 16;

export async function renderClip(
  task: Omit<ClipTask, 'signal' | 'onProgress'>,
  report: Report,
): Promise<EncodedTracks> {
  const plan = planClip(task.seconds, task.variant);
  const audio = encodeMusic(task);
  const video = await encodeScene(task, plan, report);
  return { video, audio: audio === null ? [] : [audio] };
}

async function encodeScene(
  task: Omit<ClipTask, 'signal' | 'onProgress'>,
  plan: ClipPlan,
  report: Report,
): Promise<PackagedVideo[]> {
  const { frameRate, gopFrames, outDir } = task;
  const rate = frameRate.num / frameRate.den;
  const cards = task.cards.slice(0, plan.cards.length).map((png) => movable(png, 1));
  const encoders = task.video.map((rendition) =>
    openVideoEncoder({ rendition, frameRate, gopFrames, outDir }),
  );
  const branches = task.video.map((each, i) => {
    const { num, den } = each.pixelAspect;
    return `[branch${i}]scale=${each.width}:${each.height}:flags=bicubic,setsar=${num}/${den}[out${i}]`;
  });
  const labels = task.video.map((_, i) => `[branch${i}]`).join('');
  const filter = openFilter(
    'video',
    `video_size=${width}x${height}:pix_fmt=yuv420p:time_base=${frameRate.den}/${frameRate.num}:pixel_aspect=1/1:colorspace=1:range=1`,
    `split=${task.video.length}${labels};${branches.join(';')}`,
    task.video.length,
  );
  const take = (output: number, frame: Frame) => encoders[output]?.encode(frame);
  const frames = Math.round(plan.seconds * rate);
  const canvas = blackFrame(width, height);
  const incoming = blackFrame(width, height);
  /** Layers scaled for each shot; made when the shot begins, dropped when it has ended. */
  const stages = new Map<ClipShot, Movable[]>();
  try {
    for (let n = 0; n < frames; n++) {
      const seconds = n / rate;
      const showing = plan.shots.filter((shot) => seconds >= shot.start && seconds < shot.end);
      for (const shot of stages.keys()) if (!showing.includes(shot)) stages.delete(shot);
      for (const [i, shot] of showing.entries()) {
        let stage = stages.get(shot);
        if (stage === undefined) {
          stage = task.layers.map((layer) => movable(layer.png, layerZoom(shot, layer.depth)));
          stages.set(shot, stage);
        }
        drawShot(i === 0 ? canvas : incoming, shot, stage, seconds);
        if (i > 0) crossFade(canvas, incoming, ease((seconds - shot.start) / plan.crossFadeSeconds));
      }
      drawCards(canvas, plan, cards, seconds);
      dim(canvas, Math.min(1, seconds / plan.fadeInSeconds, (plan.seconds - seconds) / plan.fadeOutSeconds));
      const frame = Frame.fromVideoBuffer(Buffer.from(canvas.bytes.buffer), {
        width,
        height,
        format: AV_PIX_FMT_YUV420P,
        timeBase: { num: frameRate.den, den: frameRate.num },
        pts: BigInt(n),
      });
      filter.push(frame, take);
      frame.free();
      await report((n + 1) / frames);
    }
    filter.push(null, take);
    return encoders.map((encoder) => encoder.finish());
  } finally {
    filter.close();
    for (const encoder of encoders) encoder.close();
  }
}

function drawShot(frame: ComposedFrame, shot: ClipShot, stage: readonly Movable[], seconds: number): void {
  const t = ease((seconds - shot.start) / (shot.end - shot.start));
  const x = shot.from.x + (shot.to.x - shot.from.x) * t;
  const y = shot.from.y + (shot.to.y - shot.from.y) * t;
  for (const layer of stage) layer.draw(frame, (layer.width - width) * x, (layer.height - height) * y, 1);
}

function drawCards(frame: ComposedFrame, plan: ClipPlan, cards: readonly Movable[], seconds: number): void {
  for (const [i, picture] of cards.entries()) {
    const card = plan.cards[i];
    if (card === undefined) continue;
    const opacity = cardOpacity(card, seconds);
    if (opacity <= 0) continue;
    dim(frame, 1 - (1 - card.sceneLight) * opacity);
    const risen = (seconds - card.start) / (card.end - card.start);
    picture.draw(frame, 0, card.rise * (risen - 0.5), opacity);
  }
}

/** A layer that can be drawn at any quarter of a pixel. */
type Movable = {
  width: number;
  height: number;
  /** Draws the window whose corner lies at (`left`, `top`) of the layer. */
  draw(frame: ComposedFrame, left: number, top: number, opacity: number): void;
};

/** Decodes a PNG, scales it, and keeps the sub-pixel shifts it has been drawn at. */
function movable(png: Uint8Array, zoom: number): Movable {
  const even = (side: number) => 2 * Math.round((side * zoom) / 2);
  const picture = decodePicture(png, Math.max(width, even(width)), Math.max(height, even(height)), margin);
  // Chroma has samples of two pixels and is shifted by the same share of a sample: finer is not seen.
  const luma = remembered(2 * stepsPerSample, (x, y) =>
    layerLuma(picture, x / stepsPerSample, y / stepsPerSample),
  );
  const chroma = remembered(2 * stepsPerSample, (x, y) =>
    layerChroma(picture, x / stepsPerSample, y / stepsPerSample),
  );
  return {
    width: picture.width - 2 * margin,
    height: picture.height - 2 * margin,
    draw(frame, left, top, opacity) {
      // The window's corner lies between two samples: take the next one, and the picture moved right by the difference.
      const [lumaLeft, lumaX] = nextSample(left + margin);
      const [lumaTop, lumaY] = nextSample(top + margin);
      const [chromaLeft, chromaX] = nextSample((left + margin) / 2);
      const [chromaTop, chromaY] = nextSample((top + margin) / 2);
      const placed = {
        luma: luma(lumaX, lumaY),
        lumaLeft,
        lumaTop,
        chroma: chroma(chromaX, chromaY),
        chromaLeft,
        chromaTop,
      };
      drawLayer(frame, placed, opacity);
    },
  };
}

/** The next whole sample at or after a place, and the steps from the place up to it. */
function nextSample(place: number): [sample: number, steps: number] {
  const steps = Math.round(place * stepsPerSample);
  const sample = Math.ceil(steps / stepsPerSample);
  return [sample, sample * stepsPerSample - steps];
}

/** Keeps the latest `count` results: a move along one axis needs no more, a diagonal one would fill the memory. */
function remembered<T>(count: number, make: (x: number, y: number) => T): (x: number, y: number) => T {
  const known = new Map<number, T>();
  return (x, y) => {
    const key = x * count + y;
    let value = known.get(key);
    if (value === undefined) {
      const oldest = known.keys().next();
      if (known.size >= count && oldest.done !== true) known.delete(oldest.value);
      value = make(x, y);
      known.set(key, value);
    }
    return value;
  };
}

/** Samples of each channel in a second: more would only carry silence above what these instruments sound. */
const musicRate = 32_000;

/** The music, composed for the clip, as the rendition asked for. */
function encodeMusic(task: Omit<ClipTask, 'signal' | 'onProgress'>): PackagedAudio | null {
  const { audio, frameRate, gopFrames, outDir, seconds } = task;
  const [left, right] = composeMusic({ ...task.music, seconds, sampleRate: musicRate });
  const encoder = openAudioEncoder(audio, (gopFrames * frameRate.den) / frameRate.num, outDir);
  const filter = openFilter(
    'audio',
    `time_base=1/${musicRate}:sample_rate=${musicRate}:sample_fmt=fltp:channel_layout=stereo`,
    soundFilters(audio, 0),
    1,
  );
  const take = (_output: number, frame: Frame) => encoder.encode(frame);
  try {
    for (let at = 0; at < left.length; at += musicRate) {
      const planes = [left, right].map((channel) => {
        const block = channel.subarray(at, at + musicRate);
        return Buffer.from(block.buffer, block.byteOffset, block.byteLength);
      });
      const frame = Frame.fromAudioBuffer(Buffer.concat(planes), {
        nbSamples: Math.min(musicRate, left.length - at),
        format: AV_SAMPLE_FMT_FLTP,
        sampleRate: musicRate,
        channelLayout: avChannelLayoutDefault(2),
        timeBase: { num: 1, den: musicRate },
        pts: BigInt(at),
      });
      filter.push(frame, take);
      frame.free();
    }
    filter.push(null, take);
    return encoder.finish();
  } finally {
    filter.close();
    encoder.close();
  }
}
