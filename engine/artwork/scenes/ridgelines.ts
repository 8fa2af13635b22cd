// Lines that rise into a range where something happens: a signal, a landscape, a heartbeat.
import type { Scene } from '../scene.ts';
import { against, cover } from '../scene.ts';
import type { Point } from '../svg-shapes.ts';
import { circle, n, path, smooth, stroke } from '../svg-shapes.ts';

export const ridgelines: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const rows = random.whole(16, 24);
  const top = s.y - u * 1.0;
  const span = u * 2.1;
  const peaks = Array.from(
    { length: 4 },
    () => [random.between(-0.55, 0.55), random.between(0.12, 0.3), random.between(0.4, 1)] as const,
  );
  const ground = random.chance(0.5) ? circle(s.x, s.y - u * 0.2, u * 0.9, inks.hot) : '';
  const layers: string[] = ['', '', ''];
  for (let r = 0; r < rows; r++) {
    const y = top + (r / (rows - 1)) * span;
    const points: Point[] = [];
    for (let i = 0; i <= 28; i++) {
      const t = i / 28;
      const px = -60 + t * (s.width + 120);
      const k = (px - s.x) / (u * 1.3);
      let lift = 0;
      for (const [at, wide, high] of peaks)
        lift += high * Math.exp(-(((k - at) / wide) ** 2)) * (0.6 + 0.4 * Math.sin(r * 1.3 + at * 9));
      points.push([px, y - u * 0.34 * lift - random.between(0, u * 0.012)]);
    }
    const ink = against(inks.sky, inks.light, inks.deep);
    const d = `M${n(points[0]![0])} ${n(points[0]![1])}${smooth(points)}`;
    const at = Math.min(2, Math.floor((r / rows) * 3));
    layers[at] +=
      path(`${d}V${n(y + span / rows + 40)}H-60Z`, inks.sky) +
      stroke(d, r % 6 === 3 ? inks.hot : ink, u * 0.02);
  }
  return [
    { svg: cover(s, inks.sky) + ground, depth: 0.05 },
    ...layers.map((svg, i) => ({ svg, depth: 0.35 + i * 0.25 })),
  ];
};
