// Brings in what plays from this device, where the browser keeps any downloads at all; otherwise the film is streamed.
import { lazy, Suspense, type ComponentProps } from 'react';
import { hasDownloads } from './has-downloads.ts';
import { PageFallback } from './page-fallback.tsx';

const StoredOrStreamed = lazy(() => import('#features/downloads/components/stored-or-streamed.tsx'));

export function StoredDoor(props: ComponentProps<typeof StoredOrStreamed>) {
  if (!hasDownloads()) return props.streamed;
  return (
    <Suspense fallback={props.docked ? null : <PageFallback />}>
      <StoredOrStreamed {...props} />
    </Suspense>
  );
}
