// Brings the trick-play thumbnails of a playback, when it has any.
import { useEffect, useState } from 'react';
import { parseThumbnails, type Thumbnail } from './parse-thumbnails.ts';

export function useThumbnails(url: string | null): readonly Thumbnail[] {
  const [thumbnails, setThumbnails] = useState<readonly Thumbnail[]>([]);
  useEffect(() => {
    setThumbnails([]);
    if (!url) return;
    const stop = new AbortController();
    void (async () => {
      try {
        const response = await fetch(url, { signal: stop.signal });
        if (response.ok) setThumbnails(parseThumbnails(await response.text(), response.url));
      } catch {
        // A film without previews is still a film.
      }
    })();
    return () => stop.abort();
  }, [url]);
  return thumbnails;
}
