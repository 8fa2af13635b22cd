// Measures how long a viewer waits for the first picture after pressing play, in a real Chromium on this machine.
// Run: node bench/media/first-frame.ts [starts] [file]      (Linux; installs chromium where it may)
import { loadavg } from 'node:os';
import { clip, openBenchedService } from './open-benched-service.ts';
import { openBenchedPlayer, pressPlay, type BenchedPlayer } from './open-benched-player.ts';
import { quantile, row, seconds } from './summary.ts';

const starts = Number(process.argv[2] ?? 30);
/** Of titles that were never encoded: each is brought anew. */
const newStarts = Math.max(1, Math.round(starts / 6));
const film = process.argv[3] ?? clip('tears-of-steel-battle.webm');

const service = await openBenchedService(film, { KINORA_STREAMS: '1000' });
const player = await openBenchedPlayer(service);
const lines: string[] = [];
try {
  // The first of all starts the browser's own media parts.
  await once(player, service.movieId);
  const cold: number[] = [];
  for (let i = 0; i < starts; i++) cold.push(await once(player, service.movieId));
  note('packaged title, nothing cached in the browser', cold, '0.4 s / 0.8 s');

  const context = await player.fresh();
  const warm: number[] = [];
  for (let i = 0; i <= starts; i++) {
    const page = await context.newPage();
    const waited = await pressPlay(page, service, service.movieId);
    // The first fills the cache.
    if (i > 0) warm.push(waited);
    await page.close();
  }
  await context.close();
  note('packaged title, the site cached', warm, '0.4 s / 0.8 s');

  const never: number[] = [];
  for (const movieId of await service.unwatched(newStarts)) {
    never.push(await once(player, movieId, () => service.upload(film, movieId)));
  }
  note('title never encoded, its encode just begun', never, '2 s');
} finally {
  await player.close();
  await service.close();
}
console.log(
  `Load of the machine at the end: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}\n`,
);
console.log(row('start', 'starts', 'median', 'p95', 'slowest', 'goal'));
console.log(row('---', '---', '---', '---', '---', '---'));
for (const line of lines) console.log(line);

function note(what: string, values: readonly number[], goal: string): void {
  const figures = [quantile(values, 0.5), quantile(values, 0.95), Math.max(...values)].map(seconds);
  lines.push(row(what, String(values.length), ...figures, goal));
}

async function once(
  { fresh }: BenchedPlayer,
  movieId: number,
  before?: () => Promise<void>,
): Promise<number> {
  const context = await fresh();
  try {
    return await pressPlay(await context.newPage(), service, movieId, before);
  } finally {
    await context.close();
  }
}
