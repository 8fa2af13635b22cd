// Western: a striped sun, tables of stone, a rider on the ridge.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { cactus, rider } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, place, polygon, rect, ring } from '../svg-shapes.ts';

export const mesaRider: Scene = (s) => {
  const { inks, random } = s;
  const r = s.size * random.between(0.7, 0.9);
  const cy = s.y + s.size * 0.05;
  const stripes = random.chance(0.5)
    ? [0.1, 0.3, 0.48, 0.64, 0.78, 0.9]
        .map((k, i) => rect(s.x - r, cy + r * k, r * 2, r * (0.03 + i * 0.012), inks.sky))
        .join('')
    : ring(s.x, cy, r * 1.2, inks.hot, r * 0.05) + ring(s.x, cy, r * 1.4, inks.hot, r * 0.025);
  const mesa = (x: number, w: number, h: number, base: number, c: string): string => {
    const q = w * random.between(0.1, 0.18);
    return polygon(
      [
        [x - w * 0.75, base + 30],
        [x - w / 2, base - h * 0.34],
        [x - w / 2 + q * 0.4, base - h * 0.95],
        [x - w * 0.2, base - h],
        [x + w * 0.1, base - h * 0.96],
        [x + w / 2 - q, base - h],
        [x + w / 2, base - h * 0.4],
        [x + w * 0.8, base + 30],
      ],
      c,
    );
  };
  const side = random.sign();
  const far = mix(inks.mid, inks.sky, 0.4);
  const g = s.horizon;
  const ridge: Point[] = Array.from({ length: 8 }, (_, i) => [
    -80 + (i / 7) * (s.width + 160),
    g + s.size * (0.36 + 0.1 * Math.sin(i * 1.7 + s.x) + 0.1 * Math.abs(i / 7 - 0.5)),
  ]);
  const rideX = s.x - side * s.size * random.between(0, 0.35);
  return [
    { svg: cover(s, inks.sky) + circle(s.x, cy, r, inks.hot) + stripes, depth: 0.05 },
    {
      svg:
        mesa(s.x + side * s.size * 1.0, s.size * 0.8, s.size * 0.85, g, far) +
        mesa(s.x - side * s.size * 1.35, s.size * 0.9, s.size * 0.6, g, far) +
        cover(s, far, g),
      depth: 0.3,
    },
    {
      svg:
        mesa(
          s.x - side * s.size * 0.98,
          s.size * 0.4,
          s.size * 0.75,
          g + s.size * 0.15,
          mix(inks.mid, inks.deep, 0.45),
        ) +
        mesa(
          s.x + side * s.size * 1.75,
          s.size * 0.6,
          s.size * 1.2,
          g + s.size * 0.15,
          mix(inks.mid, inks.deep, 0.45),
        ) +
        cover(s, mix(inks.mid, inks.deep, 0.45), g + s.size * 0.14),
      depth: 0.55,
    },
    {
      svg:
        land(ridge, s.height + 80, inks.deep) +
        place(rider(inks.deep), rideX, g + s.size * 0.42, s.size * 0.0072, 0, side > 0) +
        place(cactus(inks.deep), s.x + side * s.size * 1.05, g + s.size * 0.5, s.size * 0.0062),
      depth: 0.9,
    },
  ];
};
