// The lens itself: blades closing on the light, rings, a strip of film.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, group, n, path, polygon, rect, ring } from '../svg-shapes.ts';

export const aperture: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const blades = random.whole(6, 9);
  const open = random.between(0.24, 0.42);
  const turn = random.between(0, 1);
  const { x, y } = s;
  const tints = [inks.hot, inks.mid, inks.deep];
  const at = (r: number, a: number): Point => [x + u * r * Math.cos(a), y + u * r * Math.sin(a)];
  const body = Array.from({ length: blades }, (_, i) => {
    const a = turn + (i / blades) * Math.PI * 2;
    const next = a + (Math.PI * 2) / blades;
    return polygon(
      [at(open, a), at(open, next), at(1, next + 0.9), at(1.06, next + 0.45), at(1, a + 0.9)],
      mix(tints[i % 3]!, i % 2 ? inks.light : inks.deep, 0.12),
    );
  }).join('');
  const strip = (angle: number, offset: number): string => {
    const far = Math.hypot(s.width, s.height);
    const w = u * 0.42;
    let holes = '';
    for (let i = -far; i < far; i += w * 0.26)
      holes += `M${n(i)} ${n(-w / 2 + w * 0.05)}h${n(w * 0.12)}v${n(w * 0.09)}h${n(-w * 0.12)}zM${n(i)} ${n(w / 2 - w * 0.14)}h${n(w * 0.12)}v${n(w * 0.09)}h${n(-w * 0.12)}z`;
    let frames = '';
    for (let i = -far; i < far; i += w * 0.8) frames += rect(i, -w * 0.3, w * 0.7, w * 0.6, inks.far);
    return group(
      rect(-far, -w / 2, far * 2, w, inks.deep) + frames + path(holes, inks.light),
      `transform="translate(${n(x)} ${n(y + offset)}) rotate(${n(angle)})"`,
    );
  };
  const angle = random.between(-30, 30);
  return [
    {
      svg:
        cover(s, inks.sky) +
        [2.6, 2.2, 1.85, 1.55]
          .map((k, i) => ring(x, y, u * k * 0.85, inks.far, u * (0.02 + i * 0.012)))
          .join(''),
      depth: 0.05,
    },
    { svg: strip(angle, random.between(-0.3, 0.3) * u), depth: 0.35 },
    {
      svg:
        circle(x, y, u * 1.08, inks.deep) +
        `<clipPath id="barrel">${circle(x, y, u, '#000')}</clipPath>` +
        group(circle(x, y, u, inks.light) + body, 'clip-path="url(#barrel)"') +
        ring(x, y, u * 1.02, inks.light, u * 0.02),
      depth: 0.65,
    },
    { svg: circle(x - u * 0.12, y - u * 0.1, u * 0.05, '#ffffff'), depth: 0.9 },
  ];
};
