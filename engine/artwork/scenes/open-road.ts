// A road to the horizon, a car, poles, and a sun too big for the sky.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { motorCar } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, line, path, place, polygon, rect } from '../svg-shapes.ts';

export const openRoad: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon - u * 0.05;
  const bottom = s.height + 60;
  const vx = s.x + random.between(-0.25, 0.25) * u;
  const road = polygon(
    [
      [vx - u * 0.03, g],
      [vx + u * 0.03, g],
      [s.x + u * 1.5, bottom],
      [s.x - u * 1.1, bottom],
    ],
    inks.deep,
  );
  const dashes = Array.from({ length: 7 }, (_, i) => {
    const t0 = ((i + 0.15) / 7) ** 2.3;
    const t1 = ((i + 0.6) / 7) ** 2.3;
    const y = (t: number): number => g + (bottom - g) * t;
    const x = (t: number): number => vx + (s.x + u * 0.2 - vx) * t;
    const w = (t: number): number => u * 0.05 * t + 0.6;
    return polygon(
      [
        [x(t0) - w(t0), y(t0)],
        [x(t0) + w(t0), y(t0)],
        [x(t1) + w(t1), y(t1)],
        [x(t1) - w(t1), y(t1)],
      ],
      inks.light,
    );
  }).join('');
  const bands = random.chance(0.6)
    ? [0.05, 0.22, 0.37, 0.5, 0.62, 0.73]
        .map((k, i) => rect(vx - u, s.y + u * k - u * 0.1, u * 2, u * (0.02 + i * 0.011), inks.sky))
        .join('')
    : '';
  const side = random.sign();
  const poles = [0.09, 0.2, 0.38, 0.72]
    .map((t) => {
      const x = vx + side * u * (0.25 + 2.1 * t);
      const y = g + (bottom - g) * t * 0.55;
      const k = u * 2.1 * t + u * 0.12;
      return (
        line(x, y, x, y - k, inks.deep, 2 + 9 * t) +
        line(x - k * 0.17, y - k * 0.88, x + k * 0.17, y - k * 0.88, inks.deep, 2 + 6 * t)
      );
    })
    .join('');
  const hills: Point[] = Array.from({ length: 9 }, (_, i) => [
    -90 + (i / 8) * (s.width + 180),
    g - u * random.between(0.02, 0.26),
  ]);
  const rear = place(
    path(
      'M-60 0L-62 -28Q-60 -34 -52 -36L-40 -62Q-38 -66 -30 -66L30 -66Q38 -66 40 -62L52 -36Q60 -34 62 -28L60 0Z',
      inks.mid,
    ) +
      path('M-34 -58L34 -58L44 -38L-44 -38Z', inks.deep) +
      rect(-56, -28, 18, 9, inks.hot) +
      rect(38, -28, 18, 9, inks.hot) +
      rect(-24, -20, 48, 10, inks.light) +
      rect(-54, 0, 18, 12, inks.deep) +
      rect(36, 0, 18, 12, inks.deep) +
      rect(-66, -10, 132, 8, inks.light),
    s.x + u * 0.34,
    g + u * 0.62,
    u * 0.0046,
  );
  return [
    { svg: cover(s, inks.sky) + circle(vx, s.y - u * 0.1, u * 0.9, inks.hot) + bands, depth: 0.05 },
    { svg: land(hills, s.height + 80, mix(inks.mid, inks.deep, 0.3), false), depth: 0.3 },
    { svg: cover(s, mix(inks.mid, inks.deep, 0.55), g) + road + dashes, depth: 0.5 },
    { svg: poles, depth: 0.75 },
    {
      svg: random.chance(0.75)
        ? rear
        : place(motorCar(inks.deep, inks.light), s.x + u * 0.2, g + u * 0.6, u * 0.0044),
      depth: 0.9,
    },
  ];
};
