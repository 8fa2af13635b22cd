// A slanted wall of posters that drifts slowly, seen as if from the projector; decoration, so silent for screen readers.
import { useMoviesInfiniteQuery } from '#app/api.ts';
import { classes } from '#ui/classes.ts';
import { Picture } from '#ui/picture.tsx';

const COLUMNS = [0, 1, 2, 3, 4, 5];

export function PosterWall({ className }: { className?: string }) {
  const { data } = useMoviesInfiniteQuery({ sort: 'popular', limit: 48 });
  const titles = data?.pages[0]?.items ?? [];
  return (
    <div
      aria-hidden="true"
      className={classes(
        'pointer-events-none absolute inset-0 overflow-hidden [perspective:1400px]',
        className,
      )}
    >
      <div className="absolute start-[8%] -top-[24%] flex w-[78rem] lg:start-[36%] origin-top-left [transform:rotateX(24deg)_rotateZ(11deg)_skewX(-6deg)] gap-4 rtl:[transform:rotateX(24deg)_rotateZ(-11deg)_skewX(6deg)]">
        {COLUMNS.map((column) => (
          <div
            key={column}
            className={classes(
              'wall-drift flex flex-1 flex-col gap-4',
              column % 2 === 1 && 'wall-drift-back',
            )}
          >
            {titles
              .filter((_, index) => index % COLUMNS.length === column)
              .map((title) => (
                <Picture
                  key={title.id}
                  shape="poster"
                  art={title.art}
                  title={title.title}
                  sizes="190px"
                  eager
                  className="rounded-md shadow-float"
                />
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}
