// Art nouveau: long stems that whip and curl, lilies and poppies about a pale disc, a face in profile.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { circle, group, n, path, place, ring, stroke } from '../svg-shapes.ts';

const head =
  'M-60 -150C-20 -150 4 -120 6 -88C8 -76 4 -70 8 -58L28 -24C31 -17 24 -12 17 -10L19 2L26 9L19 16L24 22C24 30 17 33 17 40C18 52 12 62 -4 62C-16 62 -26 60 -31 70C-36 84 -30 104 -10 118C20 130 46 140 60 190L-190 190Q-150 120 -120 60Z';

export const nouveauFlowers: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x, y } = s;
  const mirror = random.chance(0.5);
  const flower = (fx: number, fy: number, k: number, a: number): string =>
    group(
      [-50, -25, 25, 50, 0]
        .map((r, i) =>
          group(
            path(
              `M0 0C${n(k * 0.4)} ${n(-k * 0.3)} ${n(k * 0.3)} ${n(-k * 0.9)} 0 ${n(-k)}C${n(-k * 0.3)} ${n(-k * 0.9)} ${n(-k * 0.4)} ${n(-k * 0.3)} 0 0Z`,
              i === 4 ? inks.light : i % 2 ? inks.hot : mix(inks.hot, inks.light, 0.35),
              `stroke="${inks.deep}" stroke-width="4"`,
            ),
            `transform="rotate(${r})"`,
          ),
        )
        .join('') + circle(0, -k * 0.12, k * 0.12, inks.deep),
      `transform="translate(${n(fx)} ${n(fy)}) rotate(${n(a)})"`,
    );
  const stem = (fx: number, side: number): string => {
    const base = s.height + 40;
    const w = u * 0.4 * side;
    return (
      stroke(
        `M${n(fx + w)} ${n(base)}C${n(fx - w * 1.4)} ${n(y + u * 1.3)} ${n(fx + w * 2)} ${n(y + u * 0.4)} ${n(fx)} ${n(y - u * 0.3)}`,
        inks.deep,
        u * 0.035,
        'stroke-linecap="round"',
      ) +
      path(
        `M${n(fx + w * 0.5)} ${n(y + u * 0.75)}q${n(w * 1.4)} ${n(-u * 0.5)} ${n(w * 0.5)} ${n(-u * 0.9)}q${n(-w * 0.1)} ${n(u * 0.5)} ${n(-w * 0.5)} ${n(u * 0.9)}Z`,
        mix(inks.mid, inks.deep, 0.4),
      )
    );
  };
  const halo =
    circle(x, y - u * 0.1, u * 0.92, inks.light) +
    ring(x, y - u * 0.1, u * 0.84, inks.hot, u * 0.03) +
    Array.from({ length: 24 }, (_, i) =>
      circle(
        x + Math.cos(i * 0.2618) * u * 0.76,
        y - u * 0.1 + Math.sin(i * 0.2618) * u * 0.76,
        u * 0.028,
        inks.mid,
      ),
    ).join('');
  const lock = (k: number, c: string): string =>
    path(
      `M-60 -156C-10 -176 ${20 - k * 4} -140 4 -96C-30 -120 -60 -100 -70 -50C-80 0 -60 ${50 + k * 14} -${110 + k * 12} ${90 + k * 20}C-${180 + k * 14} ${150 + k * 18} -${240 + k * 6} ${70 + k * 10} -${300 + k * 8} ${150 + k * 16}C-${280 - k * 8} 20 -${230 - k * 16} -${40 + k * 12} -${190 - k * 12} -${100 - k * 10}C-160 -150 -100 -160 -60 -156Z`,
      c,
    );
  const skin = against(inks.light, mix(inks.hot, inks.light, 0.45), inks.mid);
  const woman = place(
    path('M-180 150L40 150L60 200L60 600L-190 600L-190 200Z', skin) +
      path(head, skin) +
      lock(4, inks.deep) +
      lock(1, mix(inks.deep, inks.hot, 0.4)) +
      lock(-3, inks.deep) +
      stroke('M-6 -62Q2 -70 8 -64M4 -40Q12 -46 20 -38', inks.deep, 4) +
      flower(-70, -120, 46, -30) +
      flower(-110, -70, 36, -60),
    x + u * 0.12 * (mirror ? -1 : 1),
    y + u * 0.12,
    u * 0.0052,
    0,
    mirror,
  );
  const swirl = [0, 1, 2, 3]
    .map((i) =>
      stroke(
        `M${n(x - u * 2.2)} ${n(y - u * (1.1 - i * 0.16))}C${n(x - u)} ${n(y - u * (1.7 - i * 0.2))} ${n(x)} ${n(y - u * (0.6 - i * 0.2))} ${n(x + u * 2.2)} ${n(y - u * (1.3 - i * 0.2))}`,
        inks.far,
        u * 0.05,
      ),
    )
    .join('');
  const left = x - u * 1.02;
  const right = x + u * 1.02;
  return [
    { svg: cover(s, inks.sky) + swirl, depth: 0.05 },
    { svg: halo, depth: 0.25 },
    {
      svg: random.chance(0.6)
        ? woman
        : flower(x, y + u * 0.5, u * 0.95, 0) +
          stroke(`M${n(x)} ${n(y + u * 0.5)}V${n(s.height + 40)}`, inks.deep, u * 0.05),
      depth: 0.55,
    },
    {
      svg:
        stem(left, -1) +
        stem(right, 1) +
        flower(left, y - u * 0.2, u * 0.42, -12) +
        flower(right, y - u * 0.2, u * 0.42, 12) +
        stem(left + u * 0.35, 1) +
        stem(right - u * 0.35, -1) +
        flower(left + u * 0.3, y + u * 0.72, u * 0.34, 16) +
        flower(right - u * 0.3, y + u * 0.72, u * 0.34, -16),
      depth: 0.9,
    },
  ];
};
