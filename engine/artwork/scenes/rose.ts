// One rose of cut paper: petals fold inwards, each turned on the last.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { circle, group, n, path, polygon, rays, stroke } from '../svg-shapes.ts';

export const rose: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x } = s;
  const y = s.y - u * 0.15;
  const turn = random.between(0, 72);
  const tints = [
    mix(inks.hot, inks.deep, 0.42),
    inks.hot,
    mix(inks.hot, inks.light, 0.22),
    mix(inks.hot, inks.light, 0.42),
  ];
  const petal = (r: number, a: number, fill: string): string =>
    group(
      path(
        `M${n(-r * 0.62)} ${n(-r * 0.1)}C${n(-r * 0.9)} ${n(-r * 0.85)} ${n(-r * 0.25)} ${n(-r * 1.12)} 0 ${n(-r * 0.92)}C${n(r * 0.25)} ${n(-r * 1.12)} ${n(r * 0.9)} ${n(-r * 0.85)} ${n(r * 0.62)} ${n(-r * 0.1)}Q0 ${n(r * 0.3)} ${n(-r * 0.62)} ${n(-r * 0.1)}Z`,
        fill,
      ),
      `transform="translate(${n(x)} ${n(y)}) rotate(${n(a)})"`,
    );
  let bloom = '';
  for (const [layer, r] of [0.95, 0.74, 0.55, 0.38].entries()) {
    for (let i = 0; i < 5; i++)
      bloom += petal(
        u * r,
        turn + layer * 36 + i * 72,
        mix(tints[layer] ?? inks.hot, inks.deep, i % 2 ? 0.14 : 0),
      );
  }
  const heart =
    circle(x, y, u * 0.2, tints[0] ?? inks.hot) +
    stroke(
      `M${n(x - u * 0.12)} ${n(y + u * 0.02)}a${n(u * 0.12)} ${n(u * 0.12)} 0 1 1 ${n(u * 0.2)} ${n(u * 0.08)}a${n(u * 0.07)} ${n(u * 0.07)} 0 1 1 ${n(-u * 0.1)} ${n(-u * 0.1)}`,
      inks.light,
      u * 0.026,
      'stroke-linecap="round"',
    );
  const green = mix(inks.mid, inks.deep, 0.4);
  const leaf = (lx: number, ly: number, k: number, a: number): string =>
    group(
      path(
        `M0 0C${n(k * 0.45)} ${n(-k * 0.3)} ${n(k * 0.3)} ${n(-k * 0.8)} 0 ${n(-k)}C${n(-k * 0.3)} ${n(-k * 0.8)} ${n(-k * 0.45)} ${n(-k * 0.3)} 0 0Z`,
        green,
      ) +
        path(
          `M0 0C${n(k * 0.45)} ${n(-k * 0.3)} ${n(k * 0.3)} ${n(-k * 0.8)} 0 ${n(-k)}Z`,
          mix(green, inks.deep, 0.45),
        ),
      `transform="translate(${n(lx)} ${n(ly)}) rotate(${n(a)})"`,
    );
  const stem =
    stroke(
      `M${n(x)} ${n(y)}C${n(x + u * 0.1)} ${n(y + u)} ${n(x - u * 0.12)} ${n(y + u * 1.3)} ${n(x + u * 0.04)} ${n(s.height + 80)}`,
      inks.deep,
      u * 0.06,
    ) +
    [1.0, 1.2, 1.5]
      .map((k, i) =>
        polygon(
          [
            [x - u * 0.03, y + u * k],
            [x + (i % 2 ? -1 : 1) * u * 0.16, y + u * (k - 0.06)],
            [x + u * 0.03, y + u * (k + 0.1)],
          ],
          inks.deep,
        ),
      )
      .join('');
  const ground = random.pick([
    circle(x, y, u * 1.3, inks.far),
    rays(x, y, Math.hypot(s.width, s.height), 26, inks.far, 0.5),
    [1.9, 1.6, 1.3].map((k, i) => circle(x, y, u * k, i % 2 ? inks.sky : inks.far)).join(''),
  ]);
  return [
    { svg: cover(s, inks.sky) + ground, depth: 0.05 },
    { svg: stem + leaf(x, y + u * 1.16, u * 0.62, 62) + leaf(x, y + u * 1.3, u * 0.6, -62), depth: 0.45 },
    {
      svg:
        [-140, -70, 0, 70, 140]
          .map((a) =>
            leaf(
              x + Math.sin((a * Math.PI) / 180) * u * 0.55,
              y - Math.cos((a * Math.PI) / 180) * u * 0.55,
              u * 0.72,
              a,
            ),
          )
          .join('') +
        bloom +
        heart,
      depth: 0.75,
    },
  ];
};
