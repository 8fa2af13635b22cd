// The big top from inside: stripes run to the king pole; a swing, a ring, a ball.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { dancer, elephant, rider } from '../silhouettes.ts';
import { circle, ellipse, line, n, path, place, polygon, rays, rect } from '../svg-shapes.ts';

export const bigTop: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const top = s.y - u * 1.05;
  const far = Math.hypot(s.width, s.height) * 1.2;
  const stripes = rays(s.x, top, far, random.pick([20, 24, 28]), inks.hot, 0.5, 0.08);
  const g = s.horizon + u * 0.12;
  const valance =
    Array.from({ length: 13 }, (_, i) => {
      const w = (s.width + 160) / 12;
      const x = -80 + (i - 0.5) * w;
      return path(
        `M${n(x)} ${n(g - u * 0.5)}h${n(w)}v${n(u * 0.1)}a${n(w / 2)} ${n(w / 2)} 0 0 1 ${n(-w)} 0z`,
        i % 2 ? inks.light : inks.mid,
      );
    }).join('') + rect(-80, g - u * 0.53, s.width + 160, u * 0.05, inks.deep);
  const back = rect(-80, g - u * 0.5, s.width + 160, u * 0.7, inks.deep);
  const act = random.pick([
    () =>
      circle(s.x, g - u * 0.02, u * 0.3, inks.hot) +
      path(
        `M${n(s.x - u * 0.3)} ${n(g - u * 0.02)}Q${n(s.x)} ${n(g + u * 0.12)} ${n(s.x + u * 0.3)} ${n(g - u * 0.02)}L${n(s.x + u * 0.28)} ${n(g - u * 0.12)}Q${n(s.x)} ${n(g + u * 0.02)} ${n(s.x - u * 0.28)} ${n(g - u * 0.12)}Z`,
        inks.light,
      ) +
      place(elephant(inks.light, inks.deep), s.x, g - u * 0.3, u * 0.0082),
    () =>
      line(s.x - u * 0.3, top, s.x - u * 0.16, s.y - u * 0.02, inks.deep, 5) +
      line(s.x + u * 0.3, top, s.x + u * 0.16, s.y - u * 0.02, inks.deep, 5) +
      rect(s.x - u * 0.22, s.y - u * 0.03, u * 0.44, u * 0.03, inks.deep) +
      place(dancer(inks.deep), s.x, s.y - u * 0.02, u * 0.0072),
    () =>
      place(dancer(inks.light), s.x, g - u * 0.34, u * 0.0075) +
      place(rider(inks.light), s.x, g + u * 0.16, u * 0.0072),
  ])();
  const rim =
    ellipse(s.x, g + u * 0.32, u * 1.25, u * 0.22, inks.hot) +
    ellipse(s.x, g + u * 0.28, u * 1.17, u * 0.18, inks.light) +
    ellipse(s.x, g + u * 0.28, u * 1.17, u * 0.18, inks.mid, 'fill-opacity="0.4"');
  const flags = Array.from({ length: 12 }, (_, i) => {
    const t = i / 11;
    const x = s.x + (t - 0.5) * u * 2.9;
    const y = s.y - u * 0.62 + Math.sin(t * Math.PI) * u * 0.24;
    return polygon(
      [
        [x - u * 0.07, y],
        [x + u * 0.07, y],
        [x, y + u * 0.17],
      ],
      i % 2 ? inks.deep : inks.light,
    );
  }).join('');
  return [
    { svg: cover(s, inks.sky) + stripes + circle(s.x, top, u * 0.09, inks.deep), depth: 0.05 },
    { svg: flags, depth: 0.3 },
    { svg: back + valance + cover(s, mix(inks.deep, inks.mid, 0.25), g + u * 0.15) + rim, depth: 0.55 },
    { svg: act, depth: 0.85 },
  ];
};
