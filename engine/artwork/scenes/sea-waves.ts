// The sea: bands of waves, a sun half drowned, a ship between the crests.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { gull, steamer, tallShip } from '../silhouettes.ts';
import { circle, n, path, place, rays, ring } from '../svg-shapes.ts';

export const seaWaves: Scene = (s) => {
  const { inks, random } = s;
  const r = s.size * random.between(0.62, 0.85);
  const sun =
    circle(s.x, s.y - s.size * 0.05, r, inks.hot) +
    (random.chance(0.5)
      ? rays(s.x, s.y - s.size * 0.05, s.width * 1.5, random.whole(20, 34), inks.hot, 0.4).replace(
          '/>',
          ' fill-opacity="0.3"/>',
        )
      : ring(s.x, s.y - s.size * 0.05, r * 1.25, inks.hot, r * 0.03));
  const wave = (y: number, length: number, high: number, c: string, phase: number, crest: string): string => {
    let d = '';
    const start = -120 - phase * length;
    for (let x = start; x < s.width + 160; x += length)
      d += `C${n(x + length * 0.3)} ${n(y)} ${n(x + length * 0.45)} ${n(y - high)} ${n(x + length * 0.72)} ${n(y - high)}C${n(x + length * 0.6)} ${n(y - high * 0.5)} ${n(x + length * 0.75)} ${n(y)} ${n(x + length)} ${n(y)}`;
    return (
      path(`M${n(start)} ${n(y)}${d}V${n(s.height + 90)}H${n(start)}Z`, c) +
      (crest === '' ? '' : path(`M${n(start)} ${n(y)}${d}`, 'none', `stroke="${crest}" stroke-width="5"`))
    );
  };
  const g = s.horizon;
  const unit = s.size;
  const tints = [0, 0.3, 0.55, 0.8, 1].map((t) => mix(inks.mid, inks.deep, t));
  const sail = against(inks.hot, inks.light, inks.mid, inks.sky);
  const flag = sail === inks.light ? inks.hot : inks.light;
  const ship = random.chance(0.55) ? tallShip(inks.deep, sail, flag) : steamer(inks.deep, sail, flag);
  const gulls = Array.from({ length: 4 }, () =>
    place(
      gull(inks.deep),
      s.x + random.between(-1.3, 1.3) * unit,
      s.y - random.between(0.4, 1.1) * unit,
      random.between(0.9, 1.9),
      random.between(-12, 12),
    ),
  ).join('');
  return [
    { svg: cover(s, inks.sky) + sun, depth: 0.05 },
    {
      svg: gulls + wave(g - unit * 0.1, unit * 0.5, unit * 0.08, tints[0]!, random.next(), inks.light),
      depth: 0.25,
    },
    {
      svg:
        place(
          ship,
          s.x + random.between(-0.2, 0.2) * unit,
          g + unit * 0.06,
          unit * 0.0098,
          random.between(-7, 7),
          random.chance(0.5),
        ) + wave(g + unit * 0.05, unit * 0.7, unit * 0.13, tints[1]!, random.next(), inks.light),
      depth: 0.5,
    },
    {
      svg: wave(g + unit * 0.25, unit * 0.9, unit * 0.18, tints[2]!, random.next(), inks.light),
      depth: 0.75,
    },
    {
      svg:
        wave(g + unit * 0.5, unit * 1.15, unit * 0.22, tints[3]!, random.next(), inks.light) +
        wave(g + unit * 0.8, unit * 1.4, unit * 0.2, tints[4]!, random.next(), inks.light),
      depth: 1,
    },
  ];
};
