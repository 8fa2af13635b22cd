// The wall across the court at night: a hundred dark windows, and life in a few.
import { mix } from '../colour.ts';
import type { Scene } from '../scene.ts';
import { cover } from '../scene.ts';
import { bowlerFellow, cactus, child, dancer, manInHat, owl, womanInGown } from '../silhouettes.ts';
import { group, line, n, path, place, rect } from '../svg-shapes.ts';

export const litWindows: Scene = (s) => {
  const { inks, random } = s;
  const u = s.size;
  const wall = mix(inks.sky, inks.deep, 0.55);
  const [w, h] = [u * 0.46, u * 0.56];
  const [cols, rows] = [Math.ceil(s.width / w / 2) + 1, Math.ceil(s.height / h / 2) + 1];
  let dark = '';
  let lit = '';
  let folk = '';
  for (let r = -rows; r <= rows; r++)
    for (let c = -cols; c <= cols; c++) {
      const [x, y] = [s.x + c * w - w * 0.3, s.y + r * h - h * 0.33];
      if (x > s.width + w || y > s.height + h || x < -w * 2 || y < -h * 2) continue;
      const hero = r === 0 && c === 0;
      if (hero || random.chance(0.24)) {
        lit += rect(x, y, w * 0.6, h * 0.66, hero || random.chance(0.4) ? inks.hot : inks.mid);
        const base = y + h * 0.66;
        if (hero)
          folk +=
            `<clipPath id="pane">${rect(x, y, w * 0.6, h * 0.66, '#000')}</clipPath>` +
            group(
              place(random.pick([womanInGown, manInHat])(inks.deep), x + w * 0.3, base + h * 0.2, h * 0.0074),
              'clip-path="url(#pane)"',
            );
        else if (random.chance(0.35))
          folk += place(
            random.pick([
              owl(inks.deep, inks.hot),
              bowlerFellow(inks.deep),
              cactus(inks.deep),
              dancer(inks.deep),
              child(inks.deep),
            ]),
            x + w * random.between(0.2, 0.4),
            base,
            h * random.between(0.0028, 0.005),
          );
        else if (random.chance(0.5))
          folk += rect(x, y, w * 0.6, h * random.between(0.12, 0.36), inks.light, 'fill-opacity="0.75"');
        folk +=
          line(x + w * 0.3, y, x + w * 0.3, base, wall, 4) +
          (hero ? '' : line(x, y + h * 0.28, x + w * 0.6, y + h * 0.28, wall, 4));
      } else dark += `M${n(x)} ${n(y)}h${n(w * 0.6)}v${n(h * 0.66)}h${n(-w * 0.6)}z`;
      dark += `M${n(x - w * 0.06)} ${n(y + h * 0.69)}h${n(w * 0.72)}v${n(h * 0.04)}h${n(-w * 0.72)}z`;
    }
  return [
    { svg: cover(s, wall), depth: 0 },
    { svg: path(dark, mix(wall, inks.deep, 0.55)) + lit, depth: 0.4 },
    { svg: folk, depth: 0.5 },
  ];
};
