// The camera itself, on three legs over the roofs, and what it throws out.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { camera } from '../silhouettes.ts';
import { circle, group, n, path, place, polygon, rect } from '../svg-shapes.ts';

export const filmCamera: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const side = random.sign();
  const far = Math.hypot(s.width, s.height);
  const [lx, ly] = [s.x + side * u * 0.28, s.y - u * 0.12];
  const beam =
    polygon(
      [
        [lx, ly],
        [lx + side * far, ly - far * 0.34],
        [lx + side * far, ly + far * 0.3],
      ],
      inks.light,
      'fill-opacity="0.5"',
    ) +
    polygon(
      [
        [lx, ly],
        [lx + side * far, ly - far * 0.16],
        [lx + side * far, ly + far * 0.13],
      ],
      inks.light,
      'fill-opacity="0.6"',
    );
  const strip = Array.from({ length: 30 }, (_, i) => {
    const t = i / 29;
    const x = s.x - side * u * (0.4 + t * 2.2);
    const y = s.y - u * 0.3 + Math.sin(t * 6) * u * 0.3 + t * u * 0.8;
    return group(
      rect(-u * 0.06, -u * 0.16, u * 0.14, u * 0.32, inks.deep) +
        rect(-u * 0.035, -u * 0.09, u * 0.08, u * 0.18, i % 3 ? inks.mid : inks.hot) +
        rect(-u * 0.03, -u * 0.145, u * 0.03, u * 0.03, inks.light) +
        rect(-u * 0.03, u * 0.115, u * 0.03, u * 0.03, inks.light),
      `transform="translate(${n(x)} ${n(y)}) rotate(${n(Math.cos(t * 6) * -38 * side)})"`,
    );
  }).join('');
  let roofs = `M-80 ${n(s.height + 80)}`;
  const g = s.horizon + u * 0.12;
  for (let x = -80; x < s.width + 80; x += u * 0.3)
    roofs += `L${n(x)} ${n(g - u * random.between(0, 0.34))}H${n(x + u * 0.3)}`;
  return [
    { svg: cover(s, inks.sky) + circle(s.x, s.y, u * 1.02, inks.hot), depth: 0.05 },
    { svg: beam, depth: 0.3 },
    { svg: path(`${roofs}V${n(s.height + 80)}Z`, mix(inks.mid, inks.deep, 0.5)), depth: 0.45 },
    {
      svg: strip + place(camera(inks.deep, inks.light), s.x, s.y + u * 0.95, u * 0.0186, 0, side < 0),
      depth: 0.75,
    },
    { svg: cover(s, inks.deep, s.y + u * 0.93), depth: 0.95 },
  ];
};
