// Names the browser's tab after the page.
import { useEffect } from 'react';

/** Null leaves the name to others. */
export function usePageTitle(title: string | undefined | null): void {
  useEffect(() => {
    if (title === null) return;
    document.title = title ? `${title} · Kinora` : 'Kinora';
  }, [title]);
}
