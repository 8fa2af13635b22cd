// Keeps closed captions inside of pictures out of a playlist that is played here: the same text is among its subtitles, in better letters.

/** As if the pictures carried none; nobody then reads the segments for them. */
export function hideClosedCaptions(playlist: string): string {
  return playlist
    .replaceAll(/^#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,.*\r?\n/gm, '')
    .replaceAll(/(?<=[:,])CLOSED-CAPTIONS="[^"]*"/g, 'CLOSED-CAPTIONS=NONE');
}
