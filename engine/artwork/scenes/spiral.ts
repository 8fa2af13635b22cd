// Vertigo: a spiral that draws the eye in, and someone falling into it.
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { falling } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, n, path, place, smooth } from '../svg-shapes.ts';

export const spiral: Scene = (s) => {
  const { inks, random } = s;
  const arms = random.whole(2, 5);
  const turns = random.between(1.4, 2.6) * (random.chance(0.5) ? 1 : -1);
  const reach = Math.hypot(s.width, s.height) * 0.8;
  const arm = (phase: number): string => {
    const out: Point[] = [];
    const back: Point[] = [];
    for (let i = 0; i <= 44; i++) {
      const t = i / 44;
      const radius = s.size * 0.06 + reach * t ** 1.7;
      const a = phase + t * turns * Math.PI * 2;
      const b = a + (Math.PI / arms) * (0.95 - 0.2 * t);
      out.push([s.x + radius * Math.cos(a), s.y + radius * Math.sin(a)]);
      back.unshift([s.x + radius * Math.cos(b), s.y + radius * Math.sin(b)]);
    }
    const [first, last] = [out[0]!, back[0]!];
    return path(
      `M${n(first[0])} ${n(first[1])}${smooth(out)}L${n(last[0])} ${n(last[1])}${smooth(back)}Z`,
      inks.hot,
    );
  };
  const body = Array.from({ length: arms }, (_, i) => arm((i / arms) * Math.PI * 2)).join('');
  const k = s.size * random.between(0.0085, 0.011);
  return [
    { svg: cover(s, inks.sky), depth: 0 },
    { svg: body, depth: 0.3 },
    {
      svg:
        circle(s.x, s.y, s.size * 0.06, inks.deep) +
        place(falling(inks.deep), s.x + s.size * 0.04, s.y + k * 55, k, random.between(-35, 35)),
      depth: 0.9,
    },
  ];
};
