// The uploads of this page, for the components that show them; leaving the page while one is under way is asked about.
import { useEffect, useSyncExternalStore } from 'react';
import { uploadQueue, type Interrupted, type UploadItem } from './upload-queue.ts';

export function useUploads(): { items: readonly UploadItem[]; interrupted: readonly Interrupted[] } {
  const items = useSyncExternalStore(uploadQueue.subscribe, uploadQueue.items);
  const interrupted = useSyncExternalStore(uploadQueue.subscribe, uploadQueue.interrupted);
  const busy = items.some(({ state }) => state === 'sending' || state === 'checking');
  useEffect(() => void uploadQueue.lookForInterrupted(), []);
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
  return { items, interrupted };
}
