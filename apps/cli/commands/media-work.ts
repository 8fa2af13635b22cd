// `kinora media list|report|pause|resume|cancel|retry`: the work on videos, seen and steered from the terminal; a running server notices at once.
import type { Command } from 'commander';
import type { ListedAsset } from '#domains/media/contract.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import { nameAssets } from '#domains/media/name-assets.ts';
import { presentAsset } from '#domains/media/present-asset.ts';
import { steerWork, workSteps, type WorkStep } from '#domains/media/steer-work.ts';
import { describePerTitle, percent } from '../describe-per-title.ts';
import { formatTable } from '../print-table.ts';
import { readNumber } from '../read-number.ts';
import { withKinora } from '../with-kinora.ts';

interface Options {
  readonly json?: boolean;
}

const meanings: Readonly<Record<WorkStep, string>> = {
  pause: 'Hold the work on a video; what is finished of it plays',
  resume: 'Go on with work that was paused',
  cancel: 'End the work on a video; what is finished of it is kept and plays',
  retry: 'Take up work that failed or was cancelled',
};

export function registerMediaWork(media: Command): void {
  media
    .command('list')
    .description('The videos behind titles, newest first, with the work on them')
    .option('--limit <number>', 'at most so many', readNumber, 20)
    .option('--json', 'answer as JSON')
    .action((options: Options & { limit: number }) => list(options.limit, options));
  media
    .command('report')
    .description('What measuring a film has decided, and what that saves against the fixed ladder')
    .argument('<asset>', 'its number, as "kinora media list" shows it', readNumber)
    .option('--json', 'answer as JSON')
    .action((asset: number, options: Options) => report(asset, options));
  for (const step of workSteps) {
    media
      .command(step)
      .description(meanings[step])
      .argument('<asset>', 'its number, as "kinora media list" shows it', readNumber)
      .option('--json', 'answer as JSON')
      .action((asset: number, options: Options) => steer(step, asset, options));
  }
}

async function list(limit: number, { json }: Options): Promise<void> {
  await withKinora(async ({ media, stores, catalog }) => {
    const rows = (await media.assets.list({ limit })).slice(0, limit);
    const views = await Promise.all(rows.map((asset) => presentAsset(asset, stores.jobs)));
    const shown = await nameAssets(views, catalog);
    if (json) console.log(JSON.stringify({ items: shown }));
    else if (shown.length === 0) console.log('There is no video yet: kinora media add FILE --title NAME');
    else
      console.log(
        formatTable(['asset', 'title', 'work', 'plays', 'done', 'left', 'saved', 'file'], shown.map(toRow)),
      );
  });
}

async function report(assetId: number, { json }: Options): Promise<void> {
  await withKinora(async ({ media, stores }) => {
    const asset = await media.assets.find(assetId);
    if (asset === null) throw mediaErrors.asset_not_found(assetId);
    const { perTitle, sourceName } = await presentAsset(asset, stores.jobs);
    if (json) console.log(JSON.stringify(perTitle));
    else if (perTitle === null)
      console.log(`"${sourceName}" was not measured: it is encoded by the fixed ladder.`);
    else console.log(describePerTitle(perTitle).join('\n'));
  });
}

async function steer(step: WorkStep, assetId: number, { json }: Options): Promise<void> {
  await withKinora(async ({ media, stores, clock }) => {
    const deps = { assets: media.assets, jobs: stores.jobs, clock, wake: () => media.wake() };
    const shown = await presentAsset(await steerWork(deps, assetId, step), stores.jobs);
    console.log(json ? JSON.stringify(shown) : `Video ${assetId} is ${shown.work} now.`);
  });
}

function toRow(asset: ListedAsset): string[] {
  return [
    String(asset.id),
    titleName(asset),
    asset.work,
    asset.plays ? 'yes' : 'no',
    `${Math.floor(asset.progress * 100)} %`,
    asset.secondsLeft === null ? '' : `${asset.secondsLeft} s`,
    asset.perTitle === null ? '' : percent(asset.perTitle.saved),
    asset.origin === 'stand-in' ? '(drawn clip)' : asset.sourceName,
  ];
}

/** "Les Vampires 1x02"; the number of a title that is no longer there. */
function titleName({ movie, movieId, episode }: ListedAsset): string {
  if (movie === null) return String(movieId);
  const part = episode === null ? '' : ` ${episode.season}x${String(episode.number).padStart(2, '0')}`;
  return `${movie.title}${part}`;
}
