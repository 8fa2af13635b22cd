// The pictures along the seek bar of a download, from its stored files.
import { useEffect, useState } from 'react';
import { parseThumbnails, type Thumbnail } from '#player/parse-thumbnails.ts';
import { shelfOf } from './shelf.ts';

const NONE: readonly Thumbnail[] = [];
const FOLDER = 'thumbnails/';
/** Cues are resolved against it; what is left of an address is the name of a stored file. */
const BASE = 'https://stored/';

export function useStoredThumbnails(id: number): readonly Thumbnail[] {
  const [thumbnails, setThumbnails] = useState(NONE);
  useEffect(() => {
    let current = true;
    const addresses = new Map<string, string>();
    const read = async () => {
      const shelf = shelfOf(id);
      const index = await shelf.read(`${FOLDER}index.vtt`);
      if (index === null) return;
      const cues = parseThumbnails(await index.text(), BASE + FOLDER);
      for (const url of new Set(cues.map((cue) => cue.url))) {
        const sheet = await shelf.read(url.slice(BASE.length));
        const picture = await sheet?.blob();
        if (!current) return;
        if (picture) addresses.set(url, URL.createObjectURL(picture));
      }
      setThumbnails(
        cues.flatMap((cue) => {
          const url = addresses.get(cue.url);
          return url === undefined ? [] : [{ ...cue, url }];
        }),
      );
    };
    // A film without previews is still a film.
    read().catch(() => undefined);
    return () => {
      current = false;
      for (const address of addresses.values()) URL.revokeObjectURL(address);
    };
  }, [id]);
  return thumbnails;
}
