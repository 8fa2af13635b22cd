// Winter birches, a red sun low between the trunks, and tracks of someone who has gone on.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { deer, manInHat, wolf, womanInGown } from '../silhouettes.ts';
import { circle, ellipse, land, n, path, place, polygon, rect } from '../svg-shapes.ts';

export const birches: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon;
  const bark = against(inks.sky, inks.light, inks.deep);
  const mark = against(bark, inks.deep, inks.light);
  const trunk = (x: number, w: number, base: number): string => {
    const lean = random.between(-0.05, 0.05) * s.height;
    let out = polygon(
      [
        [x - w / 2, base],
        [x + w / 2, base],
        [x + w * 0.35 + lean, -60],
        [x - w * 0.35 + lean, -60],
      ],
      bark,
    );
    for (let y = 10; y < base - 30; y += random.between(34, 120)) {
      const t = 1 - y / base;
      const side = random.sign();
      const cx = x + lean * t;
      const k = w * random.between(0.2, 0.65);
      out += path(
        `M${n(cx + side * w * 0.46)} ${n(y)}q${n(-side * k)} ${n(w * 0.08)} ${n(-side * k * 1.1)} ${n(w * 0.15)}q${n(side * k * 0.4)} ${n(w * 0.1)} ${n(side * k * 1.08)} ${n(w * 0.05)}z`,
        mark,
      );
    }
    return out;
  };
  const row = (count: number, w: number, base: number, clear: number): string =>
    Array.from({ length: count }, (_, i) => {
      const x = ((i + random.between(0.15, 0.85)) / count) * (s.width + 100) - 50;
      return Math.abs(x - s.x) < clear
        ? ''
        : trunk(x, w * random.between(0.75, 1.2), base + random.between(0, u * 0.1));
    }).join('');
  const snow = mix(inks.light, inks.mid, 0.12);
  const steps = Array.from({ length: 12 }, (_, i) =>
    ellipse(
      s.x + Math.sin(i * 0.5) * u * 0.14 + (i % 2 ? 1 : -1) * (6 + i * 2),
      g + u * (0.16 + i * i * 0.0085 + i * 0.02),
      4 + i * 1.6,
      2.5 + i * 0.8,
      mix(snow, inks.deep, 0.45),
    ),
  ).join('');
  const animal = random.pick([
    place(wolf(inks.deep), s.x, g + u * 0.16, u * 0.0056),
    place(womanInGown(inks.deep), s.x, g + u * 0.16, u * 0.0054),
    place(deer(inks.deep), s.x, g + u * 0.16, u * 0.0058),
    place(manInHat(inks.deep), s.x, g + u * 0.16, u * 0.0054),
  ]);
  return [
    { svg: cover(s, inks.sky) + circle(s.x, s.y + u * 0.1, u * 0.66, inks.hot), depth: 0.05 },
    {
      svg: Array.from({ length: 24 }, () =>
        rect(random.between(0, s.width), -60, random.between(5, 12), g + 80, mix(inks.sky, inks.deep, 0.38)),
      ).join(''),
      depth: 0.2,
    },
    {
      svg:
        land(
          [
            [-90, g + u * 0.12],
            [s.width * 0.3, g + u * 0.02],
            [s.width * 0.7, g + u * 0.08],
            [s.width + 90, g],
          ],
          s.height + 80,
          snow,
        ) +
        steps +
        animal,
      depth: 0.45,
    },
    { svg: row(7, u * 0.11, g + u * 0.22, u * 0.5), depth: 0.65 },
    { svg: row(4, u * 0.26, s.height + 80, u * 0.95), depth: 1 },
  ];
};
