// Cuts a few silent seconds out of a film that is there, for a card that somebody looks at: the segments of its smallest picture, as
// one file. Starts no work: what was not made yet has no preview.
import { joinSegments } from '#engine/media/join-segments.ts';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { chooseAsset } from './choose-asset.ts';
import type { AssetStore, MediaFiles, OpenedFile } from './ports.ts';

export interface CutPreviewDeps {
  readonly assets: Pick<AssetStore, 'of'>;
  readonly files: Pick<MediaFiles, 'open'>;
}

/** Where in the film it is taken from: behind the titles, before anything that should not be told. */
const PLACE = 0.3;
/** Seconds that are enough, and bytes that are too many. */
const ENOUGH = 8;
const MOST_BYTES = 1024 * 1024;

/** MP4 with a picture and no sound; null where there is nothing to play yet, or only under a key. */
export async function cutPreview(
  { assets, files }: CutPreviewDeps,
  titleId: number,
  episodeId: number | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const asset = chooseAsset(await assets.of(titleId, episodeId));
  const packaged = asset?.state === 'ready' ? asset.packaged : null;
  const smallest = packaged?.video.at(-1);
  if (asset === null || !packaged || smallest === undefined || packaged.protection) return null;

  const numbers = segmentsFrom(smallest, packaged.durationSeconds * PLACE);
  const names = ['init.mp4', ...numbers.map((number) => `${number}.m4s`)];
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (const name of names) {
    const file = await files.open(asset.id, `${smallest.id}/${name}`);
    if (file === null || bytes + file.bytes > MOST_BYTES) break;
    bytes += file.bytes;
    parts.push(await wholeOf(file));
  }
  const [init, ...segments] = parts;
  return init === undefined || segments.length === 0 ? null : joinSegments(init, segments);
}

/** Numbers of the segments from the one at `seconds` on that together are long enough, counted from 1. */
function segmentsFrom({ segments, timescale }: PackagedVideo, seconds: number): number[] {
  const numbers: number[] = [];
  let end = 0;
  let taken = 0;
  for (const [index, { duration }] of segments.entries()) {
    end += duration / timescale;
    if (end <= seconds || taken >= ENOUGH) continue;
    taken += duration / timescale;
    numbers.push(index + 1);
  }
  return numbers;
}

async function wholeOf(file: OpenedFile): Promise<Uint8Array> {
  const whole = new Uint8Array(file.bytes);
  let at = 0;
  for await (const piece of file.read(0, file.bytes - 1)) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
