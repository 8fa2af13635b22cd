// Brings the player in with the first film that is asked for, or about to be, and keeps it above all pages from then on.
import { Suspense, useEffect, useState } from 'react';
import { useMatch } from 'react-router';
import { ownChunk } from '#ui/own-chunk.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { PageFallback } from './page-fallback.tsx';
import { StoredDoor } from './stored-door.tsx';

const Stage = ownChunk(() => import('#features/playback/stage.tsx'));

/** A pointer over a play button, a finger on it, or the keyboard at it: the player can be on its way before it is pressed. */
const signs = ['pointerover', 'touchstart', 'focusin'] as const;

export function StageDoor() {
  const watching = useMatch('/watch/*') !== null;
  const [open, setOpen] = useState(watching);
  if (watching && !open) setOpen(true);
  useEffect(() => {
    if (open) return undefined;
    const look = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest('a[href^="/watch/"]') === null) return;
      // A failure is told when the film is asked for.
      Stage.bring().catch(() => undefined);
    };
    for (const sign of signs) document.addEventListener(sign, look, { passive: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, look);
    };
  }, [open]);
  if (!open) return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={watching ? <PageFallback /> : null}>
        <Stage StoredFirst={StoredDoor} />
      </Suspense>
    </ErrorBoundary>
  );
}
