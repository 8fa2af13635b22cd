// Keeps a log that scrolls at its end, for as long as its reader has not scrolled back: through new lines, a keyboard that opens, a window that turns.
import { useEffect, useRef, useState } from 'react';

/** Pixels from the end that count as the end. */
const NEAR = 80;

function shapeOf({ scrollHeight, clientHeight, clientWidth }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}

function scrollToEnd(log: HTMLElement): void {
  log.scrollTop = log.scrollHeight;
}

/** `setLog` takes what scrolls, `setContent` all that is in it. With each new `own` it goes to the end wherever the reader is. */
export function useLogEnd(own: number | undefined) {
  const [log, setLog] = useState<HTMLElement | null>(null);
  const [content, setContent] = useState<HTMLElement | null>(null);
  const atEnd = useRef(true);
  /** A browser scrolls by itself where the shape has changed: that was not the reader. */
  const shape = useRef('');
  useEffect(() => {
    if (!log || !content) return undefined;
    const sizes = new ResizeObserver(() => {
      if (atEnd.current) scrollToEnd(log);
      shape.current = shapeOf(log);
    });
    sizes.observe(log);
    sizes.observe(content);
    return () => sizes.disconnect();
  }, [log, content]);
  useEffect(() => {
    if (own === undefined || !log) return;
    atEnd.current = true;
    scrollToEnd(log);
  }, [own, log]);
  function onScroll() {
    if (log && shapeOf(log) === shape.current)
      atEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  }
  return { setLog, setContent, onScroll };
}
