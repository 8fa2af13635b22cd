// The facts of a title: country, language, picture and sound, genres, channels, elsewhere.
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TitleDetail } from '@kinora/sdk';
import { genreName } from '#i18n/genre-name.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { localised } from '#i18n/localised.ts';

const linkLook =
  'inline-block py-1 font-medium underline decoration-edge/60 underline-offset-4 hover:decoration-current';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="mt-1 flex flex-wrap gap-x-4">{children}</dd>
    </div>
  );
}

export function FactList({ title }: { title: TitleDetail }) {
  const { t, format, locale } = useLanguage();
  const { imdbId, tmdbId } = title.links ?? {};
  const picture = [
    title.picture && t(`title.${title.picture}`),
    title.sound && t(`title.${title.sound}`),
  ].filter(Boolean);
  return (
    <>
      {title.originalTitle && title.originalTitle !== title.title && (
        <Fact name={t('title.original')}>
          <span className="py-1 font-medium" lang={title.language ?? undefined} dir="auto">
            {title.originalTitle}
          </span>
        </Fact>
      )}
      {title.countries.length > 0 && (
        <Fact name={t('title.countries')}>
          {title.countries.map((country) => (
            <Link key={country} to={`/browse?country=${country}`} className={linkLook}>
              {format.country(country)}
            </Link>
          ))}
        </Fact>
      )}
      {title.language && (
        <Fact name={t('title.language')}>
          <span className="py-1 font-medium">{format.language(title.language)}</span>
        </Fact>
      )}
      {picture.length > 0 && (
        <Fact name={t('title.picture')}>
          <span className="py-1 font-medium">{picture.join(' · ')}</span>
        </Fact>
      )}
      {title.genres.length > 0 && (
        <Fact name={t('title.genres')}>
          {title.genres.map((genre) => (
            <Link
              key={genre.slug}
              to={`/browse?genre=${encodeURIComponent(genre.slug)}`}
              className={linkLook}
            >
              {genreName(genre, t)}
            </Link>
          ))}
        </Fact>
      )}
      {title.channels.length > 0 && (
        <Fact name={t('title.channels')}>
          {title.channels.map((channel) => (
            <Link key={channel.slug} to={`/channels/${channel.slug}`} className={linkLook}>
              {localised(channel.name, locale)}
            </Link>
          ))}
        </Fact>
      )}
      {(imdbId || tmdbId) && (
        <Fact name={t('title.links')}>
          {[
            imdbId && {
              name: 'IMDb',
              href: `https://www.imdb.com/title/${imdbId.startsWith('tt') ? imdbId : `tt${imdbId}`}/`,
            },
            tmdbId && { name: 'TMDB', href: `https://www.themoviedb.org/movie/${tmdbId}` },
          ].map(
            (link) =>
              link && (
                <a key={link.name} href={link.href} target="_blank" rel="noreferrer" className={linkLook}>
                  {link.name}
                  <ExternalLink className="ms-1.5 inline size-3.5 align-baseline" aria-hidden="true" />
                  <span className="sr-only"> ({t('common.opensNewTab')})</span>
                </a>
              ),
          )}
        </Fact>
      )}
    </>
  );
}
