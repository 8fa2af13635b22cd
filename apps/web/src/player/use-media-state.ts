// Follows a video element: where it is, how much is there, how loud, how fast, and whether it waits.
import { useEffect, useState } from 'react';

export interface MediaState {
  readonly paused: boolean;
  readonly ended: boolean;
  readonly waiting: boolean;
  /** Seconds. */
  readonly time: number;
  readonly duration: number;
  /** Seconds from the start up to which the picture is there, from where it plays now. */
  readonly bufferedTo: number;
  readonly volume: number;
  readonly muted: boolean;
  readonly rate: number;
}

const START: MediaState = {
  paused: true,
  ended: false,
  waiting: true,
  time: 0,
  duration: 0,
  bufferedTo: 0,
  volume: 1,
  muted: false,
  rate: 1,
};

const EVENTS = [
  'play',
  'pause',
  'playing',
  'waiting',
  'seeking',
  'seeked',
  'timeupdate',
  'durationchange',
  'progress',
  'ended',
  'volumechange',
  'ratechange',
  'loadeddata',
  'canplay',
] as const;

export function useMediaState(video: HTMLVideoElement | null): MediaState {
  const [state, setState] = useState(START);
  useEffect(() => {
    if (!video) return undefined;
    const read = () => setState(stateOf(video));
    for (const event of EVENTS) video.addEventListener(event, read);
    read();
    return () => {
      for (const event of EVENTS) video.removeEventListener(event, read);
    };
  }, [video]);
  return state;
}

function stateOf(video: HTMLVideoElement): MediaState {
  const time = video.currentTime;
  let bufferedTo = time;
  for (let range = 0; range < video.buffered.length; range += 1)
    if (video.buffered.start(range) <= time + 0.5 && video.buffered.end(range) > bufferedTo)
      bufferedTo = video.buffered.end(range);
  return {
    paused: video.paused,
    ended: video.ended,
    waiting: !video.paused && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA && !video.ended,
    time,
    duration: Number.isFinite(video.duration) ? video.duration : 0,
    bufferedTo,
    volume: video.volume,
    muted: video.muted,
    rate: video.playbackRate,
  };
}
