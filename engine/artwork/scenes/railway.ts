// The railway: a locomotive head on, its lamps and smoke, on rails from the vanishing point.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { circle, line, place, polygon, rays, rect, ring } from '../svg-shapes.ts';

export const railway: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon - u * 0.2;
  const bottom = s.height + 60;
  const rail = (k: number): string =>
    polygon(
      [
        [s.x + k * u * 0.05, g],
        [s.x + k * u * 0.07, g],
        [s.x + k * u * 1.5, bottom],
        [s.x + k * u * 1.3, bottom],
      ],
      inks.light,
    );
  let sleepers = '';
  for (let i = 1; i < 12; i++) {
    const t = (i / 11) ** 2.2;
    const y = g + (bottom - g) * t;
    const w = u * (0.1 + 1.75 * t);
    sleepers += rect(s.x - w, y, w * 2, Math.max(3, u * 0.12 * t), mix(inks.mid, inks.deep, 0.35));
  }
  const e = u * 0.0105;
  const { deep, light, hot, mid } = inks;
  const engine =
    circle(0, -60, 38, deep) +
    ring(0, -60, 33, mid, 2.5) +
    ring(0, -60, 20, mid, 1.6) +
    circle(0, -60, 5, mid) +
    rect(-11, -122, 22, 26, deep) +
    polygon(
      [
        [-16, -122],
        [16, -122],
        [12, -132],
        [-12, -132],
      ],
      deep,
    ) +
    circle(0, -92, 9.5, light) +
    circle(0, -92, 6, hot) +
    rect(-46, -34, 92, 14, deep) +
    circle(-34, -27, 6.5, hot) +
    circle(34, -27, 6.5, hot) +
    polygon(
      [
        [-40, -20],
        [40, -20],
        [52, 2],
        [-52, 2],
      ],
      deep,
    ) +
    [-30, -18, -6, 6, 18, 30].map((x) => line(x, -19, x * 1.3, 1, mid, 2)).join('') +
    rect(-60, -54, 15, 50, deep, 'rx="6"') +
    rect(45, -54, 15, 50, deep, 'rx="6"');
  const lean = random.sign();
  const smoke = Array.from({ length: 9 }, (_, i) => {
    const t = i / 8;
    return circle(
      s.x + lean * u * (0.05 + t * t * 1.1) + random.between(-0.06, 0.06) * u,
      g - u * (1.12 + t * 0.75),
      u * (0.13 + t * 0.26),
      t > 0.5 ? inks.far : mix(inks.light, inks.far, t),
    );
  })
    .reverse()
    .join('');
  const poles = [0.16, 0.34, 0.62]
    .map((t) => {
      const x = s.x - lean * u * (0.3 + 1.9 * t);
      const y = g + u * 0.6 * t;
      const k = u * 1.9 * t;
      return (
        line(x, y, x, y - k, deep, 3 + 8 * t) +
        line(x - k * 0.14, y - k * 0.9, x + k * 0.14, y - k * 0.9, deep, 3 + 6 * t) +
        line(x - k * 0.1, y - k * 0.8, x + k * 0.1, y - k * 0.8, deep, 3 + 4 * t)
      );
    })
    .join('');
  const sun = circle(s.x, g - u * 0.25, u * 0.95, hot);
  return [
    {
      svg:
        cover(s, inks.sky) +
        rays(s.x, g, Math.hypot(s.width, s.height), random.whole(16, 26), inks.far, 0.5, 0.1) +
        sun,
      depth: 0.05,
    },
    { svg: smoke, depth: 0.3 },
    { svg: cover(s, mix(inks.deep, inks.mid, 0.18), g) + sleepers + rail(-1) + rail(1) + poles, depth: 0.5 },
    { svg: place(engine, s.x, g + u * 0.42, e), depth: 0.85 },
  ];
};
