// A new page starts at its top; going back returns to where it was left. A changed query (filters, search) keeps the place.
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** Milliseconds until what is lazy has its height. */
const SETTLE = 150;
const places = new Map<string, number>();

export function ScrollMemory() {
  const { key, pathname } = useLocation();
  const how = useNavigationType();
  const shown = useRef('');
  const arrive = useEffectEvent((page: string) => {
    if (shown.current === page) return undefined;
    shown.current = page;
    const place = how === NavigationType.Pop ? (places.get(key) ?? 0) : 0;
    window.scrollTo(0, place);
    return place > 0 ? setTimeout(() => window.scrollTo(0, place), SETTLE) : undefined;
  });
  useLayoutEffect(() => {
    const timer = arrive(pathname);
    return () => clearTimeout(timer);
  }, [pathname]);
  useEffect(() => {
    const remember = () => places.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);
  return null;
}
