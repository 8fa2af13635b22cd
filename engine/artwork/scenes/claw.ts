// A hand of shadow reaches from above for someone small.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { child, manInHat, womanInGown } from '../silhouettes.ts';
import { circle, ellipse, group, n, path, place, polygon, rays } from '../svg-shapes.ts';

export const claw: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const mirror = random.sign();
  const finger = (x: number, y: number, len: number, angle: number, w: number): string =>
    group(
      path(
        `M${n(-w)} ${n(-u * 0.3)}L${n(-w * 0.9)} ${n(len * 0.42)}Q${n(-w * 1.3)} ${n(len * 0.5)} ${n(-w * 0.7)} ${n(len * 0.58)}L0 ${n(len)}L${n(w * 0.7)} ${n(len * 0.58)}Q${n(w * 1.3)} ${n(len * 0.5)} ${n(w * 0.9)} ${n(len * 0.42)}L${n(w)} ${n(-u * 0.3)}Z`,
        inks.deep,
      ),
      `transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)})"`,
    );
  const y0 = s.y - u * 0.42;
  const hand =
    polygon(
      [
        [s.x - u * 0.26, -80],
        [s.x + u * 0.3, -80],
        [s.x + u * 0.42, y0],
        [s.x + u * 0.3, y0 + u * 0.3],
        [s.x - u * 0.34, y0 + u * 0.3],
        [s.x - u * 0.46, y0],
      ],
      inks.deep,
    ) +
    [
      [-0.36, 0.12, 0.95, 20],
      [-0.16, 0.24, 1.16, 7],
      [0.08, 0.25, 1.2, -4],
      [0.28, 0.17, 1.02, -15],
    ]
      .map(([x, y, l, a]) => finger(s.x + x! * u, y0 + y! * u, l! * u, a!, u * 0.085))
      .join('') +
    finger(s.x + u * 0.4, y0 - u * 0.05, u * 0.85, -50, u * 0.09);
  const g = Math.max(s.horizon, s.y + u * 0.8);
  const lamp =
    ellipse(s.x, s.y + u * 0.15, u * 1.15, u * 1.15, inks.hot) +
    (random.chance(0.5) ? rays(s.x, s.y + u * 0.15, Math.hypot(s.width, s.height), 26, inks.far, 0.5) : '');
  const flip = (svg: string): string =>
    mirror < 0 ? group(svg, `transform="translate(${n(2 * s.x)} 0) scale(-1 1)"`) : svg;
  return [
    { svg: cover(s, inks.sky) + lamp + circle(s.x, s.y + u * 0.15, u * 1.15, inks.hot), depth: 0.05 },
    { svg: cover(s, mix(inks.deep, inks.mid, 0.2), g + u * 0.1), depth: 0.4 },
    {
      svg: place(
        random.pick([womanInGown, child, manInHat])(inks.deep),
        s.x - u * 0.02,
        g + u * 0.16,
        u * 0.0047,
      ),
      depth: 0.6,
    },
    { svg: flip(hand), depth: 0.95 },
  ];
};
