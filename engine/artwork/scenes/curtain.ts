// The stage: a curtain in folds, a cone of light, and the one it falls on.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { bowlerFellow, dancer, womanInGown } from '../silhouettes.ts';
import { ellipse, group, n, path, place, polygon, rays, rect } from '../svg-shapes.ts';

export const curtain: Scene = (s) => {
  const { inks, random } = s;
  const cloth = against(inks.sky, inks.hot, inks.mid);
  const fold = mix(cloth, inks.deep, 0.38);
  const floor = s.horizon + s.size * 0.3;
  const half = (side: 1 | -1, open: number): string => {
    const edge = s.x + side * open;
    const far = side > 0 ? s.width + 80 : -80;
    const sweep = (x: number, pinch: number): string =>
      `${n(x)} -60C${n(x)} ${n(s.y)} ${n(edge + (x - edge) * pinch + side * s.size * 0.25)} ${n(s.y + s.size * 0.3)} ${n(edge + (x - edge) * 0.8 + side * s.size * 0.2)} ${n(floor + s.size * 0.35)}`;
    let out = path(
      `M${sweep(edge - side * s.size * 0.35, 0.9)}L${n(far)} ${n(floor + s.size * 0.35)}L${n(far)} -60Z`,
      cloth,
    );
    for (let i = 0; i < 9; i++) {
      const x = edge - side * s.size * 0.22 + side * i * s.size * 0.3;
      const wide = s.size * 0.1;
      out += path(
        `M${sweep(x, 0.9)}L${n(edge + (x - edge) * 0.8 + side * (s.size * 0.2 + wide))} ${n(floor + s.size * 0.35)}C${n(edge + (x - edge) * 0.9 + side * (s.size * 0.25 + wide))} ${n(s.y + s.size * 0.3)} ${n(x + side * wide)} ${n(s.y)} ${n(x + side * wide * 0.8)} -60Z`,
        fold,
      );
    }
    return out;
  };
  const swags = Array.from({ length: 9 }, (_, i) => {
    const w = (s.width + 160) / 8;
    const x = -80 + (i - 0.5) * w;
    const top = Math.max(0, s.y - s.size * 1.5);
    return (
      path(
        `M${n(x)} -80L${n(x)} ${n(top)}Q${n(x + w / 2)} ${n(top + w * 0.75)} ${n(x + w)} ${n(top)}L${n(x + w)} -80Z`,
        i % 2 ? fold : cloth,
      ) +
      path(
        `M${n(x)} ${n(top)}Q${n(x + w / 2)} ${n(top + w * 0.75)} ${n(x + w)} ${n(top)}`,
        'none',
        `stroke="${inks.light}" stroke-width="7"`,
      )
    );
  }).join('');
  const beam = polygon(
    [
      [s.x - s.size * 0.06, -60],
      [s.x + s.size * 0.06, -60],
      [s.x + s.size * 0.78, floor + s.size * 0.08],
      [s.x - s.size * 0.78, floor + s.size * 0.08],
    ],
    inks.light,
    'fill-opacity="0.3"',
  );
  const pool = ellipse(s.x, floor + s.size * 0.08, s.size * 0.78, s.size * 0.17, inks.light);
  const who = random.pick([bowlerFellow, dancer, womanInGown, bowlerFellow]);
  const back = mix(inks.sky, inks.deep, 0.55);
  return [
    { svg: cover(s, back) + rays(s.x, floor, s.width * 1.4, 26, mix(back, inks.mid, 0.3), 0.5), depth: 0.05 },
    {
      svg:
        cover(s, inks.deep, floor - s.size * 0.08) +
        beam +
        pool +
        group(place(who(inks.deep), s.x + s.size * 0.05, floor + s.size * 0.1, s.size * 0.0142), ''),
      depth: 0.4,
    },
    { svg: half(-1, s.size * 0.95) + half(1, s.size * 0.95), depth: 0.75 },
    { svg: swags + rect(-80, floor + s.size * 0.33, s.width + 160, s.height, inks.deep), depth: 0.95 },
  ];
};
