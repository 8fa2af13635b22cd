// Plans a stand-in clip as a short title sequence: a few shots of the same layered scene, cross-faded, with two cards over them.

/** One camera position over the scene, moving slowly. Times in seconds; neighbours overlap while they cross-fade. */
export type ClipShot = {
  start: number;
  end: number;
  /** How much larger than the frame the far background is; nearer layers are larger still. */
  zoom: number;
  /** Point of the scene in the middle of the frame, at the start and at the end: 0 is left or top, 1 right or bottom. */
  from: { x: number; y: number };
  to: { x: number; y: number };
};

/** A card shown over the scene. */
export type ClipCard = {
  start: number;
  end: number;
  fadeSeconds: number;
  /** Light left to the scene while the card is fully shown, which matters where a card is transparent. */
  sceneLight: number;
  /** Pixels that the card rises while it is shown. */
  rise: number;
};

export type ClipPlan = {
  seconds: number;
  crossFadeSeconds: number;
  shots: ClipShot[];
  /** The title card, then the explanation. */
  cards: ClipCard[];
  fadeInSeconds: number;
  fadeOutSeconds: number;
};

/** How much larger the nearest layer (depth 1) is than the far one (depth 0): what makes it move faster. */
const nearZoom = 0.16;

/** Scale of a layer of a depth from 0 (far) to 1 (near) in a shot. */
export function layerZoom(shot: Pick<ClipShot, 'zoom'>, depth: number): number {
  return shot.zoom * (1 + nearZoom * depth);
}

/**
 * The plan for a clip of so many seconds (at least 12). `variant` from 0 to 3 mirrors the camera's moves, so that titles next to each
 * other do not move alike.
 */
export function planClip(seconds: number, variant: number): ClipPlan {
  const share = (part: number) => part * seconds;
  const fade = 1.1;
  const across = variant % 2 === 0 ? 0 : 1;
  const tilt = variant % 4 < 2 ? 0 : 1;
  const flip = (x: number, by: number) => (by === 1 ? 1 - x : x);
  const point = (x: number, y: number) => ({ x: flip(x, across), y: tilt === 1 ? 0.5 + (0.5 - y) * 0.6 : y });
  // Each shot moves along one axis: half the sub-pixel positions to draw, and a calmer picture.
  const shots: ClipShot[] = [
    { start: 0, end: share(0.35) + fade, zoom: 1.12, from: point(0.06, 0.6), to: point(0.94, 0.6) },
    {
      start: share(0.35),
      end: share(0.55) + fade,
      zoom: 1.4,
      from: point(0.74, 0.78),
      to: point(0.34, 0.78),
    },
    {
      start: share(0.55),
      end: share(0.75) + fade,
      zoom: 1.64,
      from: point(0.36, 0.86),
      to: point(0.36, 0.4),
    },
    { start: share(0.75), end: seconds, zoom: 1.16, from: point(0.85, 0.6), to: point(0.25, 0.6) },
  ];
  return {
    seconds,
    crossFadeSeconds: fade,
    shots,
    cards: [
      { start: share(0.1), end: share(0.28), fadeSeconds: 0.9, sceneLight: 0.72, rise: 8 },
      { start: share(0.8), end: share(0.968), fadeSeconds: 0.9, sceneLight: 0.34, rise: 6 },
    ],
    fadeInSeconds: 1.2,
    fadeOutSeconds: 1,
  };
}

/** Slow at both ends: the camera starts and stops like one on a heavy head. */
export function ease(progress: number): number {
  const t = Math.max(0, Math.min(1, progress));
  // Mostly even motion with softened ends.
  return 0.75 * t + 0.25 * t * t * (3 - 2 * t);
}

/** Opacity of a card at a time. */
export function cardOpacity(card: ClipCard, seconds: number): number {
  const rise = (seconds - card.start) / card.fadeSeconds;
  const fall = (card.end - seconds) / card.fadeSeconds;
  const t = Math.max(0, Math.min(1, rise, fall));
  return t * t * (3 - 2 * t);
}
