// Science fiction: a banded planet with its rings, small moons, and a rocket on a long arc.
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { rocket } from '../silhouettes.ts';
import { circle, group, n, path, place, rect, stroke } from '../svg-shapes.ts';

export const rocketOrbit: Scene = (s) => {
  const { inks, random } = s;
  const stars = Array.from(
    { length: 90 },
    () =>
      `M${n(random.between(0, s.width))} ${n(random.between(0, s.height))}h${random.chance(0.15) ? 6 : 3}v${random.chance(0.15) ? 6 : 3}h-3z`,
  ).join('');
  const r = s.size * random.between(0.62, 0.8);
  const [px, py] = [s.x + s.size * 0.12, s.y];
  const bands = Array.from({ length: 6 }, (_, i) =>
    rect(
      px - r,
      py - r + ((i + random.between(0, 0.4)) / 6) * 2 * r,
      2 * r,
      (r / 6) * random.between(0.4, 1.1),
      i % 2 ? inks.mid : inks.light,
      `fill-opacity="${i % 2 ? 0.85 : 0.35}"`,
    ),
  ).join('');
  const tilt = random.between(-32, -14) * random.sign();
  const halfRing = (front: boolean): string =>
    group(
      [1.75, 1.55, 1.42]
        .map(
          (k, i) =>
            `<path d="M${n(-r * k)} 0A${n(r * k)} ${n(r * k * 0.26)} 0 0 ${front ? 0 : 1} ${n(r * k)} 0" fill="none" stroke="${i === 1 ? inks.hot : inks.light}" stroke-width="${n(r * [0.05, 0.09, 0.02][i]!)}"/>`,
        )
        .join(''),
      `transform="translate(${n(px)} ${n(py)}) rotate(${n(tilt)})"`,
    );
  const planet =
    `<clipPath id="planet">${circle(px, py, r, '#000')}</clipPath>` +
    group(
      circle(px, py, r, inks.hot) +
        bands +
        circle(
          px + r * 0.5,
          py + r * 0.35,
          r * 1.25,
          'none',
          `stroke="${inks.deep}" stroke-width="${n(r * 0.9)}" stroke-opacity="0.28"`,
        ),
      'clip-path="url(#planet)"',
    );
  const side = random.sign();
  const [ax, ay] = [s.x - side * s.size * 1.5, s.horizon + s.size * 0.7];
  const [bx, by] = [s.x - side * s.size * 0.52, s.y - s.size * 0.62];
  const arc = stroke(
    `M${n(ax)} ${n(ay)}Q${n(s.x - side * s.size * 1.25)} ${n(s.y - s.size * 0.1)} ${n(bx)} ${n(by)}`,
    inks.light,
    s.size * 0.022,
    'stroke-dasharray="4 18" stroke-linecap="round"',
  );
  const ship = place(
    rocket(inks.light, inks.mid, inks.hot),
    bx,
    by,
    s.size * random.between(0.0058, 0.0075),
    side * 52,
  );
  const moons =
    circle(s.x + side * s.size * 1.05, s.y - s.size * 0.95, s.size * 0.13, inks.mid) +
    circle(
      s.x + side * s.size * 1.05 + s.size * 0.04,
      s.y - s.size * 0.92,
      s.size * 0.1,
      inks.sky,
      'fill-opacity="0.5"',
    ) +
    circle(s.x - side * s.size * 0.9, s.y + s.size * 0.75, s.size * 0.06, inks.light);
  return [
    { svg: cover(s, inks.sky) + path(stars, inks.light, 'fill-opacity="0.8"'), depth: 0.05 },
    { svg: moons, depth: 0.2 },
    { svg: halfRing(false) + planet + halfRing(true), depth: 0.45 },
    { svg: arc + ship, depth: 0.95 },
  ];
};
