// Art deco: fans of gold, a stepped tower, searchlights.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { circle, group, n, polygon, rays, rect, ring } from '../svg-shapes.ts';

export const decoTower: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon + u * 0.35;
  const beams = rays(
    s.x,
    g,
    Math.hypot(s.width, s.height) * 1.1,
    random.pick([28, 36, 44]),
    inks.far,
    0.5,
    0.02,
  );
  const scallop = (x: number, y: number, r: number): string =>
    [1, 0.78, 0.56, 0.34, 0.14].map((k, i) => circle(x, y, r * k, i % 2 ? inks.sky : inks.hot)).join('');
  const fans = [0, 1]
    .map((row) =>
      Array.from({ length: 13 }, (_, i) =>
        scallop(s.x + (i - 6 + (row % 2) / 2) * u * 0.5, g + u * (0.26 + row * 0.22), u * 0.25),
      ).join(''),
    )
    .join('');
  const steps = random.whole(4, 6);
  let tower = '';
  let top = g;
  for (let i = 0; i < steps; i++) {
    const w = u * (0.62 - (i / steps) * 0.5);
    const h = u * (i === 0 ? 0.75 : random.between(0.26, 0.42));
    tower += rect(s.x - w, top - h, w * 2, h + 4, inks.deep);
    const count = Math.max(1, Math.round(w / (u * 0.09)));
    for (let k = 0; k < count; k++)
      tower += rect(
        s.x - w + ((k + 0.5) / count) * 2 * w - u * 0.013,
        top - h + u * 0.06,
        u * 0.026,
        h - u * 0.1,
        inks.hot,
        `fill-opacity="${0.55 + (0.45 * ((k * 7 + i) % 3)) / 2}"`,
      );
    tower += rect(s.x - w - u * 0.02, top - h, w * 2 + u * 0.04, u * 0.025, inks.light);
    top -= h;
  }
  tower +=
    polygon(
      [
        [s.x - u * 0.07, top],
        [s.x + u * 0.07, top],
        [s.x, top - u * 0.55],
      ],
      inks.light,
    ) + circle(s.x, top - u * 0.56, u * 0.035, inks.hot);
  const side = (k: number): string =>
    [0.95, 1.25, 1.55]
      .map((at, i) =>
        rect(
          s.x + k * u * at - u * 0.13,
          g - u * (0.9 - i * 0.2),
          u * 0.26,
          u * 2,
          mix(inks.mid, inks.deep, 0.35 + i * 0.12),
        ),
      )
      .join('');
  const lift = u * Math.max(0, (g - top - u * 2.1) / u) * 0.6;
  return [
    { svg: cover(s, inks.sky) + beams, depth: 0.05 },
    {
      svg: ring(s.x, s.y, u * 1.02, inks.hot, u * 0.02) + ring(s.x, s.y, u * 0.95, inks.hot, u * 0.045),
      depth: 0.2,
    },
    { svg: side(-1) + side(1), depth: 0.4 },
    { svg: group(tower, `transform="translate(0 ${n(lift)})"`), depth: 0.65 },
    { svg: fans + cover(s, inks.deep, g + u * 0.5), depth: 0.9 },
  ];
};
