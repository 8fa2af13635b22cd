// What of a page runs under the header, said by the page itself: a dark picture, the beam of light, or nothing.
import { createContext, use, useLayoutEffect } from 'react';

export type UnderHeader = 'picture' | 'light' | null;

export const UnderHeaderContext = createContext<(under: UnderHeader) => void>(() => {});

/** For as long as the calling component is shown. */
export function useUnderHeader(under: UnderHeader): void {
  const tell = use(UnderHeaderContext);
  useLayoutEffect(() => {
    tell(under);
    return () => tell(null);
  }, [tell, under]);
}
