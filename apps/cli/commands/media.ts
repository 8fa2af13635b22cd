// `kinora media add`: brings a video file to a title, makes its renditions here, and shows how far they are.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { compose, type Kinora } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { codecs, encryptions, type Codec, type Encryption } from '#domains/media/contract.ts';
import { OPERATOR_SOURCE } from '#domains/catalog/create-title.ts';
import { addMedia } from '#domains/media/add-media.ts';
import { addSubtitles } from '#domains/media/add-subtitles.ts';
import { checkWishes } from '#domains/media/check-wishes.ts';
import { presentAsset } from '#domains/media/present-asset.ts';
import { cliErrors } from '../errors.ts';
import { formatTable } from '../print-table.ts';
import { showProgress } from '../show-progress.ts';
import { registerMediaFiles } from './media-files.ts';
import { registerMediaMarkers } from './media-markers.ts';
import { registerMediaUpload } from './media-upload.ts';
import { registerMediaWork } from './media-work.ts';

interface AddOptions {
  readonly title: string;
  readonly episode?: string;
  readonly subtitles?: readonly SubtitleFile[];
  readonly encrypt?: Encryption;
  readonly codec?: Codec;
  readonly json?: boolean;
}

interface SubtitleFile {
  readonly language: string;
  readonly text: string;
}

/** Milliseconds between two looks at the work. */
const LOOK = 250;

export function registerMedia(program: Command): void {
  const media = program.command('media').description('The videos behind titles');
  registerMediaWork(media);
  registerMediaUpload(media);
  registerMediaFiles(media);
  registerMediaMarkers(media);
  media
    .command('add <file>')
    .description('Bring a video file to a title; makes the title if there is none of this name')
    .requiredOption('--title <name>', 'of the film or series, with or without the year: "Metropolis (1927)"')
    .option('--episode <number>', 'of a series, such as 3 or 2x3 for the second season')
    .option(
      '--subtitles <language=file>',
      'SRT, WebVTT, ASS or SCC, for example fr=film.srt; repeatable',
      readSubtitles,
    )
    .addOption(
      new Option('--encrypt <how>', 'its segments; otherwise as KINORA_ENCRYPTION says').choices(encryptions),
    )
    .addOption(
      new Option(
        '--codec <family>',
        'h264 with AAC, or av1 for AV1 with Opus beside them; otherwise as KINORA_CODEC says',
      ).choices(codecs),
    )
    .option('--json', 'answer as JSON')
    .action((file: string, options: AddOptions) => add(file, options));
}

/** `fr=film.srt`, read at once so that a wrong name stops the command before any work. */
function readSubtitles(value: string, before: readonly SubtitleFile[] = []): SubtitleFile[] {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is a language and a file, for example fr=film.srt.');
  const file = value.slice(at + 1);
  try {
    return [...before, { language: value.slice(0, at), text: readFileSync(file, 'utf8') }];
  } catch (error) {
    throw cliErrors.file_not_readable(file, error instanceof Error ? error.message : String(error));
  }
}

async function add(file: string, options: AddOptions): Promise<void> {
  const kinora = await compose(readConfig(process.env, process.cwd()));
  const { media, stores, clock, config } = kinora;
  // Said here, for a server that may take the job could have been started with another setting.
  const wishes = {
    encryption: options.encrypt ?? config.KINORA_ENCRYPTION,
    codec: options.codec ?? config.KINORA_CODEC,
  };
  const progress = showProgress('Encoding', options.json);
  try {
    checkWishes(wishes);
    // The file is read before a title is made for it.
    await media.transcoder.probe(file);
    const titleId = await findOrMakeTitle(kinora, options.title);
    const episodeId =
      options.episode === undefined ? null : await findEpisode(kinora, titleId, options.episode);
    const parts = {
      transcoder: media.transcoder,
      assets: media.assets,
      jobs: stores.jobs,
      clock,
      makesOnDemand: kinora.config.KINORA_SEGMENT_WORKERS > 0,
    };
    const { asset, job } = await addMedia(parts, {
      titleId,
      episodeId,
      file,
      ...wishes,
    });
    // A running server may have taken the job already: either way it is watched until it ends.
    const ours = media.runJob(job.id);
    for (;;) {
      const now = await stores.jobs.find(job.id);
      if (now === null || (now.state !== 'ready' && now.state !== 'running')) break;
      progress.update(now.progress);
      await pause(LOOK);
    }
    await ours;
    const made = await media.assets.find(asset.id);
    const shown = await presentAsset(made ?? asset, stores.jobs);
    if (shown.error !== null) throw cliErrors.encoding_failed(file, shown.error.message);
    for (const { language, text } of options.subtitles ?? []) {
      const { assets, files, checksums } = media;
      const deps = { assets, files, checksums, clock };
      await addSubtitles(deps, { assetId: asset.id, language, text, title: null, forHearingImpaired: false });
    }
    progress.done(`${shown.renditions.length} renditions of "${options.title}"`);
    if (options.json) console.log(JSON.stringify(shown));
    else {
      console.log(
        formatTable(
          ['rendition', 'codec', 'size', 'peak kbit/s'],
          shown.renditions.map((each) => [
            each.id,
            each.codec,
            each.width === null ? (each.language ?? '') : `${each.width}x${each.height}`,
            String(Math.round(each.bitrate / 1000)),
          ]),
        ),
      );
      console.log(
        `\nIt plays at ${kinora.publicUrl}/watch/${titleId}${episodeId === null ? '' : `/${episodeId}`}`,
      );
    }
  } finally {
    await kinora.close();
  }
}

/** A title of exactly this name, or a new one of the operator's own. */
async function findOrMakeTitle(kinora: Kinora, name: string): Promise<number> {
  const { stores, catalog, clock } = kinora;
  const parts = /^(.*?)\s*\((\d{4})\)\s*$/.exec(name);
  const bare = (parts?.[1] ?? name).trim();
  const year = parts?.[2] === undefined ? null : Number(parts[2]);
  const found = await catalog.findByName(name, 5);
  const same = found.find(
    (title) => title.title.toLowerCase() === bare.toLowerCase() && (year === null || title.year === year),
  );
  if (same !== undefined) return same.id;
  const [made] = await stores.titles.putAll(
    [
      {
        kind: 'film',
        title: bare,
        originalTitle: null,
        language: null,
        year,
        endYear: null,
        minutes: null,
        maturity: null,
        synopsis: null,
        sound: null,
        picture: null,
        free: null,
        source: OPERATOR_SOURCE,
        sourceId: name.toLowerCase().slice(0, 120),
        genres: [],
        countries: [],
        credits: [],
        episodes: [],
      },
    ],
    clock.now(),
  );
  if (made === undefined) throw new Error(`Cannot make the title "${name}"`);
  return made;
}

async function findEpisode(kinora: Kinora, titleId: number, place: string): Promise<number> {
  const parts = /^(?:(\d{1,3})x)?(\d{1,4})$/.exec(place);
  const { episodes } = await kinora.catalog.detail(titleId);
  const season = Number(parts?.[1] ?? 1);
  const episode = episodes.find((each) => each.season === season && each.number === Number(parts?.[2]));
  if (episode === undefined) throw cliErrors.episode_not_found(place, episodes.length);
  return episode.id;
}
