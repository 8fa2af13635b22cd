// A city after dark: three rows of roofs with lit windows under a great moon, a lamp and someone below it.
import { mix } from '../colour.ts';
import type { Scene, Stage } from '../scene.ts';
import { cover } from '../scene.ts';
import { manInHat, streetLamp, womanInGown } from '../silhouettes.ts';
import { circle, ellipse, n, path, place, polygon, rect } from '../svg-shapes.ts';

function skyline(
  s: Stage,
  base: number,
  low: number,
  high: number,
  wide: number,
  fill: string,
  lamp: string,
  lit: number,
): string {
  const { random } = s;
  let d = `M-80 ${n(base + 400)}`;
  let lamps = '';
  for (let x = -80; x < s.width + 80;) {
    const w = wide * random.between(0.6, 1.5);
    const dip = Math.min(1, Math.abs(x + w / 2 - s.x) / (s.width * 0.5));
    const h = random.between(low, high) * (0.7 + 0.5 * dip);
    const top = base - h;
    const roof = random.whole(0, 4);
    d += `L${n(x)} ${n(top)}`;
    if (roof === 1) d += `L${n(x + w * 0.3)} ${n(top)}V${n(top - w * 0.3)}H${n(x + w * 0.7)}V${n(top)}`;
    if (roof === 2) d += `L${n(x + w / 2)} ${n(top - w * 0.55)}`;
    if (roof === 3) d += `H${n(x + w * 0.46)}V${n(top - w * 0.9)}H${n(x + w * 0.54)}V${n(top)}`;
    d += `L${n(x + w)} ${n(top)}`;
    const [cw, ch] = [w / 5, wide * 0.24];
    for (let r = 1; r * ch < h - ch && r < 12; r++) {
      for (let c = 0; c < 4; c++)
        if (random.chance(lit))
          lamps += `M${n(x + cw * (c + 0.65))} ${n(top + r * ch)}h${n(cw * 0.5)}v${n(ch * 0.5)}h${n(-cw * 0.5)}z`;
    }
    x += w;
  }
  return path(`${d}L${n(s.width + 80)} ${n(base + 400)}Z`, fill) + path(lamps, lamp);
}

export const cityNight: Scene = (s) => {
  const { inks, random } = s;
  const unit = s.size;
  const moon = circle(s.x, s.y - unit * 0.1, unit * random.between(0.62, 0.82), inks.hot);
  const haze = random.chance(0.5)
    ? Array.from({ length: 3 }, (_, i) =>
        rect(
          s.x - unit * (1.5 - i * 0.25),
          s.y + unit * (0.05 + i * 0.17),
          unit * (2.2 - i * 0.3),
          unit * 0.035,
          inks.sky,
        ),
      ).join('')
    : '';
  const street = s.horizon + unit * 0.35;
  const lampX = s.x + unit * random.between(0.45, 0.7) * random.sign();
  const pool =
    polygon(
      [
        [lampX, street - unit * 1.02],
        [lampX + unit * 0.62, street + unit * 0.1],
        [lampX - unit * 0.62, street + unit * 0.1],
      ],
      inks.light,
      'fill-opacity="0.22"',
    ) + ellipse(lampX, street + unit * 0.08, unit * 0.62, unit * 0.1, inks.light, 'fill-opacity="0.5"');
  return [
    { svg: cover(s, inks.sky) + moon + haze, depth: 0.05 },
    {
      svg: skyline(
        s,
        s.horizon,
        unit * 0.6,
        unit * 1.25,
        unit * 0.3,
        mix(inks.sky, inks.mid, 0.75),
        inks.sky,
        0.12,
      ),
      depth: 0.25,
    },
    {
      svg: skyline(
        s,
        s.horizon + unit * 0.1,
        unit * 0.3,
        unit * 0.85,
        unit * 0.36,
        mix(inks.mid, inks.deep, 0.62),
        inks.hot,
        0.3,
      ),
      depth: 0.5,
    },
    {
      svg:
        skyline(s, street, unit * 0.1, unit * 0.48, unit * 0.5, inks.deep, inks.light, 0.22) +
        cover(s, inks.deep, street),
      depth: 0.75,
    },
    {
      svg:
        pool +
        place(streetLamp(inks.deep, inks.light), lampX, street + unit * 0.08, unit * 0.0108) +
        place(
          random.pick([manInHat, womanInGown])(inks.deep),
          lampX - unit * 0.2,
          street + unit * 0.1,
          unit * 0.0058,
        ),
      depth: 1,
    },
  ];
};
