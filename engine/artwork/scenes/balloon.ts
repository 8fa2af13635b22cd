// A striped balloon over small hills, clouds cut with scissors, a flag.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, line, n, path } from '../svg-shapes.ts';

export const balloon: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const bag = (x: number, y: number, r: number, a: string, b: string): string => {
    const shape = (w: number): string =>
      `M${n(x)} ${n(y - r)}C${n(x + w * 1.35)} ${n(y - r)} ${n(x + w * 1.3)} ${n(y + r * 0.3)} ${n(x + w * 0.22)} ${n(y + r * 1.08)}H${n(x - w * 0.22)}C${n(x - w * 1.3)} ${n(y + r * 0.3)} ${n(x - w * 1.35)} ${n(y - r)} ${n(x)} ${n(y - r)}Z`;
    return (
      [1, 0.78, 0.5, 0.2].map((k, i) => path(shape(r * k), i % 2 ? b : a)).join('') +
      path(
        `M${n(x - r * 0.84)} ${n(y + r * 0.02)}Q${n(x)} ${n(y + r * 0.26)} ${n(x + r * 0.84)} ${n(y + r * 0.02)}L${n(x + r * 0.76)} ${n(y + r * 0.22)}Q${n(x)} ${n(y + r * 0.46)} ${n(x - r * 0.76)} ${n(y + r * 0.22)}Z`,
        inks.deep,
      ) +
      [-1, 1]
        .map((k) => line(x + k * r * 0.2, y + r * 1.06, x + k * r * 0.13, y + r * 1.45, inks.deep, 4))
        .join('') +
      path(
        `M${n(x - r * 0.17)} ${n(y + r * 1.42)}H${n(x + r * 0.17)}L${n(x + r * 0.13)} ${n(y + r * 1.68)}H${n(x - r * 0.13)}Z`,
        inks.deep,
      )
    );
  };
  const cloud = (x: number, y: number, k: number, c: string): string =>
    path(
      `M${n(x - k)} ${n(y)}a${n(k * 0.4)} ${n(k * 0.4)} 0 0 1 ${n(k * 0.42)} ${n(-k * 0.36)}a${n(k * 0.52)} ${n(k * 0.52)} 0 0 1 ${n(k * 0.92)} ${n(-k * 0.02)}a${n(k * 0.38)} ${n(k * 0.38)} 0 0 1 ${n(k * 0.62)} ${n(k * 0.38)}Z`,
      c,
    );
  const g = s.horizon;
  const hills = (y: number, k: number): Point[] => {
    const p = random.between(0, 6);
    return Array.from({ length: 8 }, (_, i) => [
      -90 + (i / 7) * (s.width + 180),
      y + Math.sin(i * 1.5 + p) * k,
    ]);
  };
  const side = random.sign();
  const paper = against(inks.sky, inks.light, inks.far);
  return [
    {
      svg: cover(s, inks.sky) + circle(s.x + side * u * 0.5, s.y - u * 0.35, u * 0.9, inks.far),
      depth: 0.05,
    },
    {
      svg:
        cloud(s.x - side * u * 1.05, s.y + u * 0.1, u * 0.42, paper) +
        cloud(s.x + side * u * 1.05, s.y - u * 0.75, u * 0.34, paper) +
        cloud(s.x + side * u * 1.6, s.y + u * 0.2, u * 0.4, paper),
      depth: 0.25,
    },
    {
      svg:
        bag(s.x - side * u * 1.0, s.y - u * 0.72, u * 0.16, inks.mid, inks.light) +
        bag(s.x, s.y - u * 0.2, u * 0.66, inks.hot, against(inks.hot, inks.light, inks.mid)),
      depth: 0.6,
    },
    {
      svg:
        land(hills(g + u * 0.14, u * 0.1), s.height + 80, mix(inks.mid, inks.deep, 0.2)) +
        land(hills(g + u * 0.34, u * 0.09), s.height + 80, mix(inks.mid, inks.deep, 0.5)),
      depth: 0.75,
    },
    {
      svg:
        land(hills(g + u * 0.58, u * 0.06), s.height + 80, inks.deep) +
        cloud(s.x + side * u * 0.75, s.y + u * 0.72, u * 0.36, paper),
      depth: 1,
    },
  ];
};
