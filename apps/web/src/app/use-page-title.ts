// Names the browser's tab after the page.
import { useEffect } from 'react';

export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Kinora` : 'Kinora';
  }, [title]);
}
