// Draws the frames of a stand-in clip: layers in slow parallax, shots cross-faded, cards over them.
import { blackFrame, crossFade, dim, drawLayer } from './compose-frame.ts';
import type { ComposedFrame } from './compose-frame.ts';
import { layerChroma, layerLuma } from './layer-picture.ts';
import type { PlanarPicture } from './layer-picture.ts';
import { cardOpacity, ease, layerZoom, planClip } from './plan-clip.ts';
import type { ClipPlan, ClipShot } from './plan-clip.ts';

/** Pixels of the frames. */
export const clipSize = { width: 1280, height: 720 } as const;
const { width, height } = clipSize;

/** Samples of each channel in a second of a clip's music: more would only carry silence above what its instruments sound. */
export const musicRate = 32_000;

/** Motion is drawn in quarters of a sample: coarser steps are seen in slow moves. */
const stepsPerSample = 4;

/** Pixels repeated beyond every edge, so that shifts and the rise of a card stay inside the picture. Even. */
const margin = 16;

/** A PNG to be scaled to even sides, with `margin` pixels of its edge repeated beyond each. */
export type WantedLayer = { png: Uint8Array; width: number; height: number; margin: number };

/** Decodes PNGs into planes, in the order asked for. */
export type DecodeLayers = (
  wanted: readonly WantedLayer[],
) => readonly PlanarPicture[] | Promise<readonly PlanarPicture[]>;

export type Scene = {
  /** Far to near, PNGs of the clip's size; `depth` from 0 to 1. */
  layers: readonly { png: Uint8Array; depth: number }[];
  cards: readonly Uint8Array[];
  seconds: number;
  variant: number;
};

/** Yields each frame, in memory that is used again for the next, and the share of the clip that is drawn with it. */
export async function* drawClip(
  scene: Scene,
  framesPerSecond: number,
  decode: DecodeLayers,
): AsyncGenerator<ComposedFrame & { share: number }> {
  const plan = planClip(scene.seconds, scene.variant);
  const load = async (pngs: readonly { png: Uint8Array; zoom: number }[]): Promise<Movable[]> =>
    pngs.length === 0 ? [] : (await decode(pngs.map(({ png, zoom }) => wantedLayer(png, zoom)))).map(movable);
  const cards = await load(scene.cards.slice(0, plan.cards.length).map((png) => ({ png, zoom: 1 })));
  const frames = Math.round(plan.seconds * framesPerSecond);
  const canvas = blackFrame(width, height);
  const incoming = blackFrame(width, height);
  /** Layers scaled for each shot; made when the shot begins, dropped when it has ended. */
  const stages = new Map<ClipShot, Movable[]>();
  for (let n = 0; n < frames; n++) {
    const seconds = n / framesPerSecond;
    const showing = plan.shots.filter((shot) => seconds >= shot.start && seconds < shot.end);
    for (const shot of stages.keys()) if (!showing.includes(shot)) stages.delete(shot);
    for (const [i, shot] of showing.entries()) {
      let stage = stages.get(shot);
      if (stage === undefined) {
        stage = await load(scene.layers.map(({ png, depth }) => ({ png, zoom: layerZoom(shot, depth) })));
        stages.set(shot, stage);
      }
      drawShot(i === 0 ? canvas : incoming, shot, stage, seconds);
      if (i > 0) crossFade(canvas, incoming, ease((seconds - shot.start) / plan.crossFadeSeconds));
    }
    drawCards(canvas, plan, cards, seconds);
    dim(canvas, Math.min(1, seconds / plan.fadeInSeconds, (plan.seconds - seconds) / plan.fadeOutSeconds));
    yield { ...canvas, share: (n + 1) / frames };
  }
}

function wantedLayer(png: Uint8Array, zoom: number): WantedLayer {
  const even = (side: number) => 2 * Math.round((side * zoom) / 2);
  return { png, width: Math.max(width, even(width)), height: Math.max(height, even(height)), margin };
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

/** Keeps the sub-pixel shifts that a picture has been drawn at. */
function movable(picture: PlanarPicture): Movable {
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
