// Tells how far the viewer got: every ten seconds while it plays, at each pause, and when the page goes away.
import { useEffect, useRef } from 'react';

/** Milliseconds. */
const BEAT = 10_000;
/** Seconds; who leaves before has not begun. */
const LEAST = 1;

export type Heartbeat = (mark: { position: number; duration: number }, leaving: boolean) => void;

export function useHeartbeat(video: HTMLVideoElement | null, beat: Heartbeat): void {
  const latest = useRef(beat);
  useEffect(() => {
    latest.current = beat;
  });
  useEffect(() => {
    if (!video) return undefined;
    let told = -1;
    const tell = (leaving: boolean) => {
      const { currentTime: position, duration } = video;
      if (!Number.isFinite(duration) || duration <= 0 || position === told || position < LEAST) return;
      told = position;
      latest.current({ position: Math.min(position, duration), duration }, leaving);
    };
    const now = () => tell(false);
    const leave = () => tell(true);
    const hidden = () => {
      if (document.visibilityState === 'hidden') tell(true);
    };
    const timer = setInterval(() => {
      if (!video.paused) tell(false);
    }, BEAT);
    video.addEventListener('pause', now);
    video.addEventListener('ended', now);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      tell(true);
      clearInterval(timer);
      video.removeEventListener('pause', now);
      video.removeEventListener('ended', now);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [video]);
}
