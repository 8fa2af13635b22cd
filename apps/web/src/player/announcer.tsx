// Says to a screen reader, in one polite place, what a viewer sees: play, pause, a new position, subtitles, what can be skipped, a long wait.
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
  chapter,
  skip,
  next,
  docked,
}: {
  video: HTMLVideoElement | null;
  media: MediaState;
  /** Name of the subtitles that are shown; null for none. */
  subtitles: string | null;
  /** Name of the chapter that it is in; null where there are none. */
  chapter: string | null;
  /** What can be skipped right now. */
  skip: string | null;
  /** The episode that is offered right now. */
  next: string | null;
  docked: boolean;
}) {
  const { t } = useLanguage();
  const [said, setSaid] = useState('');
  const translate = useRef(t);
  const within = useRef(chapter);
  useEffect(() => {
    translate.current = t;
    within.current = chapter;
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
        const position = translate.current('player.position', times);
        setSaid(within.current === null ? position : `${position} · ${within.current}`);
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

  useEffect(() => {
    if (skip !== null) setSaid(translate.current('player.said.skip', { offer: skip }));
  }, [skip]);

  useEffect(() => {
    if (next !== null) setSaid(translate.current('player.said.next', { episode: next }));
  }, [next]);

  const moved = useRef(docked);
  useEffect(() => {
    if (moved.current === docked) return;
    moved.current = docked;
    setSaid(translate.current(docked ? 'player.said.docked' : 'player.said.expanded'));
  }, [docked]);

  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      {said}
    </div>
  );
}
