// Two blades crossed before the sun, a plumed hat, a rose or a key at stake.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { circle, group, n, path, polygon, rays, rect } from '../svg-shapes.ts';

export const crossedSwords: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x, y } = s;
  const steel = inks.light;
  const sword = (angle: number): string =>
    group(
      polygon(
        [
          [-u * 0.055, u * 0.5],
          [u * 0.055, u * 0.5],
          [u * 0.04, -u * 1.1],
          [0, -u * 1.28],
          [-u * 0.04, -u * 1.1],
        ],
        steel,
      ) +
        polygon(
          [
            [0, u * 0.5],
            [u * 0.055, u * 0.5],
            [u * 0.04, -u * 1.1],
            [0, -u * 1.28],
          ],
          mix(steel, inks.deep, 0.35),
        ) +
        path(
          `M${n(-u * 0.27)} ${n(u * 0.52)}Q0 ${n(u * 0.36)} ${n(u * 0.27)} ${n(u * 0.52)}L${n(u * 0.24)} ${n(u * 0.58)}Q0 ${n(u * 0.46)} ${n(-u * 0.24)} ${n(u * 0.58)}Z`,
          inks.deep,
        ) +
        rect(-u * 0.055, u * 0.5, u * 0.07, u * 0.34, inks.deep) +
        circle(0, u * 0.88, u * 0.065, inks.deep) +
        path(
          `M${n(u * 0.22)} ${n(u * 0.54)}Q${n(u * 0.26)} ${n(u * 0.8)} 0 ${n(u * 0.86)}`,
          'none',
          `stroke="${inks.deep}" stroke-width="${n(u * 0.03)}"`,
        ),
      `transform="translate(${n(x)} ${n(y + u * 0.1)}) rotate(${n(angle)})"`,
    );
  const a = random.between(36, 48);
  const hat = group(
    path(
      `M${n(-u * 0.62)} ${n(u * 0.06)}Q${n(-u * 0.3)} ${n(-u * 0.1)} ${n(-u * 0.28)} ${n(-u * 0.12)}Q${n(-u * 0.26)} ${n(-u * 0.4)} 0 ${n(-u * 0.4)}Q${n(u * 0.26)} ${n(-u * 0.4)} ${n(u * 0.28)} ${n(-u * 0.12)}Q${n(u * 0.4)} ${n(-u * 0.02)} ${n(u * 0.66)} ${n(-u * 0.14)}Q${n(u * 0.45)} ${n(u * 0.2)} 0 ${n(u * 0.16)}Q${n(-u * 0.4)} ${n(u * 0.2)} ${n(-u * 0.62)} ${n(u * 0.06)}Z`,
      inks.deep,
    ) +
      path(
        `M${n(u * 0.16)} ${n(-u * 0.16)}Q${n(u * 0.3)} ${n(-u * 0.75)} ${n(u * 0.85)} ${n(-u * 0.62)}Q${n(u * 0.62)} ${n(-u * 0.56)} ${n(u * 0.66)} ${n(-u * 0.44)}Q${n(u * 0.5)} ${n(-u * 0.46)} ${n(u * 0.5)} ${n(-u * 0.32)}Q${n(u * 0.36)} ${n(-u * 0.36)} ${n(u * 0.16)} ${n(-u * 0.16)}Z`,
        inks.light,
      ) +
      rect(-u * 0.28, -u * 0.17, u * 0.56, u * 0.075, inks.hot),
    `transform="translate(${n(x)} ${n(y - u * 0.62)}) rotate(${n(random.between(-9, 9))})"`,
  );
  const sun =
    circle(x, y, u * 0.98, inks.hot) +
    rays(x, y, Math.hypot(s.width, s.height), random.whole(16, 32), inks.far, 0.5, 0.05);
  const g = Math.max(s.horizon, y + u * 0.75);
  let wall = '';
  for (let i = 0; i < 18; i++)
    wall += rect(-80 + (i * (s.width + 160)) / 18, g + u * 0.16, (s.width + 160) / 32, u * 0.16, inks.deep);
  return [
    { svg: cover(s, inks.sky) + sun + circle(x, y, u * 0.98, inks.hot), depth: 0.05 },
    { svg: wall + cover(s, inks.deep, g + u * 0.28), depth: 0.4 },
    { svg: sword(a) + sword(-a), depth: 0.65 },
    { svg: hat, depth: 0.95 },
  ];
};
