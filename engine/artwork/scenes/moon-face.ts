// The moon with a face, after the fairground trick films: stars, clouds of paper, and a shell on its way.
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { rocket } from '../silhouettes.ts';
import { circle, ellipse, group, n, path, place, rect, stroke } from '../svg-shapes.ts';

export const moonFace: Scene = (s) => {
  const { inks, random } = s;
  const r = s.size * 0.86;
  const { x, y } = s;
  const star = (cx: number, cy: number, k: number): string =>
    path(
      `M${n(cx)} ${n(cy - k)}Q${n(cx)} ${n(cy)} ${n(cx + k)} ${n(cy)}Q${n(cx)} ${n(cy)} ${n(cx)} ${n(cy + k)}Q${n(cx)} ${n(cy)} ${n(cx - k)} ${n(cy)}Q${n(cx)} ${n(cy)} ${n(cx)} ${n(cy - k)}Z`,
      inks.light,
    );
  const stars = Array.from({ length: 26 }, () =>
    star(random.between(0, s.width), random.between(0, s.height * 0.8), random.between(6, 22)),
  ).join('');
  const winks = random.chance(0.6);
  const eye = (ex: number, open: boolean): string =>
    open
      ? ellipse(ex, y - r * 0.16, r * 0.13, r * 0.16, '#fff') +
        circle(ex + r * 0.03, y - r * 0.13, r * 0.075, inks.deep) +
        stroke(
          `M${n(ex - r * 0.2)} ${n(y - r * 0.34)}Q${n(ex)} ${n(y - r * 0.5)} ${n(ex + r * 0.2)} ${n(y - r * 0.34)}`,
          inks.deep,
          r * 0.035,
          'stroke-linecap="round"',
        )
      : stroke(
          `M${n(ex - r * 0.15)} ${n(y - r * 0.16)}Q${n(ex)} ${n(y - r * 0.04)} ${n(ex + r * 0.15)} ${n(y - r * 0.16)}`,
          inks.deep,
          r * 0.035,
          'stroke-linecap="round"',
        );
  const shell = winks
    ? place(rocket(inks.mid, inks.deep, inks.deep), x + r * 0.33, y - r * 0.14, r * 0.0078, 215)
    : '';
  const face =
    circle(x, y, r, inks.light) +
    `<clipPath id="disc">${circle(x, y, r, '#000')}</clipPath>` +
    group(
      circle(
        x - r * 0.35,
        y - r * 0.25,
        r * 1.18,
        'none',
        `stroke="${inks.mid}" stroke-width="${n(r * 0.42)}" stroke-opacity="0.28"`,
      ) +
        [
          [-0.62, 0.3, 0.12],
          [0.55, 0.55, 0.16],
          [-0.15, 0.78, 0.1],
          [0.1, -0.72, 0.13],
          [-0.6, -0.5, 0.08],
          [0.7, -0.45, 0.07],
        ]
          .map(([u, v, k]) => circle(x + r * u!, y + r * v!, r * k!, inks.mid, 'fill-opacity="0.22"'))
          .join(''),
      'clip-path="url(#disc)"',
    ) +
    circle(x - r * 0.5, y + r * 0.17, r * 0.14, inks.hot, 'fill-opacity="0.55"') +
    circle(x + r * 0.52, y + r * 0.17, r * 0.14, inks.hot, 'fill-opacity="0.55"') +
    eye(x - r * 0.31, true) +
    (winks ? shell : eye(x + r * 0.31, random.chance(0.5))) +
    stroke(
      `M${n(x - r * 0.02)} ${n(y - r * 0.2)}Q${n(x + r * 0.14)} ${n(y + r * 0.16)} ${n(x - r * 0.06)} ${n(y + r * 0.17)}`,
      inks.deep,
      r * 0.035,
      'stroke-linecap="round"',
    ) +
    path(
      `M${n(x - r * 0.34)} ${n(y + r * 0.37)}Q${n(x)} ${n(y + r * 0.74)} ${n(x + r * 0.34)} ${n(y + r * 0.37)}Q${n(x)} ${n(y + r * 0.5)} ${n(x - r * 0.34)} ${n(y + r * 0.37)}Z`,
      inks.deep,
    );
  const cloud = (cx: number, cy: number, k: number, c: string): string =>
    [
      [-1, 0, 0.55],
      [-0.4, -0.35, 0.7],
      [0.35, -0.25, 0.62],
      [1, 0.05, 0.5],
    ]
      .map(([u, v, q]) => circle(cx + u! * k, cy + v! * k, q! * k, c))
      .join('') + rect(cx - k * 1.55, cy - k * 0.05, k * 3.05, s.height, c);
  return [
    { svg: cover(s, inks.sky) + stars, depth: 0.05 },
    { svg: face, depth: 0.35 },
    {
      svg:
        cloud(s.x - s.size * 1.1, s.horizon + s.size * 0.15, s.size * 0.42, inks.mid) +
        cloud(s.x + s.size * 1.2, s.horizon + s.size * 0.05, s.size * 0.46, inks.mid),
      depth: 0.7,
    },
    {
      svg:
        cloud(s.x - s.size * 0.2, s.horizon + s.size * 0.5, s.size * 0.4, inks.far) +
        cloud(s.x + s.size * 1.5, s.horizon + s.size * 0.45, s.size * 0.4, inks.far) +
        cloud(s.x - s.size * 1.7, s.horizon + s.size * 0.5, s.size * 0.45, inks.far),
      depth: 1,
    },
  ];
};
