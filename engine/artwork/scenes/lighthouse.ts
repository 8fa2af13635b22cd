// A lighthouse on its rock; one beam over black water.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, line, n, path, polygon, rect } from '../svg-shapes.ts';

export const lighthouse: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const side = random.sign();
  const x = s.x - side * u * 0.3;
  const top = s.y - u * 0.55;
  const g = s.horizon;
  const far = Math.hypot(s.width, s.height);
  const a = random.between(-0.22, 0.05);
  const beam = (k: number): string =>
    polygon(
      [
        [x, top - u * 0.04],
        [x + k * far, top - u * 0.04 + Math.tan(a - 0.13) * far * k * side],
        [x + k * far, top - u * 0.04 + Math.tan(a + 0.13) * far * k * side],
      ],
      inks.light,
      'fill-opacity="0.55"',
    );
  const stripes = Array.from({ length: 5 }, (_, i) => {
    const t0 = i / 5;
    const t1 = (i + 1) / 5;
    const w = (t: number): number => u * (0.13 + 0.1 * t);
    const y = (t: number): number => top + u * 0.12 + t * (g - top - u * 0.05);
    return polygon(
      [
        [x - w(t0), y(t0)],
        [x + w(t0), y(t0)],
        [x + w(t1), y(t1)],
        [x - w(t1), y(t1)],
      ],
      i % 2 ? inks.light : inks.hot,
    );
  }).join('');
  const lamp =
    rect(x - u * 0.19, top + u * 0.08, u * 0.38, u * 0.05, inks.deep) +
    rect(x - u * 0.1, top - u * 0.14, u * 0.2, u * 0.23, inks.light) +
    line(x, top - u * 0.14, x, top + u * 0.1, inks.deep, 4) +
    path(
      `M${n(x - u * 0.14)} ${n(top - u * 0.13)}Q${n(x)} ${n(top - u * 0.4)} ${n(x + u * 0.14)} ${n(top - u * 0.13)}Z`,
      inks.deep,
    ) +
    circle(x, top - u * 0.3, u * 0.035, inks.deep);
  const rock: Point[] = [
    [x - u * 1.0, s.height + 80],
    [x - u * 0.72, g + u * 0.3],
    [x - u * 0.42, g + u * 0.05],
    [x - u * 0.24, g - u * 0.02],
    [x + u * 0.3, g],
    [x + u * 0.5, g + u * 0.16],
    [x + u * 0.85, g + u * 0.26],
    [x + u * 1.05, s.height + 80],
  ];
  const wave = (y: number, c: string, k: number): string => {
    let d = '';
    for (let i = 0; i < 16; i++) d += `q${n(s.width / 28)} ${n(i % 2 ? u * k : -u * k)} ${n(s.width / 14)} 0`;
    return path(`M-60 ${n(y)}${d}V${n(s.height + 80)}H-60Z`, c);
  };
  const moon =
    circle(s.x + side * u * 0.75, s.y - u * 0.6, u * 0.28, inks.hot) +
    circle(s.x + side * u * 0.65, s.y - u * 0.68, u * 0.26, inks.sky);
  return [
    { svg: cover(s, inks.sky) + moon, depth: 0.05 },
    { svg: beam(side) + beam(-side * 0.9), depth: 0.25 },
    { svg: wave(g + u * 0.12, mix(inks.mid, inks.deep, 0.25), 0.04), depth: 0.4 },
    { svg: stripes + lamp + polygon(rock, inks.deep), depth: 0.65 },
    {
      svg: wave(g + u * 0.36, mix(inks.mid, inks.deep, 0.6), 0.06) + wave(g + u * 0.62, inks.deep, 0.07),
      depth: 0.95,
    },
  ];
};
