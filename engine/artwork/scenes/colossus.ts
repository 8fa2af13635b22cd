// A beast as tall as the town: scales, lamps for eyes, people who run.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { falling, biplane, child, manInHat, womanInGown } from '../silhouettes.ts';
import { circle, ellipse, n, path, place, polygon, rays, rect } from '../svg-shapes.ts';

export const colossus: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const g = s.horizon + u * 0.15;
  const mirror = random.chance(0.5);
  const lizard =
    path(
      'M-70 0Q-60 -40 -46 -60Q-36 -84 -20 -110Q-10 -140 -14 -160Q-22 -176 -10 -190Q6 -204 30 -196L62 -186Q70 -182 66 -176L40 -168L64 -162Q66 -154 56 -152L30 -152Q26 -140 34 -126L58 -116L66 -122L64 -110L70 -106L58 -104L44 -106L28 -108Q44 -80 40 -50L52 -14L62 -2L30 0L22 -30L4 -36L-6 -16L2 0L-34 0Q-60 10 -110 4Q-150 -4 -176 -34Q-140 -18 -110 -16Q-84 -14 -70 0Z',
      inks.deep,
    ) +
    [
      '-20,-186 -34,-176 -18,-168',
      '-24,-160 -42,-148 -22,-142',
      '-22,-132 -44,-116 -26,-108',
      '-34,-104 -58,-86 -42,-78',
      '-50,-72 -78,-54 -60,-44',
      '-74,-34 -104,-30 -90,-14',
    ]
      .map((p) => `<polygon points="${p}" fill="${inks.deep}"/>`)
      .join('') +
    circle(24, -184, 4.6, inks.hot) +
    [0, 1, 2, 3]
      .map((i) =>
        polygon(
          [
            [44 + i * 6, -168 + i],
            [48 + i * 6, -168 + i],
            [46 + i * 6, -162 + i],
          ],
          inks.light,
        ),
      )
      .join('');
  const ape =
    path(
      'M-60 0Q-76 -40 -62 -84Q-92 -100 -88 -140Q-84 -168 -70 -178L-60 -172Q-72 -150 -66 -128Q-50 -138 -34 -140Q-36 -168 -20 -180Q0 -192 20 -180Q36 -168 34 -140Q56 -136 70 -116Q86 -90 84 -50L88 -30L70 -26L66 -56Q62 -78 54 -84Q62 -40 56 0L20 0L14 -36L-14 -36L-22 0Z',
      inks.deep,
    ) +
    ellipse(0, -150, 20, 17, mix(inks.deep, inks.mid, 0.35)) +
    circle(-9, -160, 4.4, inks.hot) +
    circle(9, -160, 4.4, inks.hot) +
    path('M-14 -144Q0 -152 14 -144Q10 -134 0 -134Q-10 -134 -14 -144Z', inks.light);
  const beast = random.chance(0.55) ? lizard : ape;
  const sky =
    circle(s.x, s.y, u * 0.98, inks.hot) + rays(s.x, s.y, Math.hypot(s.width, s.height), 20, inks.far, 0.5);
  const block = (base: number, high: number, wide: number, c: string, lamp: string): string => {
    let d = '';
    let w = '';
    for (let x = -80; x < s.width + 80; x += wide) {
      const h = high * random.between(0.5, 1.1);
      d += `M${n(x)} ${n(base + 300)}V${n(base - h)}h${n(wide * 0.92)}V${n(base + 300)}Z`;
      for (let r = 0; r < 5; r++)
        for (let c2 = 0; c2 < 3; c2++)
          if (random.chance(0.4))
            w += `M${n(x + wide * (0.14 + c2 * 0.26))} ${n(base - h + wide * (0.15 + r * 0.25))}h${n(wide * 0.13)}v${n(wide * 0.13)}h${n(-wide * 0.13)}z`;
    }
    return path(d, c) + path(w, lamp);
  };
  const planes = [0, 1]
    .map((i) =>
      place(
        biplane(inks.deep, inks.deep),
        s.x + (i ? 0.85 : -0.95) * u,
        s.y - u * (0.65 + i * 0.2),
        u * 0.0024,
        i ? 8 : -10,
        i === 1,
      ),
    )
    .join('');
  const people = Array.from({ length: 9 }, (_, i) =>
    place(
      random.pick([falling, manInHat, womanInGown, child])(inks.deep),
      s.x + (i - 4) * u * 0.28,
      g + u * 0.62 + random.between(-0.03, 0.03) * u,
      u * 0.0036,
      random.between(-16, 16),
    ),
  ).join('');
  return [
    { svg: cover(s, inks.sky) + sky + circle(s.x, s.y, u * 0.98, inks.hot), depth: 0.05 },
    { svg: block(g, u * 0.5, u * 0.24, mix(inks.mid, inks.deep, 0.25), inks.sky), depth: 0.3 },
    { svg: place(beast, s.x, g + u * 0.25, u * 0.0088, 0, mirror) + planes, depth: 0.6 },
    {
      svg:
        block(g + u * 0.32, u * 0.36, u * 0.34, mix(inks.deep, inks.mid, 0.28), inks.hot) +
        rect(-80, g + u * 0.45, s.width + 160, s.height, mix(inks.mid, inks.light, 0.3)) +
        people,
      depth: 0.85,
    },
    { svg: cover(s, inks.deep, g + u * 0.62), depth: 1 },
  ];
};
