// `kinora media remove|restore|gc|verify`: what lies on the disk, from the terminal.
import type { Command } from 'commander';
import type { Kinora } from '#apps/server/compose.ts';
import { collectGarbage, type Garbage } from '#domains/media/collect-garbage.ts';
import { mediaErrors } from '#domains/media/errors.ts';
import type { Asset, AssetStore } from '#domains/media/ports.ts';
import { presentAsset } from '#domains/media/present-asset.ts';
import { removeAsset, restoreAsset } from '#domains/media/remove-asset.ts';
import { verifyAsset, type Verified } from '#domains/media/verify-asset.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatTable } from '../print-table.ts';
import { readNumber } from '../read-number.ts';
import { showProgress } from '../show-progress.ts';
import { withKinora } from '../with-kinora.ts';

interface Options {
  readonly json?: boolean;
}

const number = 'its number, as "kinora media list" shows it';

export function registerMediaFiles(media: Command): void {
  media
    .command('remove')
    .description(
      'Take a video away; its files go after KINORA_TRASH_HOURS, until then "restore" brings it back',
    )
    .argument('<asset>', number, readNumber)
    .option('--json', 'answer as JSON')
    .action((asset: number, options: Options) => turn('remove', asset, options));
  media
    .command('restore')
    .description('Bring a removed video back')
    .argument('<asset>', number, readNumber)
    .option('--json', 'answer as JSON')
    .action((asset: number, options: Options) => turn('restore', asset, options));
  media
    .command('gc')
    .description('Free the disk of files that nothing names any more; a running server does it once a day')
    .option('--dry-run', 'only say what would go')
    .option('--json', 'answer as JSON')
    .action((options: Options & { dryRun?: boolean }) => collect(options));
  media
    .command('verify')
    .description('Compare the files of a video, or of all, with their checksums')
    .argument('[asset]', number, readNumber)
    .option('--json', 'answer as JSON')
    .action((asset: number | undefined, options: Options) => verify(asset, options));
}

async function turn(how: 'remove' | 'restore', id: number, { json }: Options): Promise<void> {
  await withKinora(async ({ media, stores, clock }) => {
    const deps = { assets: media.assets, jobs: stores.jobs, clock, wake: () => media.wake() };
    const asset = await (how === 'remove' ? removeAsset : restoreAsset)(deps, id);
    const shown = await presentAsset(asset, stores.jobs);
    if (json) console.log(JSON.stringify(shown));
    else if (how === 'restore') console.log(`Video ${id} is there again.`);
    else {
      const until = new Date((asset.removedAt ?? 0) + media.garbage.graceMs).toLocaleString();
      console.log(`Video ${id} is removed. "kinora media restore ${id}" brings it back until ${until}.`);
    }
  });
}

const meanings: Readonly<Record<Garbage['kind'], string>> = {
  removed: 'was removed',
  'left-over': 'left over from work',
  orphan: 'belongs to no video',
};

async function collect({ dryRun = false, json }: Options & { dryRun?: boolean }): Promise<void> {
  await withKinora(async ({ media }) => {
    const found = await collectGarbage(media.garbage, { dryRun });
    const files = found.reduce((sum, each) => sum + each.files, 0);
    const bytes = found.reduce((sum, each) => sum + each.bytes, 0);
    if (json) {
      console.log(JSON.stringify({ dryRun, files, bytes, items: found }));
      return;
    }
    if (found.length > 0) {
      const rows = found.map((each) => [String(each.assetId), meanings[each.kind], each.files, each.bytes]);
      console.log(`${formatTable(['video', 'why', 'files', 'bytes'], rows)}\n`);
    }
    const size = `${files.toLocaleString('en')} files, ${bytes.toLocaleString('en')} bytes`;
    console.log(dryRun ? `Would be removed: ${size}` : `Removed: ${size}`);
  });
}

async function verify(id: number | undefined, { json }: Options): Promise<void> {
  await withKinora(async ({ media, stores }: Kinora) => {
    const progress = showProgress('Verifying', json);
    const assets = id === undefined ? await packagedOnes(media.assets) : [await oneOf(media.assets, id)];
    const results: Verified[] = [];
    for (const [at, asset] of assets.entries()) {
      progress.update(at / assets.length, `video ${asset.id}`);
      results.push(await verifyAsset(media, asset));
    }
    const faults = results.flatMap((each) =>
      each.faults.map(({ name, fault }) => ({ assetId: each.assetId, name, fault })),
    );
    const files = results.reduce((sum, each) => sum + each.files, 0);
    const unsealed = results.reduce((sum, each) => sum + each.unsealed, 0);
    progress.done(`${files.toLocaleString('en')} files of ${results.length} videos`);
    if (faults.length > 0) process.exitCode = exitCodes.failed;
    if (json) {
      console.log(JSON.stringify({ ok: faults.length === 0, files, unsealed, faults, videos: results }));
      return;
    }
    if (faults.length > 0) {
      const titles = await stores.titles.byIds(assets.map(({ titleId }) => titleId));
      const names = new Map(titles.map(({ id: titleId, title }) => [titleId, title]));
      const titleOf = new Map(assets.map((asset) => [asset.id, names.get(asset.titleId) ?? '']));
      const rows = faults.map(({ assetId, name, fault }) => [
        String(assetId),
        titleOf.get(assetId) ?? '',
        `${assetId}/${name}`,
        fault,
      ]);
      console.log(`${formatTable(['video', 'title', 'file', 'fault'], rows)}\n`);
      console.log(
        `${faults.length} files are missing or damaged. Bring the video again, then remove this one.`,
      );
    } else console.log('Every file is there and whole.');
    if (unsealed > 0) console.log(`${unsealed} files were packaged before checksums were kept.`);
  });
}

async function oneOf(assets: AssetStore, id: number): Promise<Asset> {
  const asset = await assets.find(id);
  if (asset === null) throw mediaErrors.asset_not_found(id);
  return asset;
}

async function packagedOnes(assets: AssetStore): Promise<Asset[]> {
  const found: Asset[] = [];
  for (let before: number | undefined; ;) {
    const rows = await assets.list({ limit: 100, ...(before === undefined ? {} : { before }) });
    found.push(...rows.slice(0, 100).filter(({ packaged }) => packaged !== null));
    if (rows.length <= 100) return found;
    before = rows[99]?.id;
  }
}
