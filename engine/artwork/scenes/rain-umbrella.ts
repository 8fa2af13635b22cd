// Two under one umbrella, rain on the slant, the lamp in the wet street.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { manInHat, streetLamp, womanInGown } from '../silhouettes.ts';
import { circle, line, n, path, place, rect } from '../svg-shapes.ts';

export const rainUmbrella: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon + u * 0.1;
  const slant = random.between(0.12, 0.35) * random.sign();
  let drops = '';
  for (let i = 0; i < 150; i++) {
    const [x, y, k] = [
      random.between(-80, s.width + 80),
      random.between(-40, s.height),
      random.between(18, 58),
    ];
    drops += `M${n(x)} ${n(y)}l${n(-slant * k)} ${n(k)}`;
  }
  const umbrella = (x: number, y: number, r: number): string =>
    path(
      `M${n(x - r)} ${n(y)}A${n(r)} ${n(r * 0.86)} 0 0 1 ${n(x + r)} ${n(y)}${[0, 1, 2, 3].map(() => `q${n(-r * 0.25)} ${n(-r * 0.16)} ${n(-r * 0.5)} 0`).join('')}Z`,
      inks.hot,
    ) +
    path(
      `M${n(x)} ${n(y - r * 0.86)}Q${n(x + r * 0.55)} ${n(y - r * 0.6)} ${n(x + r * 0.5)} ${n(y)}q${n(-r * 0.25)} ${n(-r * 0.16)} ${n(-r * 0.5)} 0Z`,
      mix(inks.hot, inks.deep, 0.28),
    ) +
    line(x, y - r, x, y + r * 0.9, inks.deep, u * 0.018);
  const [a, b] = [
    place(manInHat(inks.deep), s.x - u * 0.16, g + u * 0.25, u * 0.0104),
    place(womanInGown(inks.deep), s.x + u * 0.17, g + u * 0.25, u * 0.0098),
  ];
  const windows = Array.from({ length: 40 }, (_, i) => {
    const [c, r] = [i % 8, Math.floor(i / 8)];
    return random.chance(0.4)
      ? rect(
          s.x + (c - 4) * u * 0.52 + u * 0.12,
          s.y - u * (1.1 - r * 0.36),
          u * 0.17,
          u * 0.22,
          random.chance(0.5) ? inks.light : inks.hot,
          'fill-opacity="0.5"',
        )
      : '';
  }).join('');
  const wet = Array.from({ length: 7 }, (_, i) =>
    rect(
      s.x - u * random.between(0.2, 0.75),
      g + u * (0.34 + i * 0.11),
      u * random.between(0.4, 1.2),
      u * 0.022,
      i % 2 ? inks.hot : inks.light,
      'fill-opacity="0.55"',
    ),
  ).join('');
  const lampX = s.x + random.sign() * u * 0.92;
  return [
    { svg: cover(s, inks.sky) + windows, depth: 0.05 },
    {
      svg:
        circle(lampX, g - u * 1.2, u * 0.42, inks.light, 'fill-opacity="0.18"') +
        circle(lampX, g - u * 1.2, u * 0.24, inks.light, 'fill-opacity="0.3"') +
        place(streetLamp(inks.deep, inks.light), lampX, g + u * 0.18, u * 0.0155),
      depth: 0.4,
    },
    {
      svg:
        cover(s, mix(inks.deep, inks.mid, 0.22), g + u * 0.15) +
        wet +
        a +
        b +
        umbrella(s.x, s.y - u * 0.16, u * 0.72),
      depth: 0.75,
    },
    { svg: path(drops, 'none', `stroke="${inks.light}" stroke-width="3.4" stroke-opacity="0.55"`), depth: 1 },
  ];
};
