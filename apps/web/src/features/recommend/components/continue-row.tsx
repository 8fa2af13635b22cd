// What was begun and not finished, with how far it got and a way to take it off.
import { asProblem } from '#app/as-problem.ts';
import { Play, X } from 'lucide-react';
import { Link } from 'react-router';
import { useRemoveFromContinueMutation } from '#app/api.ts';
import type { NewProgress, Recommended } from '@kinora/sdk';
import { TitleTile } from '#app/title-tile.tsx';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { problemText } from '#i18n/problem-text.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Rail } from '#ui/rail.tsx';

export function ContinueRow({
  items,
  marks,
}: {
  items: readonly Recommended[];
  marks: readonly NewProgress[];
}) {
  const { t, format } = useLanguage();
  const say = useToast();
  const [remove] = useRemoveFromContinueMutation();
  const markOf = new Map(marks.map((mark) => [mark.movieId, mark]));

  async function takeOff(id: number, title: string) {
    const { error } = await remove(id);
    if (error) {
      const reason = problemText(asProblem(error), t);
      say({ tone: 'fault', text: t('taste.refused', { reason }) });
    } else say({ text: t('continue.removed', { title }) });
  }

  return (
    <Rail title={t('home.row.continue-watching')} shape="card" items={items} keyOf={({ title }) => title.id}>
      {({ title }, _index, tabIndex) => {
        const mark = markOf.get(title.id);
        const watch = `/watch/${title.id}${mark?.episodeId ? `/${mark.episodeId}` : ''}`;
        const left = mark ? Math.max(1, Math.ceil((mark.duration - mark.position) / 60)) : null;
        return (
          <TitleTile
            title={title}
            shape="card"
            to={watch}
            tabIndex={tabIndex}
            progress={mark ? Math.min(1, mark.position / mark.duration) : undefined}
            meta={left === null ? undefined : t('title.left', { time: format.minutes(left) })}
            actions={
              <>
                <IconButton
                  tabIndex={tabIndex}
                  className="pointer-events-auto bg-bg/80 hover:bg-bg [&_svg]:size-4.5"
                  label={t('continue.removeNamed', { title: title.title })}
                  onClick={() => void takeOff(title.id, title.title)}
                >
                  <X aria-hidden="true" />
                </IconButton>
                <Link
                  to={watch}
                  tabIndex={tabIndex}
                  aria-label={`${t('title.resume')}: ${title.title}`}
                  title={t('title.resume')}
                  className="pointer-events-auto inline-grid size-11 place-items-center rounded-full bg-accent text-on-accent hover:brightness-108"
                >
                  <Play className="size-5" fill="currentColor" aria-hidden="true" />
                </Link>
              </>
            }
          />
        );
      }}
    </Rail>
  );
}
