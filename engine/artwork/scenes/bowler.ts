// Comedy as a face of few shapes: hat, spectacles, moustache, bow tie.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import { circle, ellipse, line, n, path, polygon, rays, rect, ring, stroke } from '../svg-shapes.ts';

export const bowler: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const { x, y } = s;
  const hat = random.pick(['bowler', 'straw', 'flat', 'top'] as const);
  const skin = against(inks.sky, inks.light, inks.hot);
  const dark = against(skin, inks.deep, inks.light);
  const face = ellipse(x, y + u * 0.12, u * 0.5, u * 0.66, skin);
  const brim = y - u * 0.28;
  const hats = {
    bowler:
      path(
        `M${n(x - u * 0.52)} ${n(brim)}Q${n(x - u * 0.56)} ${n(brim - u * 0.72)} ${n(x)} ${n(brim - u * 0.74)}Q${n(x + u * 0.56)} ${n(brim - u * 0.72)} ${n(x + u * 0.52)} ${n(brim)}Z`,
        inks.deep,
      ) +
      path(
        `M${n(x - u * 0.84)} ${n(brim - u * 0.1)}Q${n(x)} ${n(brim + u * 0.17)} ${n(x + u * 0.84)} ${n(brim - u * 0.1)}Q${n(x + u * 0.74)} ${n(brim + u * 0.1)} ${n(x)} ${n(brim + u * 0.13)}Q${n(x - u * 0.74)} ${n(brim + u * 0.1)} ${n(x - u * 0.84)} ${n(brim - u * 0.1)}Z`,
        inks.deep,
      ) +
      rect(x - u * 0.53, brim - u * 0.18, u * 1.06, u * 0.13, inks.hot),
    straw:
      rect(x - u * 0.5, brim - u * 0.36, u, u * 0.38, inks.light) +
      rect(x - u * 0.5, brim - u * 0.19, u, u * 0.15, inks.hot) +
      rect(x - u * 0.86, brim - u * 0.05, u * 1.72, u * 0.12, inks.light, `rx="${n(u * 0.06)}"`) +
      rect(x - u * 0.86, brim + u * 0.03, u * 1.72, u * 0.05, inks.deep, `rx="${n(u * 0.02)}"`),
    flat:
      path(
        `M${n(x - u * 0.56)} ${n(brim + u * 0.02)}Q${n(x - u * 0.7)} ${n(brim - u * 0.42)} ${n(x)} ${n(brim - u * 0.44)}Q${n(x + u * 0.74)} ${n(brim - u * 0.42)} ${n(x + u * 0.62)} ${n(brim - u * 0.02)}Z`,
        inks.deep,
      ) + ellipse(x, brim + u * 0.01, u * 0.62, u * 0.09, inks.mid),
    top:
      polygon(
        [
          [x - u * 0.44, brim],
          [x - u * 0.5, brim - u * 0.95],
          [x + u * 0.5, brim - u * 0.95],
          [x + u * 0.44, brim],
        ],
        inks.deep,
      ) +
      rect(x - u * 0.45, brim - u * 0.24, u * 0.9, u * 0.16, inks.hot) +
      ellipse(x, brim, u * 0.8, u * 0.1, inks.deep),
  };
  const glasses = random.chance(0.45);
  const eyes = glasses
    ? [-1, 1]
        .map(
          (k) =>
            circle(x + k * u * 0.2, y + u * 0.02, u * 0.16, '#ffffff', 'fill-opacity="0.5"') +
            ring(x + k * u * 0.2, y + u * 0.02, u * 0.16, dark, u * 0.035) +
            circle(x + k * u * 0.2, y + u * 0.03, u * 0.035, dark),
        )
        .join('') + line(x - u * 0.05, y, x + u * 0.05, y, dark, u * 0.03)
    : [-1, 1]
        .map(
          (k) =>
            ellipse(x + k * u * 0.19, y + u * 0.03, u * 0.055, u * 0.085, dark) +
            stroke(
              `M${n(x + k * u * 0.08)} ${n(y - u * 0.13)}L${n(x + k * u * 0.32)} ${n(y - u * 0.1 - u * 0.06 * random.between(-1, 1))}`,
              dark,
              u * 0.045,
              'stroke-linecap="round"',
            ),
        )
        .join('');
  const moustache = random.pick([
    path(
      `M${n(x)} ${n(y + u * 0.28)}Q${n(x - u * 0.12)} ${n(y + u * 0.2)} ${n(x - u * 0.22)} ${n(y + u * 0.3)}Q${n(x - u * 0.36)} ${n(y + u * 0.4)} ${n(x - u * 0.46)} ${n(y + u * 0.26)}Q${n(x - u * 0.4)} ${n(y + u * 0.54)} ${n(x)} ${n(y + u * 0.38)}Q${n(x + u * 0.4)} ${n(y + u * 0.54)} ${n(x + u * 0.46)} ${n(y + u * 0.26)}Q${n(x + u * 0.36)} ${n(y + u * 0.4)} ${n(x + u * 0.22)} ${n(y + u * 0.3)}Q${n(x + u * 0.12)} ${n(y + u * 0.2)} ${n(x)} ${n(y + u * 0.28)}Z`,
      dark,
    ),
    path(
      `M${n(x - u * 0.3)} ${n(y + u * 0.42)}Q${n(x - u * 0.28)} ${n(y + u * 0.25)} ${n(x)} ${n(y + u * 0.25)}Q${n(x + u * 0.28)} ${n(y + u * 0.25)} ${n(x + u * 0.3)} ${n(y + u * 0.42)}Q${n(x)} ${n(y + u * 0.34)} ${n(x - u * 0.3)} ${n(y + u * 0.42)}Z`,
      dark,
    ),
    '',
  ]);
  const mouth = stroke(
    `M${n(x - u * 0.15)} ${n(y + u * 0.5)}Q${n(x)} ${n(y + u * random.between(0.46, 0.62))} ${n(x + u * 0.15)} ${n(y + u * 0.5)}`,
    dark,
    u * 0.035,
    'stroke-linecap="round"',
  );
  const nose = path(
    `M${n(x)} ${n(y + u * 0.04)}Q${n(x + u * 0.12)} ${n(y + u * 0.22)} ${n(x)} ${n(y + u * 0.22)}Z`,
    mix(skin, dark, 0.3),
  );
  const shoulders =
    path(
      `M${n(x - u * 1.25)} ${n(s.height + 80)}Q${n(x - u * 1.2)} ${n(y + u * 0.95)} ${n(x - u * 0.3)} ${n(y + u * 0.78)}L${n(x + u * 0.3)} ${n(y + u * 0.78)}Q${n(x + u * 1.2)} ${n(y + u * 0.95)} ${n(x + u * 1.25)} ${n(s.height + 80)}Z`,
      inks.deep,
    ) +
    polygon(
      [
        [x - u * 0.3, y + u * 0.76],
        [x + u * 0.3, y + u * 0.76],
        [x, y + u * 1.75],
      ],
      inks.light,
    );
  const tie =
    polygon(
      [
        [x, y + u * 0.88],
        [x - u * 0.32, y + u * 0.74],
        [x - u * 0.32, y + u * 1.04],
      ],
      inks.hot,
    ) +
    polygon(
      [
        [x, y + u * 0.88],
        [x + u * 0.32, y + u * 0.74],
        [x + u * 0.32, y + u * 1.04],
      ],
      inks.hot,
    ) +
    circle(x, y + u * 0.89, u * 0.07, mix(inks.hot, inks.deep, 0.4));
  const ground = random.pick([
    rays(x, y, Math.hypot(s.width, s.height), random.whole(18, 30), inks.far, 0.5),
    circle(x, y, u * 1.12, inks.mid),
    Array.from({ length: 14 }, (_, i) =>
      rect(-60, i * (s.height / 13), s.width + 120, s.height / 26, inks.far),
    ).join(''),
  ]);
  return [
    { svg: cover(s, inks.sky) + ground, depth: 0.05 },
    { svg: shoulders, depth: 0.5 },
    {
      svg:
        face +
        eyes +
        nose +
        moustache +
        mouth +
        tie +
        circle(x - u * 0.28, y + u * 0.3, u * 0.09, inks.hot, 'fill-opacity="0.3"') +
        circle(x + u * 0.28, y + u * 0.3, u * 0.09, inks.hot, 'fill-opacity="0.3"'),
      depth: 0.65,
    },
    { svg: hats[hat], depth: 0.85 },
  ];
};
