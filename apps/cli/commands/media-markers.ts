// `kinora media markers`: shows the chapters and markers of a video, and sets them by hand.
import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { mediaErrors } from '#domains/media/errors.ts';
import { marksOf } from '#domains/media/marks-of.ts';
import { setMarks } from '#domains/media/set-marks.ts';
import type { Asset } from '#domains/media/ports.ts';
import {
  markerKinds,
  type Chapter,
  type Marker,
  type MarkerKind,
} from '#engine/media/chapters-and-markers.ts';
import { formatPlace } from '#engine/media/format-place.ts';
import { parsePlace } from '#engine/media/parse-place.ts';
import { readChapterList, type ChapterStart } from '#engine/media/read-chapter-list.ts';
import { cliErrors } from '../errors.ts';
import { formatTable } from '../print-table.ts';
import { withKinora } from '../with-kinora.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Options = Partial<Record<MarkerKind, Stretch | 'none'>> & {
  /** `found` leaves them to the file again. */
  readonly chapters?: readonly ChapterStart[] | 'found';
  readonly found?: boolean;
  readonly json?: boolean;
};

export function registerMediaMarkers(media: Command): void {
  const command = media
    .command('markers')
    .description('The chapters of a video and what viewers can skip of it; set by hand with the options')
    .argument('<asset>', 'its number, as "kinora media list" shows it', readNumber);
  for (const kind of markerKinds) {
    command.option(`--${kind} <from-to>`, `such as 0:30-1:45; "none" where there is none`, readStretch);
  }
  command
    .option(
      '--chapters <file>',
      'lines such as "12:30 The chase"; "found" for those of the file',
      readChapters,
    )
    .option('--found', 'forget the markers set by hand and take what is detected again')
    .option('--json', 'answer as JSON')
    .action((asset: number, options: Options) => markers(asset, options));
}

function readNumber(value: string): number {
  const number = Number(value);
  if (!/^\d{1,15}$/.test(value) || number === 0)
    throw new InvalidArgumentError('It is a whole number from 1.');
  return number;
}

function readStretch(value: string): Stretch | 'none' {
  if (value === 'none') return value;
  const [from = '', to = '', more] = value.split('-');
  const [start, end] = [parsePlace(from), parsePlace(to)];
  if (start === null || end === null || more !== undefined)
    throw new InvalidArgumentError('It is two places such as 0:30-1:45, or "none".');
  return { start, end };
}

function readChapters(file: string): ChapterStart[] | 'found' {
  if (file === 'found') return file;
  try {
    return readChapterList(readFileSync(file, 'utf8'));
  } catch (error) {
    throw cliErrors.file_not_readable(file, error instanceof Error ? error.message : String(error));
  }
}

async function markers(assetId: number, options: Options): Promise<void> {
  await withKinora(async ({ media, clock }) => {
    const asset = await media.assets.find(assetId);
    if (asset === null) throw mediaErrors.asset_not_found(assetId);
    const named = markerKinds.filter((kind) => options[kind] !== undefined);
    const changes = named.length > 0 || options.chapters !== undefined || options.found === true;
    const shown = changes
      ? await setMarks({ assets: media.assets, clock }, assetId, {
          chapters:
            options.chapters === undefined ? asset.marksByHand.chapters : lasting(options.chapters, asset),
          markers: wantedMarkers(asset, options, named),
        })
      : asset;
    print(shown, options.json);
  });
}

/** Those named replace what there was of their kind; the others stay as they are. */
function wantedMarkers(
  asset: Asset,
  options: Options,
  named: readonly MarkerKind[],
): readonly Marker[] | null {
  const before = options.found === true ? null : asset.marksByHand.markers;
  if (named.length === 0) return before;
  const others = (before ?? asset.analysis?.markers ?? []).filter(({ kind }) => !named.includes(kind));
  const set = named.flatMap((kind) => {
    const stretch = options[kind];
    return stretch === undefined || stretch === 'none' ? [] : [{ kind, ...stretch }];
  });
  return [...others, ...set];
}

/** Each chapter goes on until the next one begins, the last until the end. */
function lasting(starts: readonly ChapterStart[] | 'found', asset: Asset): Chapter[] | null {
  if (starts === 'found') return null;
  const end = asset.packaged?.durationSeconds ?? asset.facts?.durationSeconds ?? 0;
  return starts.map(({ start, title }, i) => ({ start, end: starts[i + 1]?.start ?? end, title }));
}

function print(asset: Asset, json = false): void {
  const { chapters, markers: marks } = marksOf(asset);
  if (json) {
    console.log(JSON.stringify({ id: asset.id, chapters, markers: marks }));
    return;
  }
  const rows = [
    ...chapters.map((chapter) => ['chapter', chapter.start, chapter.end, chapter.title ?? ''] as const),
    ...marks.map((marker) => [marker.kind, marker.start, marker.end, ''] as const),
  ];
  if (rows.length === 0) console.log(`Video ${asset.id} has neither chapters nor markers.`);
  else {
    const cells = rows.map(([what, start, end, title]) => [
      what,
      formatPlace(start),
      formatPlace(end),
      title,
    ]);
    console.log(formatTable(['what', 'from', 'to', 'title'], cells));
  }
}
