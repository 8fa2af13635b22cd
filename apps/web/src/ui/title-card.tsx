// A title in a row or a grid: its picture, its name, a line of facts, and what can be done with it on hover and focus.
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classes } from './classes.ts';
import { Picture } from './picture.tsx';

export function TitleCard({
  to,
  title,
  art,
  shape = 'poster',
  meta,
  badge,
  rank,
  progress,
  actions,
  tabIndex,
  preview,
  onAttention,
}: {
  to: string;
  title: string;
  art: { poster: string; card: string; backdrop: string; tone: string };
  shape?: 'poster' | 'card';
  meta: ReactNode;
  badge?: ReactNode;
  rank?: number | undefined;
  progress?: { value: number; label: string } | undefined;
  actions?: ReactNode;
  tabIndex?: 0 | -1 | undefined;
  /** Above the picture, while the card is looked at. */
  preview?: ReactNode;
  /** The pointer or the keyboard came to this card, or left it. */
  onAttention?: (here: boolean) => void;
}) {
  return (
    <article>
      <div
        role="presentation"
        className="group relative"
        onPointerEnter={() => onAttention?.(true)}
        onPointerLeave={() => onAttention?.(false)}
        onFocus={() => onAttention?.(true)}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) onAttention?.(false);
        }}
      >
        <Link to={to} tabIndex={tabIndex} className="block rounded-md outline-offset-4" draggable={false}>
          <span className="relative block overflow-hidden rounded-md">
            <Picture
              shape={shape}
              art={art}
              title={title}
              className="transition-[filter,transform] duration-500 ease-calm group-hover:scale-[1.025] group-hover:brightness-70 group-focus-within:brightness-80"
            />
            {preview}
            <span className="pointer-events-none absolute inset-0 rounded-md ring-1 ring-text/12 ring-inset" />
            {badge && (
              <span
                aria-hidden="true"
                className="cinema absolute start-2 top-2 rounded-sm bg-bg/85 px-1.5 py-0.5 text-xs font-semibold text-text"
              >
                {badge}
              </span>
            )}
            {progress && (
              <span aria-hidden="true" className="absolute inset-x-0 bottom-0 block h-1.5 bg-black/60">
                <span
                  className="block h-full bg-accent"
                  style={{ width: `${Math.round(progress.value * 100)}%` }}
                />
              </span>
            )}
          </span>
          <span className={classes('mt-2.5 flex gap-2.5', rank === undefined && 'block')}>
            {rank !== undefined && (
              <span className="text-[2.6rem] leading-[0.95] font-light tracking-[-0.06em] text-accent-text tabular-nums">
                {rank}
              </span>
            )}
            <span className="block min-w-0">
              <span className="block truncate text-page text-sm font-semibold" dir="auto">
                {title}
              </span>
              <span className="block truncate text-[0.8125rem] leading-5 text-muted">{meta}</span>
              {/* Last, so that the link is called after its title. */}
              {(badge || progress) && (
                <span className="sr-only">
                  {badge} {progress?.label}
                </span>
              )}
            </span>
          </span>
        </Link>
        {actions && (
          <div
            className={classes(
              'cinema pointer-events-none absolute inset-x-0 top-0 flex p-1.5 opacity-0 transition-opacity duration-200',
              'group-focus-within:opacity-100 hover-hover:group-hover:opacity-100',
              shape === 'poster'
                ? 'aspect-[2/3] flex-col items-end justify-end gap-0.5'
                : 'aspect-video items-end justify-end gap-0.5 pb-3',
            )}
          >
            {actions}
          </div>
        )}
      </div>
    </article>
  );
}
