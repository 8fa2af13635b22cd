// Brings the player in with the first film that is asked for, and keeps it above all pages from then on.
import { lazy, Suspense, useState } from 'react';
import { useMatch } from 'react-router';
import { ErrorBoundary } from './error-boundary.tsx';
import { PageFallback } from './page-fallback.tsx';

const Stage = lazy(() => import('#features/playback/stage.tsx'));

export function StageDoor() {
  const watching = useMatch('/watch/*') !== null;
  const [open, setOpen] = useState(watching);
  if (watching && !open) setOpen(true);
  if (!open) return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={watching ? <PageFallback /> : null}>
        <Stage />
      </Suspense>
    </ErrorBoundary>
  );
}
