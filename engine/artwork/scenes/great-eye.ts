// A great eye that has seen it: lids, lashes like rays, and a small figure in the pupil.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { manInHat, nightVisitor, womanInGown } from '../silhouettes.ts';
import { circle, group, n, path, place, polygon, rays, stroke } from '../svg-shapes.ts';

export const greatEye: Scene = (s) => {
  const { inks, random } = s;
  const w = s.size * 1.18;
  const h = s.size * random.between(0.52, 0.66);
  const { x, y } = s;
  const almond = `M${n(x - w)} ${n(y)}Q${n(x - w * 0.4)} ${n(y - h * 1.35)} ${n(x)} ${n(y - h * 1.12)}Q${n(x + w * 0.5)} ${n(y - h * 1.1)} ${n(x + w)} ${n(y)}Q${n(x + w * 0.4)} ${n(y + h * 1.2)} ${n(x)} ${n(y + h)}Q${n(x - w * 0.5)} ${n(y + h)} ${n(x - w)} ${n(y)}Z`;
  const r = h * 0.86;
  const iris =
    circle(x, y - h * 0.06, r, inks.hot) +
    rays(x, y - h * 0.06, r, random.whole(24, 44), mix(inks.hot, inks.deep, 0.35), 0.45) +
    circle(x, y - h * 0.06, r * 0.56, inks.deep) +
    circle(x + r * 0.3, y - h * 0.06 - r * 0.38, r * 0.14, '#ffffff');
  const figure = place(
    random.pick([manInHat, womanInGown, nightVisitor])(inks.light),
    x,
    y + r * 0.42,
    r * 0.0082,
  );
  const lashes = Array.from({ length: 13 }, (_, i) => {
    const t = i / 12;
    const a = Math.PI * (1.1 + 0.8 * t);
    const [bx, by] = [x + w * 0.9 * Math.cos(a), y - h * 0.25 + h * 0.92 * Math.sin(a)];
    const k = s.size * 0.5;
    return polygon(
      [
        [bx - 9, by + 10],
        [bx + 9, by + 10],
        [bx + Math.cos(a) * k, by + Math.sin(a) * k],
      ],
      inks.deep,
    );
  }).join('');
  const burst = rays(x, y, Math.hypot(s.width, s.height), random.whole(18, 30), inks.far, 0.5, random.next());
  return [
    { svg: cover(s, inks.sky) + burst, depth: 0.05 },
    { svg: lashes, depth: 0.35 },
    {
      svg:
        `<clipPath id="lid"><path d="${almond}"/></clipPath>` +
        path(almond, inks.light) +
        group(
          iris +
            path(almond, 'none', `stroke="${inks.deep}" stroke-width="${n(h * 0.34)}" stroke-opacity="0.22"`),
          'clip-path="url(#lid)"',
        ) +
        path(almond, 'none', `stroke="${inks.deep}" stroke-width="${n(s.size * 0.045)}"`) +
        stroke(
          `M${n(x - w * 0.95)} ${n(y - h * 0.4)}Q${n(x - w * 0.3)} ${n(y - h * 1.75)} ${n(x + w * 0.9)} ${n(y - h * 0.6)}`,
          inks.deep,
          s.size * 0.03,
        ),
      depth: 0.55,
    },
    { svg: figure, depth: 0.8 },
  ];
};
