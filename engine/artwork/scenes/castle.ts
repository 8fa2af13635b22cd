// Gothic: a castle on its crag before the moon, bats, bare trees.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { bareTree, bat } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, land, n, place, polygon, rect } from '../svg-shapes.ts';

export const castle: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon;
  const moon =
    circle(s.x, s.y - u * 0.1, u * random.between(0.78, 0.92), inks.hot) +
    circle(s.x - u * 0.2, s.y - u * 0.3, u * 0.12, inks.sky, 'fill-opacity="0.2"') +
    circle(s.x + u * 0.25, s.y + u * 0.05, u * 0.18, inks.sky, 'fill-opacity="0.2"');
  const tower = (x: number, w: number, top: number, base: number, pointed: boolean): string =>
    rect(x - w / 2, top, w, base - top, inks.deep) +
    (pointed
      ? polygon(
          [
            [x - w * 0.75, top],
            [x + w * 0.75, top],
            [x, top - w * random.between(1.8, 2.8)],
          ],
          inks.deep,
        )
      : rect(x - w * 0.65, top - w * 0.2, w * 1.3, w * 0.3, inks.deep) +
        [-0.5, 0, 0.5]
          .map((k) => rect(x + k * w - w * 0.13, top - w * 0.42, w * 0.26, w * 0.3, inks.deep))
          .join('')) +
    rect(x - w * 0.09, top + w * 0.5, w * 0.18, w * 0.42, inks.light, `rx="${n(w * 0.09)}"`);
  const base = s.y + u * 0.5;
  const keep =
    [
      [-0.42, 0.2, -0.02, 1],
      [-0.2, 0.17, -0.3, 1],
      [0.02, 0.28, 0.02, 0],
      [0.24, 0.15, -0.48, 1],
      [0.44, 0.18, 0.1, 1],
      [-0.6, 0.12, 0.22, 0],
    ]
      .map(([x, w, t, p]) =>
        tower(s.x + x! * u, w! * u, s.y + t! * u + random.between(-0.1, 0.1) * u, base + u * 0.2, p === 1),
      )
      .join('') + rect(s.x - u * 0.6, s.y + u * 0.36, u * 1.1, u * 0.3, inks.deep);
  const crag = polygon(
    [
      [s.x - u * 0.66, base],
      [s.x + u * 0.52, base - u * 0.04],
      [s.x + u * 0.6, base + u * 0.25],
      [s.x + u * 0.78, base + u * 0.4],
      [s.x + u * 1.0, s.height + 60],
      [s.x - u * 1.3, s.height + 60],
      [s.x - u * 0.86, base + u * 0.36],
      [s.x - u * 0.78, base + u * 0.12],
    ],
    inks.deep,
  );
  const hills: Point[] = Array.from({ length: 9 }, (_, i) => [
    -80 + (i / 8) * (s.width + 160),
    g + u * random.between(0.05, 0.35),
  ]);
  const bats = Array.from({ length: random.whole(5, 9) }, () =>
    place(
      bat(inks.deep),
      s.x + random.between(-1.1, 1.1) * u,
      s.y + random.between(-0.9, 0.1) * u,
      u * random.between(0.0012, 0.0034),
      random.between(-24, 24),
    ),
  ).join('');
  const side = random.sign();
  return [
    { svg: cover(s, inks.sky) + moon, depth: 0.05 },
    { svg: land(hills, s.height + 80, mix(inks.mid, inks.deep, 0.3)), depth: 0.3 },
    { svg: crag + keep, depth: 0.5 },
    { svg: bats, depth: 0.8 },
    {
      svg:
        land(
          hills.map(([x, y]) => [x, y + u * 0.42] as Point),
          s.height + 80,
          mix(inks.deep, '#000000', 0.3),
        ) + place(bareTree(inks.deep), s.x + side * u * 1.15, g + u * 0.62, u * 0.0135, 0, side > 0),
      depth: 1,
    },
  ];
};
