// The names that files of an asset can have: whatever is asked for is matched against them, so that no name leads elsewhere.

export const multivariantPlaylistName = 'master.m3u8';
export const manifestName = 'manifest.mpd';
export const thumbnailFolder = 'thumbnails';
export const posterFolder = 'posters';

const known =
  /^(?:master\.m3u8|manifest\.mpd|(?:video|audio)-[a-z\d][a-z\d-]{0,60}\/(?:init\.mp4|index\.m3u8|[1-9]\d{0,6}\.m4s)|text-[a-z\d][a-z\d-]{0,60}\/(?:index\.m3u8|all\.vtt)|thumbnails\/(?:index\.m3u8|index\.vtt|[1-9]\d{0,5}\.jpg)|posters\/[1-9]\.jpg)$/;

/** True for a name that media gives to files, such as `audio-0-fr/init.mp4`. */
export function isMediaFileName(name: string): boolean {
  return known.test(name);
}

/** Files that never change once written. */
export function isSegmentName(name: string): boolean {
  return /\.(?:m4s|mp4|jpg)$/.test(name);
}
