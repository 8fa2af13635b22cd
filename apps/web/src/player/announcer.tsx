// Says to a screen reader, in one polite place, what a viewer sees: play, pause, a new position, subtitles, a long wait.
import { useEffect, useRef, useState } from 'react';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import type { MediaState } from './use-media-state.ts';

/** Milliseconds: shorter waits are not worth a word. */
const LONG_WAIT = 2_000;
/** Milliseconds of quiet after a seek, so that ten presses of a key are one announcement. */
const SETTLED = 500;

export function Announcer({
  video,
  media,
  subtitles,
}: {
  video: HTMLVideoElement | null;
  media: MediaState;
  /** Name of the subtitles that are shown; null for none. */
  subtitles: string | null;
}) {
  const { t } = useLanguage();
  const [said, setSaid] = useState('');
  const translate = useRef(t);
  useEffect(() => {
    translate.current = t;
  });

  useEffect(() => {
    if (!video) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const play = () => setSaid(translate.current('player.said.playing'));
    const pause = () => {
      if (!video.ended) setSaid(translate.current('player.said.paused'));
    };
    const ended = () => setSaid(translate.current('player.ended'));
    const seeked = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const times = { position: clockTime(video.currentTime), duration: clockTime(video.duration) };
        setSaid(translate.current('player.position', times));
      }, SETTLED);
    };
    const on = { play, pause, ended, seeked };
    for (const [name, listener] of Object.entries(on)) video.addEventListener(name, listener);
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of Object.entries(on)) video.removeEventListener(name, listener);
    };
  }, [video]);

  const { waiting } = media;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSaid(translate.current('player.buffering')), LONG_WAIT);
    return () => clearTimeout(timer);
  }, [waiting]);

  const shown = useRef(subtitles);
  useEffect(() => {
    if (shown.current === subtitles) return;
    shown.current = subtitles;
    setSaid(
      subtitles === null
        ? translate.current('player.said.subtitlesOff')
        : translate.current('player.said.subtitles', { name: subtitles }),
    );
  }, [subtitles]);

  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      {said}
    </div>
  );
}
