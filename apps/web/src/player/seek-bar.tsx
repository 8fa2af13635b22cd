// The timeline: a slider cut at its chapters, with what is there already and a preview under the pointer. Runs left to right in every
// language, as the film services do in Arabic.
import { useState, type PointerEvent } from 'react';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { chapterAt, type ChapterPart } from './chapters.ts';
import type { Thumbnail } from './parse-thumbnails.ts';

/** Pixels between two chapters. */
const GAP = 3;

export function SeekBar({
  time,
  duration,
  bufferedTo,
  thumbnails,
  chapters,
  onSeek,
}: {
  time: number;
  duration: number;
  bufferedTo: number;
  thumbnails: readonly Thumbnail[];
  /** Empty for a film without chapters. */
  chapters: readonly ChapterPart[];
  onSeek: (seconds: number) => void;
}) {
  const { t } = useLanguage();
  const [hover, setHover] = useState<number | null>(null);
  const share = (seconds: number) => `${duration > 0 ? Math.min(100, (seconds / duration) * 100) : 0}%`;
  const preview =
    hover === null ? undefined : thumbnails.find(({ start, end }) => hover >= start && hover < end);

  const parts = chapters.length > 0 ? chapters : [{ start: 0, end: duration }];
  const pointed = hover === null ? null : chapterAt(chapters, hover);
  const nameOf = ({ title, number }: ChapterPart) => title ?? t('player.chapter', { number });
  const current = chapterAt(chapters, time);
  const position = t('player.position', { position: clockTime(time), duration: clockTime(duration) });

  function point(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setHover(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * duration);
  }

  return (
    <div
      dir="ltr"
      className="group/seek relative h-6 touch-none has-focus-visible:rounded-sm has-focus-visible:outline-3 has-focus-visible:outline-accent-text pointer-coarse:h-11"
      onPointerMove={point}
      onPointerLeave={() => setHover(null)}
    >
      {parts.map((part) => (
        <div
          key={part.start}
          className={classes(
            'pointer-events-none absolute top-1/2 h-1 -translate-y-1/2 overflow-hidden rounded-full bg-white/25 transition-[height] group-hover/seek:h-1.5',
            pointed !== null && pointed.start === part.start && 'h-2.5!',
          )}
          style={{
            left: share(part.start),
            width: `calc(${share(part.end - part.start)} - ${part.end < duration ? GAP : 0}px)`,
          }}
        >
          <Fill part={part} to={bufferedTo} className="bg-white/35" />
          {hover !== null && <Fill part={part} to={hover} className="bg-white/30" />}
          <Fill part={part} to={time} className="bg-accent" />
        </div>
      ))}
      <div
        className="pointer-events-none absolute top-1/2 size-3.5 -translate-1/2 rounded-full bg-accent transition-transform group-hover/seek:scale-125"
        style={{ left: share(time) }}
      />
      <input
        type="range"
        aria-label={t('player.seek')}
        aria-valuetext={current ? `${position} · ${nameOf(current)}` : position}
        min={0}
        max={Math.max(1, Math.floor(duration))}
        step={1}
        value={Math.floor(time)}
        onChange={(event) => onSeek(Number(event.target.value))}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
      {hover !== null && (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute bottom-full mb-3 grid -translate-x-1/2 justify-items-center gap-1.5"
          style={{ left: `clamp(110px, ${share(hover)}, calc(100% - 110px))` }}
        >
          {pointed && (
            <span
              dir="auto"
              className="max-w-54 truncate rounded-sm bg-black/85 px-2 py-0.5 text-sm font-semibold"
            >
              {nameOf(pointed)}
            </span>
          )}
          {preview && (
            <div
              className="rounded-md border border-white/30 bg-black bg-no-repeat shadow-float"
              style={
                preview.tile
                  ? {
                      width: preview.tile.width,
                      height: preview.tile.height,
                      backgroundImage: `url("${preview.url}")`,
                      backgroundPosition: `-${preview.tile.x}px -${preview.tile.y}px`,
                    }
                  : {
                      width: 214,
                      height: 120,
                      backgroundImage: `url("${preview.url}")`,
                      backgroundSize: 'contain',
                    }
              }
            />
          )}
          <span className="rounded-sm bg-black/85 px-2 py-0.5 text-sm font-medium tabular-nums">
            {clockTime(hover)}
          </span>
        </div>
      )}
    </div>
  );
}

function Fill({
  part,
  to,
  className,
}: {
  part: { readonly start: number; readonly end: number };
  to: number;
  className: string;
}) {
  const length = part.end - part.start;
  const filled = length > 0 ? Math.min(1, Math.max(0, (to - part.start) / length)) : 0;
  return (
    <div className={classes('absolute inset-y-0 left-0', className)} style={{ width: `${filled * 100}%` }} />
  );
}
