// Writes the pictures that stand best for a film, once it was seen.
import { mkdirSync, rmSync } from 'node:fs';
import type { LookTask, SeenFilm } from '#domains/media/ports.ts';
import { choosePosters } from '#engine/media/choose-posters.ts';
import type { PackagedPoster } from '#engine/media/packaged-media.ts';
import type { SeenPicture } from '#engine/media/see-picture.ts';
import { posterSize, secondsBetween } from './look-filters.ts';
import { onDisk } from './track-writer.ts';

/** `write` answers false where no picture can be decoded at its time. */
export async function keepPosters(
  { facts, outDir, posters: most }: Pick<LookTask, 'facts' | 'outDir' | 'posters'>,
  pictures: SeenPicture[],
  write: (seconds: number, name: string) => boolean | Promise<boolean>,
): Promise<SeenFilm> {
  onDisk(outDir, () => {
    rmSync(outDir, { recursive: true, force: true });
    mkdirSync(outDir, { recursive: true });
  });
  const posters: PackagedPoster[] = [];
  const size = posterSize(facts.video);
  for (const place of choosePosters(pictures, most)) {
    const seconds = place * secondsBetween(facts.durationSeconds);
    const name = `${posters.length + 1}.jpg`;
    if (await write(seconds, name)) posters.push({ name, seconds, ...size });
  }
  return { pictures, posters };
}
