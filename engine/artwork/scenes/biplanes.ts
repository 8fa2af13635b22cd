// A biplane loops the sun and writes with smoke.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { biplane } from '../silhouettes.ts';
import { circle, group, n, place, polygon, rays, rect, stroke } from '../svg-shapes.ts';

export const biplanes: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const side = random.sign();
  const flip = (svg: string): string =>
    side < 0 ? group(svg, `transform="translate(${n(2 * s.x)} 0) scale(-1 1)"`) : svg;
  const trail = stroke(
    `M${n(s.x - u * 2.4)} ${n(s.y + u * 1.0)}C${n(s.x - u * 0.6)} ${n(s.y + u * 1.3)} ${n(s.x + u * 1.2)} ${n(s.y + u * 0.9)} ${n(s.x + u * 0.95)} ${n(s.y - u * 0.2)}S${n(s.x - u * 0.75)} ${n(s.y - u * 1.05)} ${n(s.x - u * 0.85)} ${n(s.y - u * 0.1)}S${n(s.x - u * 0.3)} ${n(s.y + u * 0.6)} ${n(s.x + u * 0.02)} ${n(s.y + u * 0.12)}`,
    inks.light,
    u * 0.075,
    'stroke-linecap="round"',
  );
  const cloud = (x: number, y: number, k: number, c: string): string =>
    rect(x - k, y, k * 2, k * 0.26, c, `rx="${n(k * 0.13)}"`) +
    rect(x - k * 0.6, y - k * 0.2, k * 1.3, k * 0.3, c, `rx="${n(k * 0.15)}"`) +
    rect(x - k * 0.2, y - k * 0.38, k * 0.7, k * 0.3, c, `rx="${n(k * 0.15)}"`);
  const g = s.horizon + u * 0.15;
  const fields = Array.from({ length: 14 }, (_, i) =>
    polygon(
      [
        [-90 + (i / 14) * (s.width + 180), g],
        [-90 + ((i + 0.5) / 14) * (s.width + 180), g],
        [s.x + ((i + 0.8) / 14 - 0.5) * s.width * 3.2, s.height + 60],
        [s.x + (i / 14 - 0.5) * s.width * 3.2, s.height + 60],
      ],
      mix(inks.mid, inks.deep, i % 2 ? 0.3 : 0.55),
    ),
  ).join('');
  return [
    {
      svg:
        cover(s, inks.sky) +
        circle(s.x, s.y - u * 0.05, u * 0.8, inks.hot) +
        rays(s.x, s.y, Math.hypot(s.width, s.height), 20, inks.far, 0.4),
      depth: 0.05,
    },
    {
      svg:
        circle(s.x, s.y - u * 0.05, u * 0.8, inks.hot) +
        cloud(s.x - u * 0.9, s.y + u * 0.55, u * 0.45, inks.light) +
        cloud(s.x + u * 1.1, s.y - u * 0.6, u * 0.4, inks.light),
      depth: 0.25,
    },
    { svg: cover(s, mix(inks.mid, inks.deep, 0.45), g) + fields, depth: 0.4 },
    { svg: flip(trail), depth: 0.65 },
    {
      svg:
        flip(place(biplane(inks.deep, inks.hot), s.x + u * 0.34, s.y - u * 0.05, u * 0.0088, -34)) +
        place(biplane(inks.deep, inks.deep), s.x - side * u * 0.95, s.y - u * 0.95, u * 0.0024, -8, side < 0),
      depth: 0.95,
    },
  ];
};
