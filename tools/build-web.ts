// Builds the web application for the gate and holds it to its size: the first load of script and style, compressed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWeb, webDist } from '#apps/server/build-web.ts';

/** Bytes, gzip: what a browser fetches before the first screen can be drawn. */
const SHELL_LIMIT = 150 * 1024;

await buildWeb();
const page = readFileSync(join(webDist, 'index.html'), 'utf8');
const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
  (match) => match[1] ?? '',
);
const sizes = files.map((file) => ({
  file,
  bytes: gzipSync(readFileSync(join(webDist, file)), { level: 9 }).length,
}));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(
  `web shell: ${(total / 1024).toFixed(1)} kB gzip in ${files.length} files (limit ${SHELL_LIMIT / 1024} kB)`,
);
if (files.length === 0 || total > SHELL_LIMIT) {
  for (const { file, bytes } of sizes) console.error(`  ${(bytes / 1024).toFixed(1)} kB  ${file}`);
  process.exit(1);
}
