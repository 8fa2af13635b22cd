// Cut paper: hills, round and pointed trees, and one animal that looks at you.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { child, deer, elephant, fox, owl, pine, roundTree } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, place, ring } from '../svg-shapes.ts';

export const paperForest: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon;
  const hill = (y: number, wobble: number): Point[] => {
    const phase = random.between(0, 6);
    return Array.from({ length: 7 }, (_, i) => [
      -90 + (i / 6) * (s.width + 180),
      y + wobble * Math.sin(i * 1.35 + phase),
    ]);
  };
  const tints = [
    mix(inks.sky, inks.mid, 0.5),
    inks.mid,
    mix(inks.mid, inks.deep, 0.4),
    mix(inks.mid, inks.deep, 0.72),
  ];
  const trees = (count: number, y: number, k: number, c: string, trunk: string, clear: number): string =>
    Array.from({ length: count }, (_, i) => {
      const x = -40 + ((i + random.between(0.2, 0.8)) / count) * (s.width + 80);
      if (Math.abs(x - s.x) < clear) return '';
      const h = k * random.between(0.75, 1.3);
      return place(
        random.chance(0.5) ? pine(c) : roundTree(c, trunk),
        x,
        y + random.between(-0.05, 0.06) * u,
        h,
      );
    }).join('');
  const sun =
    circle(s.x, s.y - u * 0.15, u * 0.72, inks.hot) +
    (random.chance(0.5) ? ring(s.x, s.y - u * 0.15, u * 0.86, inks.light, u * 0.02) : '') +
    Array.from({ length: 14 }, () =>
      circle(random.between(0, s.width), random.between(0, g - u * 0.8), random.between(3, 8), inks.light),
    ).join('');
  const animal = random.pick([
    () =>
      place(
        fox(inks.hot === inks.deep ? inks.mid : inks.deep, inks.light),
        s.x - u * 0.1,
        g + u * 0.5,
        u * 0.0092,
      ),
    () => place(deer(inks.deep), s.x, g + u * 0.5, u * 0.0105),
    () => place(owl(inks.deep, inks.light), s.x, g + u * 0.48, u * 0.009),
    () => place(elephant(inks.deep, inks.light), s.x, g + u * 0.5, u * 0.0098),
    () => place(child(inks.deep), s.x, g + u * 0.5, u * 0.0075),
  ])();
  return [
    { svg: cover(s, inks.sky) + sun, depth: 0.05 },
    {
      svg:
        land(hill(g - u * 0.12, u * 0.12), s.height + 80, tints[0]!) +
        trees(9, g - u * 0.05, u * 0.0042, tints[1]!, tints[2]!, 0),
      depth: 0.3,
    },
    {
      svg:
        land(hill(g + u * 0.12, u * 0.08), s.height + 80, tints[1]!) +
        trees(7, g + u * 0.2, u * 0.0068, tints[2]!, inks.deep, u * 0.3),
      depth: 0.55,
    },
    { svg: land(hill(g + u * 0.42, u * 0.06), s.height + 80, tints[3]!) + animal, depth: 0.8 },
    {
      svg:
        trees(6, g + u * 0.75, u * 0.0125, inks.deep, inks.deep, u * 0.75) +
        land(hill(g + u * 0.8, u * 0.05), s.height + 80, inks.deep),
      depth: 1,
    },
  ];
};
