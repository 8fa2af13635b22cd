// Ploughed rows run to the horizon; a mill turns against a wide sky.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { bowlerFellow, child, womanInGown } from '../silhouettes.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, group, land, line, n, path, place, polygon, rect } from '../svg-shapes.ts';

export const windmill: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon;
  const vx = s.x + random.between(-0.4, 0.4) * u;
  const rows = Array.from({ length: 17 }, (_, i) => {
    const k = (i - 8) / 8;
    return polygon(
      [
        [vx + k * u * 0.5, g],
        [vx + (k + 0.06) * u * 0.5, g],
        [vx + (k + 0.07) * s.width * 1.6, s.height + 60],
        [vx + k * s.width * 1.6, s.height + 60],
      ],
      i % 2 ? mix(inks.mid, inks.deep, 0.55) : inks.deep,
    );
  }).join('');
  const turn = random.between(0, 90);
  const hub: Point = [s.x, s.y - u * 0.22];
  const sails = [0, 90, 180, 270]
    .map((a) =>
      group(
        rect(-u * 0.018, -u * 0.95, u * 0.036, u * 0.95, inks.deep) +
          rect(u * 0.018, -u * 0.93, u * 0.17, u * 0.68, inks.light) +
          [0, 1, 2, 3, 4, 5]
            .map((i) =>
              line(u * 0.018, -u * (0.93 - i * 0.136), u * 0.188, -u * (0.93 - i * 0.136), inks.deep, 4),
            )
            .join('') +
          line(u * 0.103, -u * 0.93, u * 0.103, -u * 0.25, inks.deep, 3),
        `transform="translate(${n(hub[0])} ${n(hub[1])}) rotate(${n(turn + a)})"`,
      ),
    )
    .join('');
  const body =
    polygon(
      [
        [s.x - u * 0.2, s.y - u * 0.18],
        [s.x + u * 0.2, s.y - u * 0.18],
        [s.x + u * 0.36, g + u * 0.06],
        [s.x - u * 0.36, g + u * 0.06],
      ],
      inks.deep,
    ) +
    path(
      `M${n(s.x - u * 0.24)} ${n(s.y - u * 0.16)}Q${n(s.x)} ${n(s.y - u * 0.62)} ${n(s.x + u * 0.24)} ${n(s.y - u * 0.16)}Z`,
      inks.hot,
    ) +
    rect(s.x - u * 0.05, g - u * 0.18, u * 0.1, u * 0.24, inks.hot) +
    [0.1, 0.36].map((k) => rect(s.x - u * 0.035, s.y + u * k, u * 0.07, u * 0.1, inks.light)).join('');
  const sky = Array.from({ length: 6 }, (_, i) =>
    rect(-60, s.y - u * (1.25 - i * 0.36), s.width + 120, u * (0.05 + i * 0.025), inks.far),
  ).join('');
  const folk = [-1, 1]
    .map((k) =>
      place(
        random.pick([womanInGown, bowlerFellow, child])(inks.deep),
        s.x + k * u * random.between(0.6, 1.0),
        g + u * 0.14,
        u * 0.0036,
      ),
    )
    .join('');
  return [
    { svg: cover(s, inks.sky) + sky + circle(s.x + u * 0.2, s.y + u * 0.1, u * 0.82, inks.hot), depth: 0.05 },
    {
      svg: land(
        [
          [-90, g - u * 0.05],
          [s.width * 0.3, g - u * 0.12],
          [s.width * 0.7, g - u * 0.03],
          [s.width + 90, g - u * 0.1],
        ],
        s.height + 80,
        mix(inks.mid, inks.deep, 0.25),
      ),
      depth: 0.25,
    },
    { svg: cover(s, mix(inks.mid, inks.deep, 0.42), g) + rows, depth: 0.5 },
    { svg: folk + body + sails + circle(hub[0], hub[1], u * 0.06, inks.deep), depth: 0.8 },
  ];
};
