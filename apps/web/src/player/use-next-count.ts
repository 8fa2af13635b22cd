// Counts down to the next episode, over the whole window and in the corner alike, and starts it at the end.
import { useEffect, useRef, useState } from 'react';

/** Seconds. */
const COUNT = 8;

/** Seconds that are left; whole again once nothing is `offered`. It stands where it is while it does not run. */
export function useNextCount(offered: boolean, runs: boolean, onEnd: (() => void) | null): number {
  const [left, setLeft] = useState(COUNT);
  if (!offered && left !== COUNT) setLeft(COUNT);
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    if (!runs) return undefined;
    if (left === 0) {
      latest.current?.();
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [runs, left]);
  return left;
}
