// Draws the plots of the documents from what the benchmarks left: `node bench/recommender/draw-plots.ts [--from=DIR] [--to=DIR]`.
//
// Reads every JSON file of bench/recommender/curves and writes SVG files into docs/science/plots; says which it wrote.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { drawPlots } from './plot-inputs.ts';

const option = (name: string, usual: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ??
  resolve(import.meta.dirname, usual);

const from = option('from', 'curves');
const to = option('to', '../../docs/science/plots');
let names: string[];
try {
  names = readdirSync(from).filter((name) => name.endsWith('.json'));
} catch {
  console.error(`Cannot read ${from}: the benchmarks have left nothing to draw`);
  process.exit(2);
}
const files = new Map(
  names
    .sort()
    .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(from, name), 'utf8')) as unknown]),
);
const plots = drawPlots(files);
mkdirSync(to, { recursive: true });
for (const [name, svg] of plots) writeFileSync(join(to, name), svg);
console.log(`${plots.size} plots from ${files.size} files: ${[...plots.keys()].join(', ')}`);
