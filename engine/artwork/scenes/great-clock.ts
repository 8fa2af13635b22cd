// A great clock, and someone who hangs on to the minute.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { circle, ellipse, group, line, n, path, polygon, rays, ring } from '../svg-shapes.ts';

export const greatClock: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x, y } = s;
  const face = against(inks.deep, inks.light, inks.hot);
  const ticks = Array.from({ length: 60 }, (_, i) => {
    const a = (i / 60) * Math.PI * 2;
    const k = i % 5 === 0 ? 0.8 : 0.88;
    return line(
      x + Math.sin(a) * u * k,
      y - Math.cos(a) * u * k,
      x + Math.sin(a) * u * 0.93,
      y - Math.cos(a) * u * 0.93,
      inks.deep,
      i % 5 === 0 ? u * 0.045 : u * 0.014,
    );
  }).join('');
  const hour = random.between(0, 360);
  const minute = random.between(70, 115) * random.sign();
  const hand = (a: number, l: number, w: number, c: string): string =>
    group(
      polygon(
        [
          [-w, u * 0.16],
          [w, u * 0.16],
          [w * 0.7, -l * 0.72],
          [w * 2, -l * 0.74],
          [0, -l],
          [-w * 2, -l * 0.74],
          [-w * 0.7, -l * 0.72],
        ],
        c,
      ),
      `transform="translate(${n(x)} ${n(y)}) rotate(${n(a)})"`,
    );
  const t = (minute * Math.PI) / 180;
  const [hx, hy] = [x + Math.sin(t) * u * 0.72, y - Math.cos(t) * u * 0.72];
  const k = u * 0.0068;
  const back = random.chance(0.5)
    ? rays(x, y, Math.hypot(s.width, s.height), 24, inks.far, 0.5)
    : [1.3, 1.6, 1.95, 2.4].map((r) => ring(x, y, u * r, inks.far, u * 0.09)).join('');
  let roofs = `M-80 ${n(s.height + 80)}`;
  for (let i = 0; i < 12; i++)
    roofs += `L${n(-80 + (i * (s.width + 160)) / 12)} ${n(s.horizon + u * random.between(0.35, 0.6))}h${n((s.width + 160) / 12)}`;
  return [
    { svg: cover(s, inks.sky) + back, depth: 0.05 },
    { svg: path(`${roofs}V${n(s.height + 80)}Z`, mix(inks.mid, inks.deep, 0.6)), depth: 0.3 },
    {
      svg:
        circle(x, y, u * 1.06, inks.deep) +
        circle(x, y, u * 1.0, inks.hot) +
        circle(x, y, u * 0.95, face) +
        ticks +
        ring(x, y, u * 0.62, inks.hot, u * 0.02),
      depth: 0.55,
    },
    {
      svg:
        hand(hour, u * 0.5, u * 0.03, inks.deep) +
        hand(minute, u * 0.84, u * 0.022, inks.deep) +
        circle(x, y, u * 0.07, inks.hot) +
        circle(x, y, u * 0.03, inks.deep),
      depth: 0.7,
    },
    {
      svg: group(
        path('M-3 0L-6 -2L-3 24L-5 44L4 44L3 24L6 -2L3 0Z', inks.deep) +
          circle(0, 20, 6, inks.deep) +
          ellipse(0, 14, 10, 2.4, inks.deep) +
          path('M-7 14Q-6 5 0 5Q6 5 7 14Z', inks.deep) +
          path('M-9 28L9 28L10 58L18 88L12 90L1 62L-6 92L-12 90L-8 58Z', inks.deep),
        `transform="translate(${n(hx)} ${n(hy)}) scale(${k.toFixed(3)}) rotate(${n(random.between(-10, 10))})"`,
      ),
      depth: 0.9,
    },
  ];
};
