// A title of the catalogue as a card that knows the viewer: facts in the language in use, match, quick actions when signed in.
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { TitleCard as Card } from '#ui/title-card.tsx';
import { useSessionQuery } from './api.ts';
import { QuickActions } from './quick-actions.tsx';
import type { TitleCard } from '@kinora/sdk';
import { useDwell } from './use-dwell.ts';

const CardPreview = lazy(() => import('./card-preview.tsx'));

export function TitleTile({
  title,
  match,
  shape = 'poster',
  rank,
  progress,
  meta,
  tabIndex,
  to,
  actions,
}: {
  title: TitleCard;
  match?: number | null | undefined;
  shape?: 'poster' | 'card';
  rank?: number | undefined;
  /** 0 to 1, of what was watched. */
  progress?: number | undefined;
  meta?: ReactNode;
  tabIndex?: 0 | -1 | undefined;
  to?: string;
  /** Instead of the usual quick actions. */
  actions?: ReactNode;
}) {
  const { t, format } = useLanguage();
  const { data: session } = useSessionQuery();
  const [revealed, setRevealed] = useState(false);
  const { dwells, attend } = useDwell(session?.profile?.autoplayPreviews === true);
  const matched = match !== null && match !== undefined;
  const facts = [
    title.year,
    matched
      ? null
      : title.minutes === null
        ? title.kind === 'series'
          ? t('title.series')
          : null
        : format.minutes(title.minutes),
  ].filter((fact) => fact !== null);
  return (
    <Card
      to={to ?? `/title/${title.id}`}
      title={title.title}
      art={title.art}
      shape={shape}
      rank={rank}
      tabIndex={tabIndex}
      onAttention={(here) => {
        if (here) setRevealed(true);
        attend(here);
      }}
      preview={
        dwells && (
          <Suspense>
            <CardPreview movieId={title.id} shape={shape} />
          </Suspense>
        )
      }
      badge={title.kind === 'series' ? t('title.series') : undefined}
      progress={
        progress === undefined
          ? undefined
          : { value: progress, label: t('title.progress', { percent: format.percent(progress) }) }
      }
      meta={
        meta ?? (
          <>
            {matched && (
              <>
                <span className="font-semibold text-accent-text">
                  {t('title.match', { percent: format.percent(match) })}
                </span>{' '}
                ·{' '}
              </>
            )}
            {facts.join(' · ')}
          </>
        )
      }
      actions={
        actions ??
        (session?.profile ? (
          <QuickActions title={title} revealed={revealed} tabIndex={tabIndex} />
        ) : undefined)
      }
    />
  );
}
