// Dunes, a string of camels, domes in the distance, a thin moon.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { camel } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, n, path, place, rect } from '../svg-shapes.ts';

export const caravan: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon;
  const moonR = u * random.between(0.42, 0.62);
  const side = random.sign();
  const moon = random.chance(0.5)
    ? circle(s.x, s.y - u * 0.15, moonR, inks.hot) +
      circle(s.x + moonR * 0.35, s.y - u * 0.15 - moonR * 0.18, moonR * 0.84, inks.sky)
    : circle(s.x, s.y, u * 0.78, inks.hot);
  const stars = Array.from({ length: 40 }, () =>
    circle(random.between(0, s.width), random.between(0, g - u * 0.5), random.between(1.5, 4.5), inks.light),
  ).join('');
  const dome = (x: number, r: number, c: string): string =>
    rect(x - r, g - r * 1.4, r * 2, r * 2, c) +
    path(
      `M${n(x - r * 1.05)} ${n(g - r * 1.4)}C${n(x - r * 1.3)} ${n(g - r * 2.4)} ${n(x - r * 0.2)} ${n(g - r * 2.5)} ${n(x)} ${n(g - r * 3.1)}C${n(x + r * 0.2)} ${n(g - r * 2.5)} ${n(x + r * 1.3)} ${n(g - r * 2.4)} ${n(x + r * 1.05)} ${n(g - r * 1.4)}Z`,
      c,
    );
  const minaret = (x: number, h: number, c: string): string =>
    rect(x - u * 0.03, g - h, u * 0.06, h + 40, c) +
    rect(x - u * 0.05, g - h * 0.82, u * 0.1, u * 0.03, c) +
    path(
      `M${n(x - u * 0.04)} ${n(g - h)}Q${n(x - u * 0.05)} ${n(g - h - u * 0.08)} ${n(x)} ${n(g - h - u * 0.2)}Q${n(x + u * 0.05)} ${n(g - h - u * 0.08)} ${n(x + u * 0.04)} ${n(g - h)}Z`,
      c,
    );
  const c = mix(inks.mid, inks.deep, 0.15);
  const town =
    dome(s.x + side * u * 0.75, u * 0.2, c) +
    dome(s.x + side * u * 1.15, u * 0.14, c) +
    dome(s.x + side * u * 0.42, u * 0.11, c) +
    minaret(s.x + side * u * 0.98, u * 0.95, c) +
    minaret(s.x + side * u * 0.52, u * 0.72, c) +
    minaret(s.x + side * u * 1.4, u * 0.62, c);
  const dune = (y: number, k: number, phase: number): Point[] =>
    Array.from({ length: 6 }, (_, i) => [-90 + (i / 5) * (s.width + 180), y + Math.sin(i * 1.6 + phase) * k]);
  const crest = g + u * 0.33;
  const camels = Array.from({ length: 5 }, (_, i) => {
    const x = s.x + side * (i - 2) * u * 0.42;
    return place(
      camel(inks.deep),
      x,
      crest + u * 0.03 * Math.sin(i * 2) + u * 0.05,
      u * 0.0039 * (1 + 0.05 * i),
      0,
      side < 0,
    );
  }).join('');
  return [
    { svg: cover(s, inks.sky) + stars + moon, depth: 0.05 },
    { svg: town + cover(s, c, g), depth: 0.25 },
    {
      svg: land(
        dune(g + u * 0.12, u * 0.08, random.between(0, 6)),
        s.height + 80,
        mix(inks.mid, inks.deep, 0.38),
      ),
      depth: 0.4,
    },
    {
      svg:
        land(
          [
            [-90, crest + u * 0.1],
            [s.x - u * 0.9, crest + u * 0.07],
            [s.x, crest + u * 0.03],
            [s.x + u * 0.9, crest + u * 0.07],
            [s.width + 90, crest - u * 0.04],
          ],
          s.height + 80,
          mix(inks.hot, inks.deep, 0.45),
        ) + camels,
      depth: 0.7,
    },
    { svg: land(dune(g + u * 0.72, u * 0.1, random.between(0, 6)), s.height + 80, inks.deep), depth: 1 },
  ];
};
