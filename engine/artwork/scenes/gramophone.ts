// A gramophone horn opens like a flower and pours out circles of sound.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { circle, ellipse, group, line, n, path, place, polygon, rect } from '../svg-shapes.ts';

export const gramophone: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const side = random.sign();
  const horn =
    Array.from({ length: 12 }, (_, i) => {
      const a = (i / 12) * 360;
      return group(
        path(
          `M0 0Q${n(u * 0.14)} ${n(-u * 0.4)} ${n(u * 0.15)} ${n(-u * 0.66)}Q0 ${n(-u * 0.86)} ${n(-u * 0.15)} ${n(-u * 0.66)}Q${n(-u * 0.14)} ${n(-u * 0.4)} 0 0Z`,
          i % 2 ? inks.hot : mix(inks.hot, inks.deep, 0.3),
        ),
        `transform="rotate(${n(a)})"`,
      );
    }).join('') + circle(0, 0, u * 0.16, inks.deep);
  const [hx, hy] = [s.x + u * 0.12, s.y - u * 0.25];
  const neck = path(
    `M${n(hx)} ${n(hy + u * 0.1)}C${n(hx - u * 0.9)} ${n(hy + u * 0.5)} ${n(hx - u * 0.75)} ${n(s.y + u * 0.75)} ${n(s.x - u * 0.25)} ${n(s.y + u * 0.78)}`,
    'none',
    `stroke="${inks.deep}" stroke-width="${n(u * 0.1)}" stroke-linecap="round"`,
  );
  const box =
    ellipse(s.x, s.y + u * 0.82, u * 0.62, u * 0.12, inks.deep) +
    ellipse(s.x, s.y + u * 0.8, u * 0.2, u * 0.04, inks.hot) +
    polygon(
      [
        [s.x - u * 0.62, s.y + u * 0.9],
        [s.x + u * 0.62, s.y + u * 0.9],
        [s.x + u * 0.7, s.y + u * 1.35],
        [s.x - u * 0.7, s.y + u * 1.35],
      ],
      inks.deep,
    ) +
    polygon(
      [
        [s.x - u * 0.52, s.y + u * 1.0],
        [s.x + u * 0.52, s.y + u * 1.0],
        [s.x + u * 0.57, s.y + u * 1.25],
        [s.x - u * 0.57, s.y + u * 1.25],
      ],
      inks.mid,
    ) +
    line(s.x + u * 0.68, s.y + u * 1.12, s.x + u * 0.9, s.y + u * 1.0, inks.deep, u * 0.04);
  const waves = [2.6, 2.2, 1.85, 1.5, 1.18]
    .map((k, i) => circle(hx, hy, u * k, i % 2 ? inks.sky : inks.far))
    .join('');
  const note = (x: number, y: number, k: number): string =>
    place(
      ellipse(0, 0, 12, 9, inks.deep, 'transform="rotate(-20)"') +
        rect(9, -52, 5, 52, inks.deep) +
        path('M9 -52Q34 -44 30 -20Q26 -34 14 -36Z', inks.deep),
      x,
      y,
      k,
    );
  const notes = Array.from({ length: 6 }, (_, i) =>
    note(
      s.x + u * random.between(-1.3, 1.3),
      s.y - u * (0.75 + random.between(-0.1, 0.6)) + (i % 2) * u * 0.5,
      u * random.between(0.002, 0.0042),
    ),
  ).join('');
  const flip = (svg: string): string =>
    side < 0 ? group(svg, `transform="translate(${n(2 * s.x)} 0) scale(-1 1)"`) : svg;
  return [
    { svg: cover(s, inks.sky) + flip(waves), depth: 0.05 },
    { svg: cover(s, mix(inks.mid, inks.deep, 0.55), s.y + u * 1.3) + flip(neck + box), depth: 0.5 },
    { svg: flip(group(horn, `transform="translate(${n(hx)} ${n(hy)}) scale(1 0.94)"`)), depth: 0.75 },
    { svg: notes, depth: 1 },
  ];
};
