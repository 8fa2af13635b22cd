// Titles in as many columns as fit, drawn row by row as the page scrolls; asks for more near its end.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { WindowVirtualizer } from 'virtua';
import { TitleTile } from '#app/title-tile.tsx';
import type { TitleCard } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { Skeleton } from '#ui/skeleton.tsx';

/** Pixels: the least width of a poster in the grid, and the space between two. */
const LEAST = { narrow: 104, wide: 150 };
const GAP = { narrow: 12, wide: 18 };

const placeholders = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

export function TitleGrid({
  titles,
  loading,
  loadingMore = false,
  onEnd,
}: {
  titles: readonly TitleCard[];
  loading: boolean;
  loadingMore?: boolean;
  onEnd?: () => void;
}) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [columns, setColumns] = useState(3);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const fit = () => {
      const size = element.clientWidth < 640 ? 'narrow' : 'wide';
      setColumns(Math.max(2, Math.floor((element.clientWidth + GAP[size]) / (LEAST[size] + GAP[size]))));
    };
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    fit();
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = foot.current;
    if (!element || !onEnd) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onEnd();
      },
      { rootMargin: '900px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onEnd]);

  const rows = Array.from({ length: Math.ceil(titles.length / columns) }, (_, row) =>
    titles.slice(row * columns, (row + 1) * columns),
  );
  const grid = {
    display: 'grid',
    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
  };
  return (
    <div className="px-gutter">
      <div ref={box}>
        {loading ? (
          <div style={grid} className="gap-3 sm:gap-4.5" aria-hidden="true">
            {placeholders.map((place) => (
              <div key={place}>
                <Skeleton className="aspect-[2/3]" />
                <Skeleton className="mt-3 h-4 w-3/4" />
                <Skeleton className="mt-2 mb-3 h-3 w-1/2" />
              </div>
            ))}
          </div>
        ) : (
          <WindowVirtualizer bufferSize={700}>
            {rows.map((row) => (
              <div key={row[0]?.id} style={grid} className="gap-3 pb-6 sm:gap-4.5 sm:pb-8">
                {row.map((title) => (
                  <TitleTile key={title.id} title={title} />
                ))}
              </div>
            ))}
          </WindowVirtualizer>
        )}
      </div>
      <div ref={foot} className="min-h-6 text-center text-sm text-muted">
        <output>{loadingMore && t('browse.loadingMore')}</output>
      </div>
    </div>
  );
}
