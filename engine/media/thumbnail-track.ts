// Plans the pictures along the seek bar and writes the WebVTT track that maps times to tiles of their sheets.
import type { MediaFacts } from './media-facts.ts';
import { displaySize } from './media-facts.ts';
import type { PackagedThumbnails } from './packaged-media.ts';
import { vttTime } from './write-webvtt.ts';

export type ThumbnailPlan = Pick<
  PackagedThumbnails,
  'id' | 'tileWidth' | 'tileHeight' | 'columns' | 'rows' | 'secondsPerTile'
>;

/** Tiles that fit into 214x120, one every 2 to 10 seconds so that a title has about 150 of them. */
export function planThumbnails(facts: Pick<MediaFacts, 'durationSeconds' | 'video'>): ThumbnailPlan {
  const shown = displaySize(facts.video);
  const scale = Math.min(214 / shown.width, 120 / shown.height, 1);
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  const secondsPerTile = Math.min(10, Math.max(2, Math.round(facts.durationSeconds / 150)));
  const tiles = Math.max(1, Math.ceil(facts.durationSeconds / secondsPerTile));
  return {
    id: 'thumbnails',
    tileWidth: even(shown.width),
    tileHeight: even(shown.height),
    columns: Math.min(6, tiles),
    rows: Math.min(5, Math.ceil(tiles / 6)),
    secondsPerTile,
  };
}

/** WebVTT whose cues name a part of a sheet by media fragment (W3C Media Fragments, `#xywh=`), relative to the sheets. */
export function writeThumbnailTrack(thumbnails: PackagedThumbnails, durationSeconds: number): string {
  const perSheet = thumbnails.columns * thumbnails.rows;
  const blocks: string[] = [];
  for (let tile = 0; tile < thumbnails.tiles; tile++) {
    const start = tile * thumbnails.secondsPerTile;
    const end = Math.min(durationSeconds, start + thumbnails.secondsPerTile);
    if (end <= start) break;
    const column = tile % thumbnails.columns;
    const row = Math.floor((tile % perSheet) / thumbnails.columns);
    const { tileWidth, tileHeight } = thumbnails;
    const place = `${column * tileWidth},${row * tileHeight},${tileWidth},${tileHeight}`;
    blocks.push(
      `${vttTime(start)} --> ${vttTime(end)}\n${Math.floor(tile / perSheet) + 1}.jpg#xywh=${place}\n`,
    );
  }
  return ['WEBVTT\n', ...blocks].join('\n');
}
