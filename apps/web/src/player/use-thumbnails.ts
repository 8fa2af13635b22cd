// Brings the trick-play thumbnails of a playback, when it has any.
import { useEffect, useState } from 'react';
import { parseThumbnails, type Thumbnail } from './parse-thumbnails.ts';

const NONE: readonly Thumbnail[] = [];

export function useThumbnails(url: string | null): readonly Thumbnail[] {
  const [brought, setBrought] = useState<{ url: string; thumbnails: readonly Thumbnail[] } | null>(null);
  useEffect(() => {
    if (!url) return undefined;
    const stop = new AbortController();
    void (async () => {
      try {
        const response = await fetch(url, { signal: stop.signal });
        if (response.ok)
          setBrought({ url, thumbnails: parseThumbnails(await response.text(), response.url) });
      } catch {
        // A film without previews is still a film.
      }
    })();
    return () => stop.abort();
  }, [url]);
  return brought?.url === url ? brought.thumbnails : NONE;
}
