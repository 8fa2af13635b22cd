// Tells the system what plays: its title and picture on the lock screen, and its keys for play, seek and the next episode.
import { useEffect } from 'react';
import { runCommand, seekTo } from './run-command.ts';

export interface Playing {
  readonly title: string;
  /** The episode, for example. */
  readonly subtitle: string | null;
  /** Address of a picture, and its width and height in pixels, the smallest first. */
  readonly artwork: readonly { readonly src: string; readonly sizes: string }[];
  /** Plays the next episode; null where there is none. */
  readonly onNext: (() => void) | null;
}

export function useMediaSession(video: HTMLVideoElement | null, playing: Playing): void {
  const { title, subtitle, artwork, onNext } = playing;
  useEffect(() => {
    if (!('mediaSession' in navigator)) return undefined;
    navigator.mediaSession.metadata = new MediaMetadata({
      title: subtitle ?? title,
      ...(subtitle === null ? {} : { artist: title }),
      artwork: artwork.map((picture) => ({ ...picture, type: 'image/webp' })),
    });
    return () => {
      navigator.mediaSession.metadata = null;
    };
  }, [title, subtitle, artwork]);

  useEffect(() => {
    if (!('mediaSession' in navigator) || !video) return undefined;
    const { mediaSession } = navigator;
    const by = (sign: 1 | -1) => (details: MediaSessionActionDetails) =>
      void runCommand(video, { kind: 'seekBy', seconds: sign * (details.seekOffset ?? 10) });
    const actions: Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>> = {
      play: () => void video.play().catch(() => undefined),
      pause: () => video.pause(),
      seekbackward: by(-1),
      seekforward: by(1),
      seekto: ({ seekTime }) => {
        if (seekTime !== undefined) seekTo(video, seekTime);
      },
      nexttrack: onNext,
    };
    const names = Object.keys(actions) as (keyof typeof actions)[];
    for (const name of names) mediaSession.setActionHandler(name, actions[name] ?? null);
    const tell = () => {
      mediaSession.playbackState = video.paused ? 'paused' : 'playing';
      const { duration, currentTime } = video;
      if (!Number.isFinite(duration) || duration <= 0) return;
      // Shaka Player holds the film at rate 0 while it waits for data, which the system does not take.
      const playbackRate = video.playbackRate || 1;
      mediaSession.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) });
    };
    const events = ['play', 'pause', 'seeked', 'ratechange', 'durationchange'] as const;
    for (const event of events) video.addEventListener(event, tell);
    return () => {
      for (const event of events) video.removeEventListener(event, tell);
      for (const name of names) mediaSession.setActionHandler(name, null);
      mediaSession.playbackState = 'none';
    };
  }, [video, onNext]);
}
