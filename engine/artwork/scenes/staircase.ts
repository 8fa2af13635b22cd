// A staircase across the picture, and the long shadow of someone on it.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { manInHat, nightVisitor, womanInGown } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, group, land, line, place, polygon } from '../svg-shapes.ts';

export const staircase: Scene = (s) => {
  const { inks, random } = s;
  const mirror = random.sign();
  const steps = random.whole(8, 12);
  const points: Point[] = [];
  const x0 = -80;
  const run = (s.width + 160) / steps;
  const base = s.horizon + (s.height - s.horizon) * 0.25;
  const rise = Math.min(run * 0.85, (base - (s.y - s.size * 0.5)) / (steps * 0.62));
  for (let i = 0; i < steps; i++)
    points.push(
      [x0 + i * run, base + steps * 0.25 * rise - i * rise],
      [x0 + (i + 1) * run, base + steps * 0.25 * rise - i * rise],
    );
  const flip = (svg: string): string =>
    mirror < 0 ? group(svg, `transform="translate(${s.width} 0) scale(-1 1)"`) : svg;
  const at = Math.floor(steps * 0.62);
  const [px, py] = [x0 + (at + 0.5) * run, base + steps * 0.25 * rise - at * rise];
  const light = polygon(
    [
      [s.width * 0.98, -60],
      [s.width + 60, -60],
      [s.width + 60, s.height],
      [x0, s.height],
      [x0, base - steps * 0.1 * rise],
    ],
    inks.mid,
    'fill-opacity="0.55"',
  );
  const lamp = circle(px - s.size * 0.15, py - s.size * 0.9, s.size * 0.86, inks.hot);
  const rails = Array.from({ length: steps }, (_, i) =>
    line(
      x0 + (i + 0.5) * run,
      base + steps * 0.25 * rise - i * rise,
      x0 + (i + 0.5) * run,
      base + steps * 0.25 * rise - i * rise - s.size * 0.34,
      inks.deep,
      6,
    ),
  ).join('');
  const banister = line(
    x0 + run * 0.5,
    base + steps * 0.25 * rise - s.size * 0.34,
    x0 + (steps - 0.5) * run,
    base + steps * 0.25 * rise - (steps - 1) * rise - s.size * 0.34,
    inks.deep,
    14,
  );
  const figure = random.pick([manInHat, womanInGown, nightVisitor]);
  return [
    { svg: cover(s, inks.sky) + flip(light), depth: 0 },
    {
      svg: flip(
        lamp +
          place(
            figure(mix(inks.hot, inks.deep, 0.22)),
            px - s.size * 0.5,
            py - s.size * 0.05,
            s.size * 0.0225,
            -6,
          ),
      ),
      depth: 0.2,
    },
    {
      svg: flip(
        land(points, s.height + 80, inks.deep, false) +
          place(figure(inks.deep), px, py + 2, s.size * 0.0094) +
          rails +
          banister,
      ),
      depth: 0.7,
    },
  ];
};
