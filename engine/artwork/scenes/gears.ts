// The works: wheels within wheels, chimneys, and the small people who keep them going.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { bowlerFellow, manInHat, soldier } from '../silhouettes.ts';
import { circle, n, path, place, polygon, rays } from '../svg-shapes.ts';

export const gears: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const wheel = (
    x: number,
    y: number,
    r: number,
    c: string,
    hole: string,
    teeth: number,
    turn: number,
  ): string => {
    let d = '';
    for (let i = 0; i < teeth * 4; i++) {
      const a = turn + (i / (teeth * 4)) * Math.PI * 2;
      const k = i % 4 < 2 ? r * 1.12 : r * 0.94;
      d += `${i === 0 ? 'M' : 'L'}${n(x + k * Math.cos(a))} ${n(y + k * Math.sin(a))}`;
    }
    const spokes = Array.from({ length: 6 }, (_, i) =>
      circle(
        x + r * 0.56 * Math.cos(turn + i * 1.047),
        y + r * 0.56 * Math.sin(turn + i * 1.047),
        r * 0.19,
        hole,
      ),
    ).join('');
    return path(`${d}Z`, c) + spokes + circle(x, y, r * 0.22, hole) + circle(x, y, r * 0.09, c);
  };
  const g = s.horizon;
  const chimneys = Array.from({ length: 6 }, (_, i) => {
    const x = s.x + (i - 2.5) * u * 0.55;
    const h = u * random.between(0.7, 1.5);
    return (
      polygon(
        [
          [x - u * 0.08, g],
          [x - u * 0.05, g - h],
          [x + u * 0.05, g - h],
          [x + u * 0.08, g],
        ],
        mix(inks.mid, inks.deep, 0.35),
      ) +
      [0, 1, 2]
        .map((k) =>
          circle(x + u * (0.06 + k * 0.13), g - h - u * (0.07 + k * 0.1), u * (0.07 + k * 0.05), inks.far),
        )
        .join('')
    );
  }).join('');
  const roofs = `M-80 ${n(g)}${Array.from({ length: 14 }, (_, i) => `L${n(-80 + (i / 14) * (s.width + 160))} ${n(g - u * 0.28)}L${n(-80 + ((i + 1) / 14) * (s.width + 160))} ${n(g - u * 0.08)}`).join('')}V${n(s.height + 80)}H-80Z`;
  const men = Array.from({ length: 7 }, (_, i) =>
    place(
      random.pick([bowlerFellow, soldier, manInHat])(inks.deep),
      s.x + (i - 3) * u * 0.36,
      g + u * 0.52,
      u * 0.0042,
    ),
  ).join('');
  return [
    {
      svg: cover(s, inks.sky) + rays(s.x, s.y, Math.hypot(s.width, s.height), 22, inks.far, 0.5, 0.1),
      depth: 0.05,
    },
    { svg: chimneys + path(roofs, mix(inks.mid, inks.deep, 0.55)), depth: 0.25 },
    {
      svg:
        wheel(s.x + u * 0.72, s.y - u * 0.62, u * 0.42, inks.mid, inks.sky, 12, 0.2) +
        wheel(s.x - u * 0.95, s.y + u * 0.5, u * 0.36, inks.mid, inks.sky, 11, 0.1),
      depth: 0.45,
    },
    { svg: wheel(s.x - u * 0.08, s.y, u * 0.66, inks.hot, inks.deep, 18, random.next()), depth: 0.65 },
    {
      svg:
        cover(s, inks.deep, g + u * 0.5) +
        men +
        wheel(s.x + u * 0.85, s.y + u * 0.5, u * 0.34, inks.deep, inks.hot, 10, 0.3),
      depth: 0.9,
    },
  ];
};
