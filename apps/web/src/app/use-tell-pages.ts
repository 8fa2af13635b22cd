// What was watched belongs on the home page and on the page of the title, as soon as they are seen again.
import { useCallback, useEffect } from 'react';
import { useDispatch } from 'react-redux';
import { api } from './api.ts';

/** `docked`: other pages are seen while the film goes on. */
export function useTellPages(docked: boolean): void {
  const dispatch = useDispatch();
  const tell = useCallback(() => void dispatch(api.util.invalidateTags(['Home', 'Continue'])), [dispatch]);
  useEffect(() => tell, [tell]);
  useEffect(() => {
    if (docked) tell();
  }, [docked, tell]);
}
