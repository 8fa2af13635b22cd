// Gives the place of a stream back when the page goes away, so that another device may play at once.
import { useEffect } from 'react';
import { useEndStreamMutation } from '#app/api.ts';

export function useStreamPlace(stream: number | undefined): void {
  const [endStream] = useEndStreamMutation();
  useEffect(() => {
    if (stream === undefined) return undefined;
    const leave = () => void endStream({ id: stream, leaving: true });
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [stream, endStream]);
}
