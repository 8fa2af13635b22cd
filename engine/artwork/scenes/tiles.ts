// A composition of quarter circles, discs and bars on a grid, in the manner of the Bauhaus.
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { bowlerFellow, child, dancer, manInHat, womanInGown } from '../silhouettes.ts';
import { circle, n, path, place, polygon, rect } from '../svg-shapes.ts';

export const tiles: Scene = (s) => {
  const { inks, random } = s;
  const k = s.size * random.pick([0.5, 0.62, 0.74]);
  const colours = [inks.hot, inks.mid, inks.deep, inks.light, inks.far];
  const [x0, y0] = [s.x - Math.ceil(s.x / k + 1) * k, s.y - Math.ceil(s.y / k + 1) * k];
  let back = '';
  let front = '';
  for (let x = x0; x < s.width + k; x += k)
    for (let y = y0; y < s.height + k; y += k) {
      const [a, b] = [random.pick(colours), random.pick(colours)];
      const near = Math.hypot(x + k / 2 - s.x, y + k / 2 - s.y) < s.size * 1.35;
      if (!near && random.chance(0.55)) continue;
      back += rect(x, y, k + 0.6, k + 0.6, a);
      const [cx, cy] = [x + (random.chance(0.5) ? k : 0), y + (random.chance(0.5) ? k : 0)];
      const quarter = (r: number, c: string): string =>
        path(
          `M${n(cx)} ${n(cy)}L${n(cx + (cx > x ? -r : r))} ${n(cy)}A${n(r)} ${n(r)} 0 0 ${cx > x === cy > y ? 1 : 0} ${n(cx)} ${n(cy + (cy > y ? -r : r))}Z`,
          c,
        );
      front += random.pick([
        () => quarter(k, b),
        () => quarter(k, b) + quarter(k * 0.5, a),
        () => circle(x + k / 2, y + k / 2, k * 0.36, b),
        () => [0, 1, 2].map((i) => rect(x, y + (i * 2 + 0.5) * (k / 6), k, k / 6, b)).join(''),
        () =>
          polygon(
            [
              [x, y],
              [x + k, y],
              [x, y + k],
            ],
            b,
          ),
        () => quarter(k, b) + quarter(k * 0.66, a) + quarter(k * 0.33, b),
        () => '',
      ])();
    }
  return [
    { svg: cover(s, inks.sky), depth: 0 },
    { svg: back, depth: 0.3 },
    { svg: front, depth: 0.5 },
    {
      svg: random.chance(0.6)
        ? place(
            random.pick([manInHat, womanInGown, dancer, bowlerFellow, child])(inks.deep),
            s.x,
            s.y + s.size * 0.75,
            s.size * 0.0135,
          )
        : '',
      depth: 0.9,
    },
  ];
};
