// Columns, a great stair and a burning sun: antiquity as the epics had it.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { soldier, womanInGown } from '../silhouettes.ts';
import { circle, group, land, line, n, path, place, polygon, rays, rect } from '../svg-shapes.ts';

export const temple: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon + u * 0.15;
  const stone = against(inks.hot, inks.light, inks.mid);
  const shade = mix(stone, inks.deep, 0.35);
  const top = s.y - u * 0.42;
  const count = random.pick([5, 6, 7]);
  const half = u * 0.98;
  const columns = Array.from({ length: count }, (_, i) => {
    const x = s.x - half * 0.88 + (i / (count - 1)) * half * 1.76;
    const w = ((half * 1.76) / count) * 0.27;
    return (
      rect(x - w, top, w * 2, g - top, stone) +
      rect(x, top, w, g - top, shade) +
      [-0.4, 0.15]
        .map((k) => rect(x + k * w, top + 12, w * 0.12, g - top, inks.deep, 'fill-opacity="0.25"'))
        .join('') +
      rect(x - w * 1.35, top, w * 2.7, u * 0.055, stone) +
      rect(x - w * 1.35, g - u * 0.05, w * 2.7, u * 0.06, shade)
    );
  }).join('');
  const roof =
    rect(s.x - half * 1.06, top - u * 0.14, half * 2.12, u * 0.15, shade) +
    polygon(
      [
        [s.x - half * 1.14, top - u * 0.14],
        [s.x + half * 1.14, top - u * 0.14],
        [s.x, top - u * 0.56],
      ],
      stone,
    ) +
    polygon(
      [
        [s.x - half * 0.86, top - u * 0.18],
        [s.x + half * 0.86, top - u * 0.18],
        [s.x, top - u * 0.48],
      ],
      inks.deep,
    ) +
    circle(s.x, top - u * 0.28, u * 0.075, inks.hot);
  const stairs = Array.from({ length: 5 }, (_, i) =>
    rect(
      s.x - half * (1.1 + i * 0.09),
      g + i * u * 0.075,
      half * (2.2 + i * 0.18),
      u * 0.08,
      i % 2 ? shade : stone,
    ),
  ).join('');
  const rows = Array.from({ length: 8 }, (_, i) =>
    place(
      random.pick([soldier, womanInGown, soldier])(inks.deep),
      s.x + (i - 3.5) * u * 0.33,
      g + u * 0.52 + (i % 2) * u * 0.05,
      u * 0.0041,
    ),
  ).join('');
  const pyramids = random.chance(0.35);
  const far = mix(inks.mid, inks.deep, 0.2);
  const monument = pyramids
    ? [
        [-0.5, 0.95],
        [0.62, 0.7],
        [1.25, 0.42],
      ]
        .map(
          ([x, k]) =>
            polygon(
              [
                [s.x + x! * u - k! * u, g],
                [s.x + x! * u, g - k! * u * 1.25],
                [s.x + x! * u + k! * u, g],
              ],
              stone,
            ) +
            polygon(
              [
                [s.x + x! * u, g - k! * u * 1.25],
                [s.x + x! * u + k! * u, g],
                [s.x + x! * u + k! * u * 0.16, g],
              ],
              shade,
            ),
        )
        .join('') +
      [-1.2, 1.9]
        .map(
          (x) =>
            line(s.x + x * u, g, s.x + x * u, g - u * 0.5, inks.deep, u * 0.04) +
            [0, 1, 2, 3, 4]
              .map((i) =>
                group(
                  path(
                    `M0 0Q${n(u * 0.2)} ${n(-u * 0.1)} ${n(u * 0.36)} ${n(u * 0.1)}Q${n(u * 0.18)} ${n(u * 0.02)} 0 0Z`,
                    inks.deep,
                  ),
                  `transform="translate(${n(s.x + x * u)} ${n(g - u * 0.5)}) rotate(${i * 58 - 116 - 60})"`,
                ),
              )
              .join(''),
        )
        .join('')
    : columns + roof + stairs;
  return [
    {
      svg:
        cover(s, inks.sky) +
        rays(s.x, s.y, Math.hypot(s.width, s.height), 26, inks.far, 0.5) +
        circle(s.x, s.y - u * 0.1, u * 1.02, inks.hot),
      depth: 0.05,
    },
    {
      svg: land(
        [
          [-90, g - u * 0.15],
          [s.width * 0.25, g - u * 0.3],
          [s.width * 0.6, g - u * 0.12],
          [s.width + 90, g - u * 0.26],
        ],
        s.height + 80,
        far,
      ),
      depth: 0.25,
    },
    { svg: cover(s, mix(inks.mid, inks.deep, 0.5), g) + monument, depth: 0.55 },
    { svg: cover(s, inks.deep, g + u * 0.5) + rows, depth: 0.9 },
  ];
};
