// True when nothing moved or was pressed for a while, so that the controls may step back.
import { useEffect, useState } from 'react';

/** Milliseconds. */
const REST = 3_000;

export function useIdle(area: HTMLElement | null, mayRest: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!area || !mayRest) return undefined;
    let timer = setTimeout(() => setIdle(true), REST);
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), REST);
    };
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const event of events) area.addEventListener(event, wake);
    return () => {
      setIdle(false);
      clearTimeout(timer);
      for (const event of events) area.removeEventListener(event, wake);
    };
  }, [area, mayRest]);
  return idle;
}
