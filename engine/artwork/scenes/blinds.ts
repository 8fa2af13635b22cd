// Film noir: the light of a street lamp through venetian blinds, and a man who waits in it.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { manInHat, womanInGown } from '../silhouettes.ts';
import { n, place, polygon, stroke } from '../svg-shapes.ts';

export const blinds: Scene = (s) => {
  const { inks, random } = s;
  const mirror = random.sign();
  const tilt = random.between(0.08, 0.3) * mirror;
  const w = s.size * random.between(1.9, 2.3);
  const h = s.size * 2.3;
  const count = random.whole(9, 13);
  let bars = '';
  for (let i = 0; i < count; i++) {
    const y = s.y - h * 0.55 + (i / count) * h;
    const t = (h / count) * 0.58;
    bars += polygon(
      [
        [s.x - w / 2, y + tilt * w * 0.5],
        [s.x + w / 2, y - tilt * w * 0.5],
        [s.x + w / 2, y - tilt * w * 0.5 + t],
        [s.x - w / 2, y + tilt * w * 0.5 + t],
      ],
      inks.hot,
      `fill-opacity="${(1 - i * 0.045).toFixed(2)}"`,
    );
  }
  const side = s.x - mirror * s.size * 0.12;
  const man = place(
    random.chance(0.75) ? manInHat(inks.deep) : womanInGown(inks.deep),
    side,
    Math.max(s.horizon, s.y + s.size) + s.size * 0.25,
    s.size * 0.0215,
  );
  const smoke = stroke(
    `M${n(side + mirror * s.size * 0.36)} ${n(s.y - s.size * 0.1)}c${n(40 * mirror)} -60 ${n(-40 * mirror)} -120 ${n(30 * mirror)} -190s${n(-30 * mirror)} -120 ${n(30 * mirror)} -200`,
    inks.light,
    5,
    'stroke-opacity="0.5" stroke-linecap="round"',
  );
  const wall = mix(inks.sky, inks.deep, 0.82);
  return [
    {
      svg:
        cover(s, wall) +
        polygon(
          [
            [-60, -60],
            [s.width * 0.3, -60],
            [-60, s.height * 0.8],
          ],
          inks.deep,
          'fill-opacity="0.5"',
        ),
      depth: 0,
    },
    { svg: bars, depth: 0.3 },
    { svg: smoke + man, depth: 0.9 },
  ];
};
