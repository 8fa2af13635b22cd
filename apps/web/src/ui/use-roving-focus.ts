// One stop of the tab key for a whole row: arrow keys, Home and End move inside it, the way the language reads.
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useLanguage } from '#i18n/language-context.ts';

/** Which item of a row a key leads to; null for keys that mean nothing here. */
function targetOf(key: string, current: number, last: number, forward: string, back: string): number | null {
  if (key === forward) return Math.min(last, current + 1);
  if (key === back) return Math.max(0, current - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/**
 * Items carry their place in `data-rail-index`. Answers the place that takes the tab key; `reveal` brings an item
 * into view that gets the focus by a key.
 */
export function useRovingFocus(
  row: RefObject<HTMLElement | null>,
  last: number,
  reveal: (index: number) => void,
): number {
  const { direction } = useLanguage();
  const [active, setActive] = useState(0);
  const byKey = useRef(false);
  const current = Math.min(active, Math.max(0, last));

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const [forward, back] =
      direction === 'rtl' ? (['ArrowLeft', 'ArrowRight'] as const) : (['ArrowRight', 'ArrowLeft'] as const);
    const target = targetOf(event.key, current, last, forward, back);
    if (target === null) return;
    event.preventDefault();
    if (target === current) return;
    byKey.current = true;
    setActive(target);
  });
  const onFocusIn = useEffectEvent((event: FocusEvent) => {
    if (!(event.target instanceof Element)) return;
    const index = event.target.closest<HTMLElement>('[data-rail-index]')?.dataset['railIndex'];
    if (index !== undefined) setActive(Number(index));
  });
  useEffect(() => {
    const element = row.current;
    const press = (event: KeyboardEvent) => onKeyDown(event);
    const arrive = (event: FocusEvent) => onFocusIn(event);
    element?.addEventListener('keydown', press);
    element?.addEventListener('focusin', arrive);
    return () => {
      element?.removeEventListener('keydown', press);
      element?.removeEventListener('focusin', arrive);
    };
  }, [row]);

  const show = useEffectEvent(reveal);
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    row.current
      ?.querySelector<HTMLElement>(`[data-rail-index="${current}"] a`)
      ?.focus({ preventScroll: true });
    show(current);
  }, [row, current]);
  return current;
}
