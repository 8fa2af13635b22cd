// A few silent seconds of a film over the picture of its card. Where there is none, nothing shows.
import { useEffect, useState } from 'react';
import { classes } from '#ui/classes.ts';

/** Titles without a preview, so that they are asked for once a visit. */
const without = new Set<number>();

/**
 * A real picture that moves, not the thumbnails of the seek bar one after the other: those are 214 pixels wide. It is brought as a whole,
 * so that an answer without one is told apart from a fault, and leaving the card ends the request.
 */
export default function CardPreview({ movieId, shape }: { movieId: number; shape: 'poster' | 'card' }) {
  const [source, setSource] = useState<string | null>(null);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (without.has(movieId)) return undefined;
    const stop = new AbortController();
    let url: string | null = null;
    void (async () => {
      try {
        const answer = await fetch(`/api/v1/movies/${movieId}/preview`, { signal: stop.signal });
        if (answer.status !== 200) {
          without.add(movieId);
          return;
        }
        url = URL.createObjectURL(await answer.blob());
        if (stop.signal.aborted) URL.revokeObjectURL(url);
        else setSource(url);
      } catch {
        // Left before it came, or no network: the card is as good without.
      }
    })();
    return () => {
      stop.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [movieId]);
  if (source === null) return null;
  return (
    <video
      src={source}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
      tabIndex={-1}
      aria-hidden="true"
      onPlaying={() => setPlaying(true)}
      onEnded={() => setPlaying(false)}
      className={classes(
        'pointer-events-none absolute inset-x-0 top-0 w-full object-cover transition-opacity duration-500',
        // A tall cut of a wide picture shows nothing of it: it stands over the upper half, and the name of the poster stays below.
        shape === 'poster'
          ? 'aspect-[4/3] [mask-image:linear-gradient(to_bottom,#000_80%,transparent)]'
          : 'h-full',
        playing ? 'opacity-100' : 'opacity-0',
      )}
    />
  );
}
