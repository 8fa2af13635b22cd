// Two motor cars at full tilt, dust, and a policeman left behind.
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { bowlerFellow, child, motorCar } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, group, n, place, rays, rect } from '../svg-shapes.ts';

export const motorChase: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const side = random.sign();
  const g = s.y + u * 0.55;
  const flip = (svg: string): string =>
    side < 0 ? group(svg, `transform="translate(${n(2 * s.x)} 0) scale(-1 1)"`) : svg;
  const dust = (x: number, y: number, k: number): string =>
    [
      [0, 0, 0.5],
      [-0.55, 0.05, 0.62],
      [-1.2, 0, 0.5],
      [-1.75, 0.12, 0.34],
    ]
      .map(([a, b, r]) => circle(x + a! * k, y + b! * k - r! * k * 0.5, r! * k, inks.light))
      .join('');
  const speed = Array.from({ length: 12 }, () =>
    rect(
      s.x + random.between(-2, 1) * u,
      s.y - random.between(-0.3, 0.9) * u,
      random.between(0.2, 0.8) * u,
      u * 0.016,
      inks.light,
      'fill-opacity="0.7"',
    ),
  ).join('');
  const tilt = random.between(-9, -3);
  const road = group(
    rect(-s.width, g + u * 0.12, s.width * 4, s.height * 2, inks.deep) +
      rect(-s.width, g + u * 0.2, s.width * 4, u * 0.04, inks.light),
    `transform="rotate(${n(tilt)} ${n(s.x)} ${n(g)})"`,
  );
  const a = (tilt * Math.PI) / 180;
  const at = (k: number): Point => [s.x + k * u, g + u * 0.13 + k * u * Math.tan(a)];
  const [p, q, r] = [at(0.1), at(-1.35), at(1.3)];
  return [
    {
      svg:
        cover(s, inks.sky) + rays(s.x + side * u * 0.6, g, Math.hypot(s.width, s.height), 24, inks.far, 0.5),
      depth: 0.05,
    },
    { svg: circle(s.x + side * u * 0.35, s.y - u * 0.15, u * 0.82, inks.hot), depth: 0.2 },
    { svg: flip(speed), depth: 0.4 },
    { svg: flip(road), depth: 0.5 },
    {
      svg: flip(
        dust(q[0] - u * 0.1, q[1], u * 0.28) +
          dust(p[0] - u * 0.85, p[1] + u * 0.06, u * 0.32) +
          place(motorCar(inks.deep, inks.light), p[0], p[1], u * 0.0092, tilt - 4) +
          place(bowlerFellow(inks.deep), q[0] - u * 0.1, q[1], u * 0.0056, 12) +
          place(child(inks.deep), r[0], r[1], u * 0.004),
      ),
      depth: 0.85,
    },
  ];
};
