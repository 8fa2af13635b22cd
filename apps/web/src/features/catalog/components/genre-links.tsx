// Genres as a loose set of links into the browse page.
import { Link } from 'react-router';
import { genreName } from '#i18n/genre-name.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';

export function GenreLinks({
  genres,
  centred = false,
}: {
  genres: readonly { slug: string; name: string }[];
  centred?: boolean;
}) {
  const { t } = useLanguage();
  return (
    <ul className={classes('flex flex-wrap gap-2.5', centred && 'justify-center')}>
      {genres.map((genre) => (
        <li key={genre.slug}>
          <Link
            to={`/browse?genre=${encodeURIComponent(genre.slug)}`}
            className="inline-flex min-h-11 items-center rounded-full border border-edge/80 px-4.5 text-sm font-medium transition-colors hover:border-accent-text hover:bg-text/8"
          >
            {genreName(genre, t)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
