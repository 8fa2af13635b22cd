// The timeline: a slider with what is there already, and a preview under the pointer. Runs left to right in every language.
import { useState, type PointerEvent } from 'react';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import type { Thumbnail } from './parse-thumbnails.ts';

export function SeekBar({
  time,
  duration,
  bufferedTo,
  thumbnails,
  onSeek,
}: {
  time: number;
  duration: number;
  bufferedTo: number;
  thumbnails: readonly Thumbnail[];
  onSeek: (seconds: number) => void;
}) {
  const { t } = useLanguage();
  const [hover, setHover] = useState<number | null>(null);
  const share = (seconds: number) => `${duration > 0 ? Math.min(100, (seconds / duration) * 100) : 0}%`;
  const preview =
    hover === null ? undefined : thumbnails.find(({ start, end }) => hover >= start && hover < end);

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
      <div className="pointer-events-none absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 overflow-hidden rounded-full bg-white/25 transition-[height] group-hover/seek:h-1.5">
        <div className="absolute inset-y-0 left-0 bg-white/35" style={{ width: share(bufferedTo) }} />
        {hover !== null && (
          <div className="absolute inset-y-0 left-0 bg-white/30" style={{ width: share(hover) }} />
        )}
        <div className="absolute inset-y-0 left-0 bg-accent" style={{ width: share(time) }} />
      </div>
      <div
        className="pointer-events-none absolute top-1/2 size-3.5 -translate-1/2 rounded-full bg-accent transition-transform group-hover/seek:scale-125"
        style={{ left: share(time) }}
      />
      <input
        type="range"
        aria-label={t('player.seek')}
        aria-valuetext={t('player.position', { position: clockTime(time), duration: clockTime(duration) })}
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
