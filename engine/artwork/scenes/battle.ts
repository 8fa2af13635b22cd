// War: searchlights over broken ground, wire, a line of men, poppies.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { biplane, soldier } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, line, n, place, polygon, stroke } from '../svg-shapes.ts';

export const battle: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon + u * 0.2;
  const beam = (x: number, a: number, w: number): string => {
    const far = s.height * 1.6;
    return polygon(
      [
        [x - 4, g],
        [x + 4, g],
        [x + Math.sin(a + w) * far, g - Math.cos(a + w) * far],
        [x + Math.sin(a - w) * far, g - Math.cos(a - w) * far],
      ],
      inks.light,
      'fill-opacity="0.26"',
    );
  };
  const beams =
    beam(s.x - u * 0.9, random.between(0.2, 0.5), 0.09) +
    beam(s.x + u * 0.9, random.between(-0.5, -0.2), 0.09) +
    beam(s.x + u * 0.1, random.between(-0.2, 0.2), 0.07);
  const sun = circle(s.x, g - u * 0.35, u * 0.85, inks.hot);
  const planes = Array.from({ length: 3 }, (_, i) =>
    place(
      biplane(inks.deep, inks.deep),
      s.x + u * (-0.7 + i * 0.6),
      s.y - u * (0.75 + (i % 2) * 0.28),
      u * 0.0021 * (1 + i * 0.3),
      -8,
    ),
  ).join('');
  const rough = (y: number, k: number): Point[] =>
    Array.from({ length: 18 }, (_, i) => [-80 + (i / 17) * (s.width + 160), y + random.between(-k, k)]);
  const count = random.whole(5, 8);
  const men = Array.from({ length: count }, (_, i) =>
    place(
      soldier(inks.deep),
      s.x + u * (-1.05 + (2.1 * (i + 0.5)) / count) + random.between(-0.05, 0.05) * u,
      g + u * 0.08 + random.between(-0.03, 0.05) * u,
      u * random.between(0.0062, 0.0078),
      random.between(-9, 9),
    ),
  ).join('');
  let wire = '';
  for (let i = -1; i < 9; i++) {
    const x = (i / 8) * s.width;
    wire +=
      line(x, g + u * 0.66, x + u * 0.08, g + u * 0.28, inks.deep, 9) +
      line(x + u * 0.1, g + u * 0.66, x, g + u * 0.28, inks.deep, 9);
  }
  const coil =
    stroke(
      `M-60 ${n(g + u * 0.42)}${Array.from({ length: 30 }, (_, i) => `q${n(s.width / 54)} ${n(i % 2 ? 34 : -34)} ${n(s.width / 27)} 0`).join('')}`,
      inks.deep,
      4,
    ) +
    stroke(
      `M-60 ${n(g + u * 0.5)}${Array.from({ length: 30 }, (_, i) => `q${n(s.width / 54)} ${n(i % 2 ? -30 : 30)} ${n(s.width / 27)} 0`).join('')}`,
      inks.deep,
      4,
    );
  const poppies = Array.from({ length: 12 }, () => {
    const [x, y, r] = [
      random.between(0, s.width),
      g + u * random.between(0.68, 1.2),
      u * random.between(0.025, 0.055),
    ];
    return (
      line(x, y, x + r * 0.4, y + r * 4, mix(inks.mid, inks.deep, 0.3), 4) +
      circle(x, y, r, inks.hot) +
      circle(x, y, r * 0.35, inks.deep)
    );
  }).join('');
  return [
    { svg: cover(s, inks.sky) + sun + beams, depth: 0.05 },
    { svg: planes, depth: 0.3 },
    {
      svg: land(rough(g - u * 0.02, u * 0.05), s.height + 80, mix(inks.mid, inks.deep, 0.55), false) + men,
      depth: 0.55,
    },
    {
      svg: land(rough(g + u * 0.2, u * 0.04), s.height + 80, mix(inks.deep, inks.mid, 0.15), false),
      depth: 0.7,
    },
    {
      svg:
        wire +
        coil +
        land(rough(g + u * 0.62, u * 0.03), s.height + 80, mix(inks.deep, '#000000', 0.35), false) +
        poppies,
      depth: 1,
    },
  ];
};
