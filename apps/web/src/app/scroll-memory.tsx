// A new page starts at its top; going back returns to where it was left. A changed query (filters, search) keeps the place.
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { returnTo } from './return-to.ts';

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
    return place > 0 ? returnTo(place) : undefined;
  });
  useLayoutEffect(() => arrive(pathname), [pathname]);
  // Before the browser scrolls by itself, because the page got shorter, the old place must be safe.
  useLayoutEffect(() => {
    const remember = () => places.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);
  return null;
}
