// Ridge behind ridge in paling tints, a low sun, birds, and a lake that gives it all back.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { gull, pine } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, place, polygon, rect } from '../svg-shapes.ts';

export const mountains: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon;
  const sunX = s.x + random.between(-0.4, 0.4) * u;
  const sun = circle(sunX, s.y - u * 0.15, u * random.between(0.34, 0.6), inks.hot);
  const near = mix(inks.mid, inks.deep, 0.75);
  const ridge = (base: number, high: number, c: string, snow: string): string => {
    const points: Point[] = [];
    const peaks = random.whole(4, 6);
    let caps = '';
    for (let i = 0; i <= peaks * 2; i++) {
      const x = -100 + (i / (peaks * 2)) * (s.width + 200);
      const peak = i % 2 === 1;
      const y = base - (peak ? high * random.between(0.7, 1.15) : high * random.between(0.05, 0.32));
      points.push([x + random.between(-30, 30), y]);
    }
    if (snow !== '')
      points.forEach(([x, y], i) => {
        const [a, b] = [points[i - 1], points[i + 1]];
        if (i % 2 === 0 || !a || !b) return;
        const at = (p: Point, t: number): Point => [x + (p[0] - x) * t, y + (p[1] - y) * t];
        const [l, r] = [at(a, 0.4), at(b, 0.34)];
        caps += polygon(
          [
            [x, y],
            r,
            [x + (r[0] - x) * 0.5, r[1] - u * 0.03],
            [x + (r[0] - x) * 0.1, r[1] + u * 0.05],
            [x + (l[0] - x) * 0.45, l[1] - u * 0.05],
            l,
          ],
          snow,
        );
      });
    return land(points, s.height + 80, c, false) + caps;
  };
  const birds = Array.from({ length: random.whole(3, 6) }, () =>
    place(
      gull(inks.deep),
      s.x + random.between(-0.9, 0.9) * u,
      s.y - random.between(0.3, 0.95) * u,
      random.between(0.5, 1.1),
    ),
  ).join('');
  const trees = Array.from({ length: 22 }, (_, i) => {
    const t = i / 21;
    const k = 0.0028 + 0.0035 * Math.abs(t - 0.5) * 2 * random.between(0.7, 1.3);
    return place(
      pine(inks.deep),
      -60 + t * (s.width + 120),
      g + u * (0.62 - 0.25 * Math.abs(t - 0.5)),
      u * k * 1.25,
    );
  }).join('');
  return [
    { svg: cover(s, inks.sky) + sun, depth: 0.05 },
    { svg: ridge(g - u * 0.05, u * 0.95, mix(inks.sky, inks.mid, 0.5), inks.light) + birds, depth: 0.25 },
    { svg: ridge(g + u * 0.1, u * 0.62, mix(inks.mid, inks.deep, 0.18), ''), depth: 0.45 },
    { svg: ridge(g + u * 0.3, u * 0.5, mix(inks.mid, inks.deep, 0.5), ''), depth: 0.65 },
    {
      svg:
        trees +
        cover(s, inks.deep, g + u * 0.5) +
        Array.from({ length: 5 }, (_, i) =>
          rect(s.x - u * (0.5 - i * 0.06), g + u * (0.62 + i * 0.1), u * (0.9 - i * 0.13), u * 0.02, near),
        ).join(''),
      depth: 0.95,
    },
  ];
};
