// Big leaves part on a hot disc; two eyes look back.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { manInHat } from '../silhouettes.ts';
import { circle, ellipse, group, line, n, path, place, stroke } from '../svg-shapes.ts';

export const jungle: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const leaf = (x: number, y: number, k: number, a: number, c: string, rib: string): string =>
    group(
      path(
        `M0 0C${n(k * 0.42)} ${n(-k * 0.25)} ${n(k * 0.36)} ${n(-k * 0.8)} 0 ${n(-k)}C${n(-k * 0.36)} ${n(-k * 0.8)} ${n(-k * 0.42)} ${n(-k * 0.25)} 0 0Z`,
        c,
      ) +
        line(0, 0, 0, -k * 0.92, rib, k * 0.02) +
        stroke(
          [0.3, 0.55]
            .map(
              (t) =>
                `M0 ${n(-k * t)}L${n(k * 0.24)} ${n(-k * (t + 0.14))}M0 ${n(-k * t)}L${n(-k * 0.24)} ${n(-k * (t + 0.14))}`,
            )
            .join(''),
          rib,
          k * 0.012,
        ),
      `transform="translate(${n(x)} ${n(y)}) rotate(${n(a)})"`,
    );
  const frond = (x: number, y: number, k: number, a: number, c: string): string =>
    group(
      stroke(`M0 0Q${n(k * 0.1)} ${n(-k * 0.5)} ${n(k * 0.34)} ${n(-k * 0.92)}`, c, k * 0.02) +
        Array.from({ length: 8 }, (_, i) => {
          const t = (i + 1) / 9;
          const px = k * 0.34 * t * t;
          const py = -k * 0.92 * t;
          const l = k * 0.42 * (1 - t * 0.65);
          return path(
            `M${n(px)} ${n(py)}q${n(l * 0.5)} ${n(-l * 0.02)} ${n(l)} ${n(l * 0.42)}q${n(-l * 0.6)} ${n(-l * 0.18)} ${n(-l)} ${n(-l * 0.42)}M${n(px)} ${n(py)}q${n(-l * 0.5)} ${n(-l * 0.02)} ${n(-l)} ${n(l * 0.42)}q${n(l * 0.6)} ${n(-l * 0.18)} ${n(l)} ${n(-l * 0.42)}`,
            c,
          );
        }).join(''),
      `transform="translate(${n(x)} ${n(y)}) rotate(${n(a)})"`,
    );
  const around = (count: number, r: number, k: number, c: string, rib: string, fronds: boolean): string =>
    Array.from({ length: count }, (_, i) => {
      const a = (i / count) * 360 + random.between(-14, 14);
      const t = (a * Math.PI) / 180;
      const [x, y] = [s.x + Math.sin(t) * u * r * (s.width > s.height ? 1.3 : 1), s.y - Math.cos(t) * u * r];
      return fronds && i % 2
        ? frond(x, y, k * u * 1.15, a + 180 + random.between(-30, 30), c)
        : leaf(x, y, k * u * random.between(0.85, 1.15), a + 180 + random.between(-28, 28), c, rib);
    }).join('');
  const watched = random.chance(0.6);
  const beast = watched
    ? [-1, 1]
        .map(
          (k) =>
            path(
              `M${n(s.x + k * u * 0.06)} ${n(s.y + u * 0.05)}Q${n(s.x + k * u * 0.2)} ${n(s.y - u * 0.16)} ${n(s.x + k * u * 0.36)} ${n(s.y - u * 0.08)}Q${n(s.x + k * u * 0.26)} ${n(s.y + u * 0.1)} ${n(s.x + k * u * 0.06)} ${n(s.y + u * 0.05)}Z`,
              inks.light,
            ) + ellipse(s.x + k * u * 0.21, s.y - u * 0.02, u * 0.028, u * 0.09, inks.deep),
        )
        .join('')
    : place(manInHat(inks.deep), s.x, s.y + u * 0.5, u * 0.0066);
  const disc = circle(s.x, s.y, u * 0.86, inks.hot) + (watched ? circle(s.x, s.y, u * 0.6, inks.deep) : '');
  const [a, b, c] = [mix(inks.mid, inks.deep, 0.15), mix(inks.mid, inks.deep, 0.48), inks.deep];
  return [
    { svg: cover(s, inks.sky) + disc, depth: 0.05 },
    { svg: beast, depth: 0.25 },
    { svg: around(11, 1.3, 0.72, a, b, true), depth: 0.5 },
    { svg: around(11, 1.62, 0.85, b, c, true), depth: 0.7 },
    {
      svg: around(10, 2.15, 1.05, c, b, false) + cover(s, c, Math.max(s.horizon + u, s.y + u * 1.6)),
      depth: 1,
    },
  ];
};
