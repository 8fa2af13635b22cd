// Full screen of one element, as the browser has it.
import { useEffect, useState } from 'react';

export function useFullscreen(element: HTMLElement | null): { full: boolean; toggleFullscreen: () => void } {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return {
    full,
    toggleFullscreen() {
      const change = document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen();
      void change?.catch(() => undefined);
    },
  };
}
