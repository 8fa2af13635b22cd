// Constructivism: a disc, a wedge and beams on the diagonal, and someone who calls out.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { camera, soldier } from '../silhouettes.ts';
import { circle, ellipse, group, n, place, polygon, rays, rect, ring, stroke } from '../svg-shapes.ts';

export const wedge: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const flip = random.sign();
  const angle = random.between(-38, -24);
  const far = Math.hypot(s.width, s.height);
  const bars = [
    [-0.95, 0.34, inks.hot],
    [-0.48, 0.06, inks.deep],
    [-0.3, 0.12, inks.mid],
    [0.75, 0.3, inks.deep],
    [1.12, 0.08, inks.hot],
    [1.3, 0.03, inks.deep],
  ] as const;
  const beams = group(
    bars.map(([at, w, c]) => rect(-far, at * u, far * 2, w * u, c)).join(''),
    `transform="translate(${n(s.x)} ${n(s.y)}) rotate(${n(angle)})"`,
  );
  const disc =
    circle(s.x + u * 0.12, s.y - u * 0.05, u * 0.72, inks.deep) +
    circle(s.x + u * 0.12, s.y - u * 0.05, u * 0.6, inks.light) +
    (random.chance(0.5)
      ? rays(s.x + u * 0.12, s.y - u * 0.05, u * 0.6, 20, inks.mid, 0.5)
      : ring(s.x + u * 0.12, s.y - u * 0.05, u * 0.45, inks.mid, u * 0.1));
  const spear = polygon(
    [
      [s.x - u * 1.6, s.y + u * 0.35],
      [s.x - u * 1.1, s.y + u * 1.05],
      [s.x + u * 0.28, s.y - u * 0.12],
    ],
    inks.hot,
  );
  const horn = group(
    polygon(
      [
        [0, -0.1 * u],
        [0.85 * u, -0.46 * u],
        [0.85 * u, 0.46 * u],
        [0, 0.1 * u],
      ],
      inks.deep,
    ) +
      ellipse(0.85 * u, 0, 0.15 * u, 0.46 * u, inks.hot) +
      ellipse(0.87 * u, 0, 0.1 * u, 0.34 * u, inks.deep) +
      rect(-0.16 * u, -0.1 * u, 0.2 * u, 0.2 * u, inks.deep) +
      [0.6, 0.75, 0.9]
        .map((k) =>
          stroke(
            `M${n(u * (0.75 + k * 0.6))} ${n(-u * k * 0.62)}Q${n(u * (1.0 + k * 0.75))} 0 ${n(u * (0.75 + k * 0.6))} ${n(u * k * 0.62)}`,
            inks.light,
            u * 0.035,
          ),
        )
        .join(''),
    `transform="translate(${n(s.x - u * 0.55)} ${n(s.y + u * 0.32)}) rotate(${n(angle)})"`,
  );
  const gear = (x: number, y: number, r: number): string =>
    Array.from({ length: 12 }, (_, i) =>
      group(
        rect(-r * 0.13, -r * 1.2, r * 0.26, r * 0.4, inks.deep),
        `transform="translate(${n(x)} ${n(y)}) rotate(${i * 30})"`,
      ),
    ).join('') +
    circle(x, y, r, inks.deep) +
    circle(x, y, r * 0.55, inks.hot) +
    circle(x, y, r * 0.2, inks.deep);
  const crowd = Array.from({ length: 9 }, (_, i) =>
    place(
      soldier(i % 3 ? inks.deep : mix(inks.deep, inks.mid, 0.4)),
      s.x - u * 1.2 + i * u * 0.3,
      s.horizon + u * (0.25 + (i % 2) * 0.06),
      u * 0.0062,
    ),
  ).join('');
  const centre = random.pick([
    horn,
    spear + gear(s.x + u * 0.4, s.y + u * 0.2, u * 0.36),
    spear + place(camera(inks.deep, inks.hot), s.x + u * 0.1, s.y + u * 0.75, u * 0.0125),
    spear,
  ]);
  const wrap = (svg: string): string =>
    flip < 0 ? group(svg, `transform="translate(${n(2 * s.x)} 0) scale(-1 1)"`) : svg;
  return [
    { svg: cover(s, inks.sky) + wrap(beams), depth: 0.05 },
    { svg: wrap(disc), depth: 0.4 },
    { svg: wrap(centre), depth: 0.7 },
    { svg: wrap(crowd), depth: 1 },
  ];
};
