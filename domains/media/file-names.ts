// The names that files of an asset can have: whatever is asked for is matched against them, so that no name leads elsewhere.

export const multivariantPlaylistName = 'master.m3u8';
export const manifestName = 'manifest.mpd';
export const thumbnailFolder = 'thumbnails';

const known =
  /^(?:master\.m3u8|manifest\.mpd|(?:video|audio)-[a-z\d][a-z\d-]{0,60}\/(?:init\.mp4|index\.m3u8|[1-9]\d{0,6}\.m4s)|text-[a-z\d][a-z\d-]{0,60}\/(?:index\.m3u8|all\.vtt)|thumbnails\/(?:index\.m3u8|index\.vtt|[1-9]\d{0,5}\.jpg)|posters\/[1-9]\.jpg)$/;

/** True for a name that media gives to files, such as `audio-0-fr/init.mp4`. */
export function isMediaFileName(name: string): boolean {
  return known.test(name);
}

/** What an interrupted write leaves of a file: `init.mp4.1234.part`. */
const part = /\.\d{1,10}\.part$/;

/**
 * True for a file that only media can have written, and that may go when no playlist leads to it: playlists of tracks that are named
 * stay, and what has a name of another kind is left to whoever put it there.
 */
export function isCollectable(name: string, tracks: ReadonlySet<string | undefined>): boolean {
  if (part.test(name)) return isMediaFileName(name.replace(part, ''));
  if (!isMediaFileName(name) || !name.includes('/')) return false;
  return !/\.(?:m3u8|vtt)$/.test(name) || !tracks.has(name.split('/')[0]);
}

/** Files that never change once written. */
export function isSegmentName(name: string): boolean {
  return /\.(?:m4s|mp4|jpg)$/.test(name);
}
