// The chapters of a serial, each playable, with how far the viewer got.
import { useState, type ReactNode } from 'react';
import { Play } from 'lucide-react';
import { Link } from 'react-router';
import type { Episode } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { SelectField } from '#ui/select-field.tsx';

export function EpisodeList({
  titleId,
  episodes,
  playable,
  renderActions,
  at,
}: {
  titleId: number;
  episodes: readonly Episode[];
  playable: boolean;
  /** What else can be done with an episode, shown beside it. */
  renderActions?: (episode: Episode) => ReactNode;
  /** The episode the viewer is in, and how far, 0 to 1. */
  at: { episodeId: number; share: number } | null;
}) {
  const { t, format } = useLanguage();
  const seasons = [...new Set(episodes.map(({ season }) => season))];
  const [season, setSeason] = useState(
    () => episodes.find(({ id }) => id === at?.episodeId)?.season ?? seasons[0] ?? 1,
  );
  return (
    <section aria-labelledby="episodes" className="px-gutter">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <h2 id="episodes" className="text-2xl font-semibold">
          {t('title.episodes')}
        </h2>
        {seasons.length > 1 && (
          <SelectField
            compact
            label={t('title.episodes')}
            value={String(season)}
            options={seasons.map((number) => ({
              value: String(number),
              label: t('title.season', { number }),
            }))}
            onChange={({ target }) => setSeason(Number(target.value))}
            className="w-40"
          />
        )}
      </header>
      <ol className="mt-5 divide-y divide-line border-y border-line">
        {episodes
          .filter((episode) => episode.season === season)
          .map((episode) => {
            const share = at?.episodeId === episode.id ? at.share : null;
            const body = (
              <>
                <span className="w-9 shrink-0 text-2xl font-light text-accent-text tabular-nums">
                  {episode.number}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-baseline gap-x-3">
                    <span className="font-semibold" dir="auto">
                      {episode.title}
                    </span>
                    {episode.originalTitle && episode.originalTitle !== episode.title && (
                      <bdi className="text-sm text-muted">{episode.originalTitle}</bdi>
                    )}
                  </span>
                  {episode.synopsis && (
                    <span
                      className="mt-1 line-clamp-2 block max-w-2xl text-sm text-muted"
                      lang="en"
                      dir="auto"
                    >
                      {episode.synopsis}
                    </span>
                  )}
                  {share !== null && (
                    <span className="mt-2.5 block h-1 max-w-60 overflow-hidden rounded-full bg-text/20">
                      <span
                        className="block h-full bg-accent"
                        style={{ width: `${Math.round(share * 100)}%` }}
                      />
                      <span className="sr-only">
                        {t('title.progress', { percent: format.percent(share) })}
                      </span>
                    </span>
                  )}
                </span>
                {episode.minutes !== null && (
                  <span className="shrink-0 text-sm text-muted tabular-nums">
                    {format.minutes(episode.minutes)}
                  </span>
                )}
              </>
            );
            return (
              <li key={episode.id} className="flex items-center gap-2">
                {playable ? (
                  <Link
                    to={`/watch/${titleId}/${episode.id}`}
                    className="group -ms-3 flex min-w-0 flex-1 items-center gap-4 rounded-md px-3 py-4 hover:bg-text/5"
                  >
                    {body}
                    <span className="grid size-11 shrink-0 place-items-center rounded-full border border-edge/70 transition-colors group-hover:border-accent group-hover:bg-accent group-hover:text-on-accent">
                      <Play className="size-4.5" fill="currentColor" aria-hidden="true" />
                      <span className="sr-only">{t('title.play')}</span>
                    </span>
                  </Link>
                ) : (
                  <div className="flex min-w-0 flex-1 items-center gap-4 py-4">{body}</div>
                )}
                {renderActions?.(episode)}
              </li>
            );
          })}
      </ol>
    </section>
  );
}
