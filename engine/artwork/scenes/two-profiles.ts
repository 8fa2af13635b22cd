// Two faces turned to each other; between them the light has the shape of a vase.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { circle, path, place } from '../svg-shapes.ts';

const profile =
  'M-100 -160C-60 -150 -34 -120 -30 -88C-28 -76 -34 -68 -30 -58L-8 -22C-4 -14 -12 -10 -20 -8L-18 4L-10 10L-17 18L-12 24C-12 32 -20 34 -20 42C-18 54 -24 64 -40 64C-54 64 -64 62 -70 72C-78 92 -66 118 -40 134L-40 260L-420 260L-420 -200Q-260 -220 -100 -160Z';

export const twoProfiles: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const k = u * 0.0082;
  const gap = u * random.between(0.1, 0.22);
  const hair = (c: string): string =>
    path(
      'M-100 -160C-60 -150 -34 -120 -30 -92C-60 -110 -90 -100 -104 -60C-112 -20 -100 20 -120 60C-150 110 -200 90 -260 140L-420 260L-420 -200Q-260 -240 -100 -160Z',
      c,
    );
  const sun = circle(s.x, s.y - u * 0.1, u * random.between(0.75, 1.0), inks.hot);
  const [left, right] = random.chance(0.5)
    ? [inks.deep, mix(inks.mid, inks.deep, 0.68)]
    : [mix(inks.mid, inks.deep, 0.68), inks.deep];
  const drop = s.y - u * 0.05;
  const face = (x: number, c: string, mirror: boolean, lock: string): string =>
    place(
      path(profile, c) + path('M-420 250L-40 250L-20 900L-420 900Z', c) + hair(lock),
      x,
      drop,
      k,
      0,
      mirror,
    );
  const rose = Array.from({ length: 5 }, (_, i) =>
    circle(
      s.x + Math.cos(i * 2.4) * u * 0.02 * i,
      drop + u * 0.98 + Math.sin(i * 2.4) * u * 0.02 * i,
      u * (0.15 - i * 0.025),
      i % 2 ? inks.light : inks.hot,
    ),
  ).join('');
  return [
    { svg: cover(s, inks.sky) + sun, depth: 0.05 },
    { svg: face(s.x - gap, left, false, mix(left, inks.mid, 0.28)), depth: 0.5 },
    { svg: face(s.x + gap, right, true, mix(right, inks.mid, 0.28)), depth: 0.65 },
    { svg: random.chance(0.5) ? rose : '', depth: 0.9 },
  ];
};
