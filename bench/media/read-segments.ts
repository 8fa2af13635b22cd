// The parts of a packaged rendition as they lie in its folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function readSegments(folder: string, count: number): { init: Buffer; segments: Buffer[] } {
  const read = (name: string) => readFileSync(join(folder, name));
  return { init: read('init.mp4'), segments: Array.from({ length: count }, (_, i) => read(`${i + 1}.m4s`)) };
}
