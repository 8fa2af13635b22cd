// One mask, half in light and half in shadow, with the ribbon undone.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { circle, group, n, path, rays, rect, stroke } from '../svg-shapes.ts';

export const theatreMask: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x, y } = s;
  const sad = random.chance(0.5);
  const shape = `M${n(x - u * 0.66)} ${n(y - u * 0.72)}Q${n(x)} ${n(y - u * 0.5)} ${n(x + u * 0.66)} ${n(y - u * 0.72)}Q${n(x + u * 0.86)} ${n(y + u * 0.35)} ${n(x)} ${n(y + u * 0.95)}Q${n(x - u * 0.86)} ${n(y + u * 0.35)} ${n(x - u * 0.66)} ${n(y - u * 0.72)}Z`;
  const eye = (k: number): string =>
    path(
      `M${n(x + k * u * 0.12)} ${n(y - u * 0.08)}Q${n(x + k * u * 0.34)} ${n(y - u * (sad ? 0.12 : 0.4))} ${n(x + k * u * 0.54)} ${n(y - u * (sad ? -0.04 : 0.14))}Q${n(x + k * u * 0.32)} ${n(y + u * (sad ? 0.1 : 0.02))} ${n(x + k * u * 0.12)} ${n(y - u * 0.08)}Z`,
      k < 0 ? inks.deep : inks.hot,
    ) +
    stroke(
      `M${n(x + k * u * 0.1)} ${n(y - u * (sad ? 0.4 : 0.28))}Q${n(x + k * u * 0.34)} ${n(y - u * (sad ? 0.34 : 0.52))} ${n(x + k * u * 0.56)} ${n(y - u * (sad ? 0.16 : 0.3))}`,
      k < 0 ? inks.deep : inks.hot,
      u * 0.045,
      'stroke-linecap="round"',
    );
  const mouth = sad
    ? `M${n(x - u * 0.36)} ${n(y + u * 0.56)}Q${n(x)} ${n(y + u * 0.12)} ${n(x + u * 0.36)} ${n(y + u * 0.56)}Q${n(x)} ${n(y + u * 0.4)} ${n(x - u * 0.36)} ${n(y + u * 0.56)}Z`
    : `M${n(x - u * 0.4)} ${n(y + u * 0.24)}Q${n(x)} ${n(y + u * 0.42)} ${n(x + u * 0.4)} ${n(y + u * 0.24)}Q${n(x + u * 0.26)} ${n(y + u * 0.72)} ${n(x)} ${n(y + u * 0.72)}Q${n(x - u * 0.26)} ${n(y + u * 0.72)} ${n(x - u * 0.4)} ${n(y + u * 0.24)}Z`;
  const tear = sad
    ? path(
        `M${n(x - u * 0.36)} ${n(y + u * 0.12)}q${n(u * 0.1)} ${n(u * 0.2)} 0 ${n(u * 0.24)}q${n(-u * 0.1)} ${n(-u * 0.04)} 0 ${n(-u * 0.24)}Z`,
        inks.hot,
      )
    : '';
  const ribbon = [-1, 1]
    .map((k) =>
      stroke(
        `M${n(x + k * u * 0.68)} ${n(y - u * 0.2)}C${n(x + k * u * 1.3)} ${n(y - u * 0.5)} ${n(x + k * u * 0.9)} ${n(y + u * 0.6)} ${n(x + k * u * 1.45)} ${n(y + u * 0.55)}S${n(x + k * u * 1.2)} ${n(y + u * 1.3)} ${n(x + k * u * 1.8)} ${n(y + u * 1.3)}`,
        inks.hot,
        u * 0.08,
      ),
    )
    .join('');
  const ground = random.pick([
    rays(x, y, Math.hypot(s.width, s.height), 28, inks.far, 0.5),
    Array.from({ length: 16 }, (_, i) =>
      rect((i / 15) * s.width - 30, -60, s.width / 30, s.height + 120, inks.far),
    ).join(''),
    circle(x, y, u * 1.25, inks.far),
  ]);
  return [
    { svg: cover(s, inks.sky) + ground, depth: 0.05 },
    { svg: ribbon, depth: 0.35 },
    {
      svg:
        `<clipPath id="mask"><path d="${shape}"/></clipPath>` +
        path(shape, inks.light) +
        group(
          rect(x, y - u * 1.2, u * 1.2, u * 2.4, inks.deep) +
            path(mouth, inks.deep) +
            group(path(mouth, inks.hot), 'clip-path="url(#half)"') +
            eye(-1) +
            eye(1) +
            path(
              `M${n(x)} ${n(y - u * 0.25)}L${n(x - u * 0.13)} ${n(y + u * 0.24)}L${n(x)} ${n(y + u * 0.28)}Z`,
              mix(inks.light, inks.deep, 0.25),
            ),
          'clip-path="url(#mask)"',
        ) +
        `<clipPath id="half">${rect(x, y - u * 1.2, u * 1.2, u * 2.4, '#000')}</clipPath>` +
        tear,
      depth: 0.7,
    },
  ];
};
