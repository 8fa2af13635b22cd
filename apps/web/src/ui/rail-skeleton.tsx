// A row of titles before it arrives.
import { classes } from './classes.ts';
import { Skeleton } from './skeleton.tsx';

const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export function RailSkeleton({ shape = 'poster' }: { shape?: 'poster' | 'card' }) {
  return (
    <div aria-hidden="true" className="overflow-hidden px-gutter">
      <Skeleton className="h-6 w-44" />
      <div className="mt-5 flex gap-3 md:gap-4">
        {places.map((place) => (
          <div
            key={place}
            className={classes('shrink-0', shape === 'poster' ? 'w-(--poster)' : 'w-(--card)')}
          >
            <Skeleton className={shape === 'poster' ? 'aspect-[2/3]' : 'aspect-video'} />
            <Skeleton className="mt-3 h-4 w-3/4" />
            <Skeleton className="mt-2 h-3 w-1/2" />
          </div>
        ))}
      </div>
    </div>
  );
}
