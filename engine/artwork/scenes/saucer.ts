// It came from above: a saucer, its ray, the town that looks up.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { child, manInHat, soldier, womanInGown } from '../silhouettes.ts';
import { circle, ellipse, group, n, path, place, polygon, rays } from '../svg-shapes.ts';

export const saucer: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const y = s.y - u * 0.35;
  const g = s.horizon + u * 0.15;
  const tilt = random.between(-12, 12);
  const ray = polygon(
    [
      [s.x - u * 0.26, y + u * 0.1],
      [s.x + u * 0.26, y + u * 0.1],
      [s.x + u * 0.85, g + u * 0.25],
      [s.x - u * 0.85, g + u * 0.25],
    ],
    inks.light,
    'fill-opacity="0.62"',
  );
  const rings = [0.25, 0.5, 0.75]
    .map((t) =>
      ellipse(
        s.x,
        y + u * 0.1 + (g + u * 0.2 - y) * t,
        u * (0.26 + 0.58 * t),
        u * (0.05 + 0.06 * t),
        'none',
        `stroke="${inks.hot}" stroke-width="${n(u * 0.025)}"`,
      ),
    )
    .join('');
  const metal = against(inks.sky, inks.mid, inks.light, inks.hot);
  const ship = group(
    path(
      `M${n(-u * 0.38)} ${n(-u * 0.1)}Q${n(-u * 0.34)} ${n(-u * 0.52)} 0 ${n(-u * 0.52)}Q${n(u * 0.34)} ${n(-u * 0.52)} ${n(u * 0.38)} ${n(-u * 0.1)}Z`,
      inks.hot,
    ) +
      path(
        `M0 ${n(-u * 0.52)}Q${n(u * 0.34)} ${n(-u * 0.52)} ${n(u * 0.38)} ${n(-u * 0.1)}H${n(u * 0.12)}Q${n(u * 0.16)} ${n(-u * 0.36)} 0 ${n(-u * 0.52)}Z`,
        mix(inks.hot, inks.light, 0.4),
      ) +
      ellipse(0, 0, u * 1.05, u * 0.24, inks.deep) +
      ellipse(0, -u * 0.045, u * 1.05, u * 0.2, metal) +
      ellipse(0, -u * 0.09, u * 0.56, u * 0.1, inks.deep) +
      Array.from({ length: 9 }, (_, i) =>
        circle(
          (i - 4) * u * 0.21,
          u * (0.09 - Math.abs(i - 4) * 0.02),
          u * 0.045,
          i % 2 ? inks.light : inks.hot,
        ),
      ).join(''),
    `transform="translate(${n(s.x)} ${n(y)}) rotate(${n(tilt)})"`,
  );
  let town = `M-80 ${n(s.height + 80)}`;
  for (let x = -80; x < s.width + 80; x += u * 0.26) {
    const h = u * random.between(0.1, 0.42);
    town += `L${n(x)} ${n(g - h)}${random.chance(0.5) ? `l${n(u * 0.13)} ${n(-u * 0.14)}l${n(u * 0.13)} ${n(u * 0.14)}` : `h${n(u * 0.26)}`}`;
  }
  const crowd = Array.from({ length: 7 }, (_, i) =>
    place(
      random.pick([manInHat, womanInGown, child, soldier])(inks.deep),
      s.x + (i - 3) * u * 0.3,
      g + u * (0.3 + (i % 2) * 0.05),
      u * 0.0044,
      random.between(-8, 8),
    ),
  ).join('');
  const stars = Array.from({ length: 60 }, () =>
    circle(random.between(0, s.width), random.between(0, g), random.between(1.5, 4), inks.light),
  ).join('');
  return [
    {
      svg: cover(s, inks.sky) + rays(s.x, y, Math.hypot(s.width, s.height), 22, inks.far, 0.5) + stars,
      depth: 0.05,
    },
    { svg: path(`${town}V${n(s.height + 80)}Z`, mix(inks.mid, inks.deep, 0.55)), depth: 0.3 },
    { svg: ray + rings, depth: 0.5 },
    { svg: cover(s, inks.deep, g + u * 0.27) + crowd, depth: 0.75 },
    { svg: ship, depth: 0.95 },
  ];
};
