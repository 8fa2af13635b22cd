// A row that runs sideways: swipe, arrow buttons and arrow keys; one stop of the tab key per row; only what is near is drawn.
import { useId, useRef, useState, type ReactNode } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import { useRovingFocus } from './use-roving-focus.ts';

export function Rail<Item>({
  title,
  lead,
  seeAll,
  shape = 'poster',
  items,
  keyOf,
  children,
}: {
  title: string;
  lead?: ReactNode;
  seeAll?: string | undefined;
  shape?: 'poster' | 'card';
  items: readonly Item[];
  keyOf: (item: Item) => string | number;
  children: (item: Item, index: number, tabIndex: 0 | -1) => ReactNode;
}) {
  const { t, direction } = useLanguage();
  const headingId = useId();
  const rail = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [ends, setEnds] = useState({ start: true, end: false });
  const last = items.length - 1;
  const current = useRovingFocus(scroller, last, (index) =>
    rail.current?.scrollToIndex(index, { align: 'nearest', smooth: true }),
  );

  function measure() {
    const handle = rail.current;
    if (!handle) return;
    const start = handle.scrollOffset < 8;
    const end = handle.scrollOffset + handle.viewportSize >= handle.scrollSize - 8;
    setEnds((before) => (before.start === start && before.end === end ? before : { start, end }));
  }

  function turn(step: 1 | -1) {
    const box = scroller.current;
    const sign = direction === 'rtl' ? -1 : 1;
    box?.scrollBy({ left: step * sign * box.clientWidth * 0.86, behavior: 'smooth' });
  }

  return (
    <section aria-labelledby={headingId} className="group/rail">
      <header className="flex items-end justify-between gap-4 px-gutter pb-1">
        <div className="min-w-0">
          <h2 id={headingId} className="text-xl font-semibold">
            {title}
          </h2>
          {lead && <div className="mt-1 text-sm text-muted">{lead}</div>}
        </div>
        <div className="flex shrink-0 items-center gap-1">
          {seeAll && (
            <Link
              to={seeAll}
              aria-label={`${t('row.seeAll')}: ${title}`}
              className="inline-flex min-h-11 items-center rounded-md px-3 text-sm font-semibold text-accent-text hover:underline"
            >
              {t('row.seeAll')}
            </Link>
          )}
          <div className={classes('hidden md:flex', ends.start && ends.end && 'invisible')}>
            <IconButton
              label={t('row.previous', { row: title })}
              disabled={ends.start}
              onClick={() => turn(-1)}
              tabIndex={-1}
            >
              <ChevronLeft className="rtl:-scale-x-100" aria-hidden="true" />
            </IconButton>
            <IconButton
              label={t('row.next', { row: title })}
              disabled={ends.end}
              onClick={() => turn(1)}
              tabIndex={-1}
            >
              <ChevronRight className="rtl:-scale-x-100" aria-hidden="true" />
            </IconButton>
          </div>
        </div>
      </header>
      <div
        ref={scroller}
        className={classes(
          'quiet-scroll snap-x snap-proximity scroll-ps-(--gutter) overflow-x-auto overscroll-x-contain py-2.5',
          shape === 'poster' ? 'h-[calc(var(--poster)*1.5+4.9rem)]' : 'h-[calc(var(--card)*0.5625+4.9rem)]',
        )}
      >
        <Virtualizer
          ref={rail}
          horizontal
          bufferSize={600}
          keepMounted={[current]}
          onScroll={measure}
          onScrollEnd={measure}
          onResize={measure}
        >
          {items.map((item, index) => (
            <div
              key={keyOf(item)}
              className={classes(index === 0 && 'ps-gutter', index === last ? 'pe-gutter' : 'pe-3 md:pe-4')}
            >
              <div
                data-rail-index={index}
                className={classes('snap-start', shape === 'poster' ? 'w-(--poster)' : 'w-(--card)')}
              >
                {children(item, index, index === current ? 0 : -1)}
              </div>
            </div>
          ))}
        </Virtualizer>
      </div>
    </section>
  );
}
