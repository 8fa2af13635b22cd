// The machine made in our image: a metal head of plates and rings, with lamps for eyes.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { circle, line, n, path, polygon, rays, rect, ring } from '../svg-shapes.ts';

export const robotHead: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x, y } = s;
  const metal = against(inks.sky, inks.light, inks.mid, inks.hot);
  const shade = mix(metal, inks.deep, 0.32);
  const rings = [2.3, 1.95, 1.65, 1.38]
    .map((k, i) => ring(x, y - u * 0.1, u * k * 0.82, i % 2 ? inks.hot : inks.far, u * (0.03 + 0.02 * i)))
    .join('');
  const half = path(
    `M${n(x)} ${n(y - u * 0.95)}C${n(x + u * 0.55)} ${n(y - u * 0.95)} ${n(x + u * 0.6)} ${n(y - u * 0.35)} ${n(x + u * 0.56)} ${n(y)}L${n(x + u * 0.42)} ${n(y + u * 0.6)}L${n(x)} ${n(y + u * 0.78)}Z`,
    shade,
  );
  const head = path(
    `M${n(x)} ${n(y - u * 0.95)}C${n(x - u * 0.55)} ${n(y - u * 0.95)} ${n(x - u * 0.6)} ${n(y - u * 0.35)} ${n(x - u * 0.56)} ${n(y)}L${n(x - u * 0.42)} ${n(y + u * 0.6)}L${n(x)} ${n(y + u * 0.78)}L${n(x + u * 0.42)} ${n(y + u * 0.6)}L${n(x + u * 0.56)} ${n(y)}C${n(x + u * 0.6)} ${n(y - u * 0.35)} ${n(x + u * 0.55)} ${n(y - u * 0.95)} ${n(x)} ${n(y - u * 0.95)}Z`,
    metal,
  );
  const eye = (k: number): string =>
    polygon(
      [
        [x + k * u * 0.1, y - u * 0.12],
        [x + k * u * 0.44, y - u * 0.24],
        [x + k * u * 0.4, y - u * 0.02],
        [x + k * u * 0.14, y + u * 0.02],
      ],
      inks.deep,
    ) +
    circle(x + k * u * 0.27, y - u * 0.09, u * 0.07, inks.hot) +
    circle(x + k * u * 0.27, y - u * 0.09, u * 0.03, '#ffffff');
  const crest = [-0.3, -0.15, 0, 0.15, 0.3]
    .map((k) =>
      path(
        `M${n(x + k * u * 0.4 - u * 0.03)} ${n(y - u * 0.5)}L${n(x + k * u * 1.1 - u * 0.045)} ${n(y - u * (1.2 - Math.abs(k)))}H${n(x + k * u * 1.1 + u * 0.045)}L${n(x + k * u * 0.4 + u * 0.03)} ${n(y - u * 0.5)}Z`,
        inks.deep,
      ),
    )
    .join('');
  const grille = [0, 1, 2, 3]
    .map((i) =>
      rect(x - u * (0.2 - i * 0.03), y + u * (0.34 + i * 0.085), u * (0.4 - i * 0.06), u * 0.038, inks.deep),
    )
    .join('');
  const nose = polygon(
    [
      [x, y - u * 0.14],
      [x + u * 0.1, y + u * 0.22],
      [x - u * 0.1, y + u * 0.22],
    ],
    mix(shade, inks.deep, 0.3),
  );
  const ear = (k: number): string =>
    circle(x + k * u * 0.6, y - u * 0.06, u * 0.19, inks.deep) +
    circle(x + k * u * 0.6, y - u * 0.06, u * 0.12, inks.hot) +
    circle(x + k * u * 0.6, y - u * 0.06, u * 0.05, inks.deep);
  const neck = [0, 1, 2, 3]
    .map((i) =>
      rect(
        x - u * (0.3 + i * 0.05),
        y + u * (0.66 + i * 0.13),
        u * (0.6 + i * 0.1),
        u * 0.1,
        i % 2 ? shade : inks.deep,
      ),
    )
    .join('');
  const shoulders =
    path(
      `M${n(x - u * 1.5)} ${n(s.height + 80)}Q${n(x - u * 1.3)} ${n(y + u * 1.1)} ${n(x - u * 0.4)} ${n(y + u * 1.1)}H${n(x + u * 0.4)}Q${n(x + u * 1.3)} ${n(y + u * 1.1)} ${n(x + u * 1.5)} ${n(s.height + 80)}Z`,
      inks.deep,
    ) + [-1, 1].map((k) => circle(x + k * u * 0.8, y + u * 1.4, u * 0.07, inks.hot)).join('');
  const lines = random.chance(0.5) ? rays(x, y, Math.hypot(s.width, s.height), 30, inks.far, 0.5) : '';
  return [
    { svg: cover(s, inks.sky) + lines, depth: 0.05 },
    { svg: rings, depth: 0.25 },
    { svg: neck + shoulders + crest, depth: 0.55 },
    {
      svg:
        ear(-1) +
        ear(1) +
        head +
        half +
        nose +
        eye(-1) +
        eye(1) +
        grille +
        line(x - u * 0.5, y - u * 0.36, x + u * 0.5, y - u * 0.36, inks.deep, u * 0.03),
      depth: 0.75,
    },
  ];
};
