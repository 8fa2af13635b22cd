// Draws the icons under which browsers install Kinora: the mark of apps/web/public/favicon.svg in the sizes that they ask for.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/**
 * `radius` of the corners, of a side of 32: none where the system cuts the shape itself. `scale` of the mark: systems that cut keep the
 * inner 80 % (W3C Application Manifest, maskable).
 */
const icons = [
  { name: 'icon-192.png', pixels: 192, radius: 7, scale: 1 },
  { name: 'icon-512.png', pixels: 512, radius: 7, scale: 1 },
  { name: 'maskable-512.png', pixels: 512, radius: 0, scale: 0.8 },
  { name: 'touch-180.png', pixels: 180, radius: 0, scale: 0.9 },
] as const;

function draw(radius: number, scale: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <defs>
    <linearGradient id="beam" x1="0" x2="1"><stop offset="0" stop-color="#ffd37a" /><stop offset="1" stop-color="#f0a92e" stop-opacity=".55" /></linearGradient>
  </defs>
  <rect width="32" height="32" rx="${radius}" fill="#14110d" />
  <g transform="translate(16 16) scale(${scale}) translate(-16 -16)">
    <rect x="7" y="6" width="4" height="20" rx="1.2" fill="#f6efe3" />
    <path d="M12.5 16 25 6v20z" fill="url(#beam)" />
  </g>
</svg>`;
}

const folder = join(import.meta.dirname, '../apps/web/public/icons');
mkdirSync(folder, { recursive: true });
for (const { name, pixels, radius, scale } of icons) {
  const drawn = new Resvg(draw(radius, scale), { fitTo: { mode: 'width', value: pixels } }).render().asPng();
  writeFileSync(join(folder, name), drawn);
  console.log(`${name}: ${drawn.length} bytes`);
}
