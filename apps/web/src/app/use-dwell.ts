// True once the pointer or the keyboard rested on something for a while, where a moving picture is welcome.
import { useEffect, useState } from 'react';
import { previewsWelcome } from './previews-welcome.ts';

/** Milliseconds: who only passes over a row of cards wakes none of them. */
const REST = 700;

export function useDwell(wanted: boolean): { dwells: boolean; attend: (here: boolean) => void } {
  const [here, setHere] = useState(false);
  const [dwells, setDwells] = useState(false);
  useEffect(() => {
    if (!here || !wanted || !previewsWelcome(window)) return undefined;
    const timer = setTimeout(() => setDwells(true), REST);
    return () => {
      clearTimeout(timer);
      setDwells(false);
    };
  }, [here, wanted]);
  return { dwells, attend: setHere };
}
