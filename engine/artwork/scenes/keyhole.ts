// A keyhole full of light, and someone on the other side of the door.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { manInHat, nightVisitor, womanInGown } from '../silhouettes.ts';
import { circle, group, n, path, place, polygon, rays, rect } from '../svg-shapes.ts';

export const keyhole: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x, y } = s;
  const door = mix(inks.sky, inks.deep, 0.72);
  const hole = `M${n(x - u * 0.2)} ${n(y + u * 0.05)}A${n(u * 0.5)} ${n(u * 0.5)} 0 1 1 ${n(x + u * 0.2)} ${n(y + u * 0.05)}L${n(x + u * 0.46)} ${n(y + u * 1.12)}H${n(x - u * 0.46)}Z`;
  const plate = path(
    `M${n(x)} ${n(y - u * 1.3)}Q${n(x + u * 0.95)} ${n(y - u * 1.2)} ${n(x + u * 0.78)} ${n(y - u * 0.2)}Q${n(x + u * 0.7)} ${n(y + u * 0.4)} ${n(x + u * 0.9)} ${n(y + u * 1.05)}Q${n(x + u * 0.5)} ${n(y + u * 1.5)} ${n(x)} ${n(y + u * 1.55)}Q${n(x - u * 0.5)} ${n(y + u * 1.5)} ${n(x - u * 0.9)} ${n(y + u * 1.05)}Q${n(x - u * 0.7)} ${n(y + u * 0.4)} ${n(x - u * 0.78)} ${n(y - u * 0.2)}Q${n(x - u * 0.95)} ${n(y - u * 1.2)} ${n(x)} ${n(y - u * 1.3)}Z`,
    inks.mid,
  );
  const panels = [-1, 1]
    .map((k) =>
      rect(x + k * u * 1.25 - (k < 0 ? s.width : 0), -60, s.width, s.height + 120, mix(door, inks.deep, 0.4)),
    )
    .join('');
  const screws = [
    [0, -1.12],
    [0, 1.38],
    [-0.62, -0.62],
    [0.62, -0.62],
  ]
    .map(([a, b]) => circle(x + a! * u, y + b! * u, u * 0.05, inks.deep))
    .join('');
  const who = random.pick([womanInGown, manInHat, nightVisitor]);
  const floor = polygon(
    [
      [x - u * 0.4, y + u * 0.8],
      [x + u * 0.4, y + u * 0.8],
      [x + u * 0.48, y + u * 1.14],
      [x - u * 0.48, y + u * 1.14],
    ],
    inks.light,
  );
  return [
    { svg: cover(s, door) + panels, depth: 0 },
    { svg: plate + screws, depth: 0.4 },
    {
      svg:
        `<clipPath id="hole"><path d="${hole}"/></clipPath>` +
        path(hole, inks.hot) +
        group(
          rays(x, y + u * 0.2, u * 2, 20, mix(inks.hot, inks.light, 0.4), 0.5) +
            floor +
            place(who(inks.deep), x, y + u * 0.98, u * 0.0104),
          'clip-path="url(#hole)"',
        ) +
        path(hole, 'none', `stroke="${inks.deep}" stroke-width="${n(u * 0.05)}"`),
      depth: 0.6,
    },
  ];
};
