// Keeps a log that scrolls at its end, for as long as its reader has not scrolled back: through new lines, a keyboard that opens, a window that turns.
import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** Pixels from the end that count as the end. */
const NEAR = 80;

function shapeOf({ scrollHeight, clientHeight, clientWidth }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight} ${clientWidth}`;
}

/** `log` scrolls, `content` is all that is in it. `goToEnd` does so wherever the reader is. */
export function useLogEnd(
  log: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): { readonly onScroll: () => void; readonly goToEnd: () => void } {
  const atEnd = useRef(true);
  /** A browser scrolls by itself where the shape has changed: that was not the reader. */
  const shape = useRef('');
  useEffect(() => {
    const [list, all] = [log.current, content.current];
    if (!list || !all) return undefined;
    const sizes = new ResizeObserver(() => {
      if (atEnd.current) list.scrollTop = list.scrollHeight;
      shape.current = shapeOf(list);
    });
    sizes.observe(list);
    sizes.observe(all);
    return () => sizes.disconnect();
  }, [log, content]);
  const onScroll = useCallback(() => {
    const list = log.current;
    if (list && shapeOf(list) === shape.current)
      atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  }, [log]);
  const goToEnd = useCallback(() => {
    atEnd.current = true;
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [log]);
  return { onScroll, goToEnd };
}
