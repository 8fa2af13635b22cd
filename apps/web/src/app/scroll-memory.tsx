// A new page starts at its top; going back returns to where it was left.
import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const places = new Map<string, number>();

export function ScrollMemory() {
  const { key, pathname } = useLocation();
  const how = useNavigationType();
  useLayoutEffect(() => {
    const place = how === 'POP' ? (places.get(key) ?? 0) : 0;
    window.scrollTo(0, place);
    // What is lazy may not be tall enough yet.
    const timer = place > 0 ? setTimeout(() => window.scrollTo(0, place), 120) : undefined;
    return () => clearTimeout(timer);
    // Changing only the query (filters, search) keeps the place.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname]);
  useEffect(() => {
    const remember = () => places.set(key, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [key]);
  return null;
}
