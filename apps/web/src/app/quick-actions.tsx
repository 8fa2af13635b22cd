// What can be done with a title from its card: play, keep, say what you think of it.
import { Check, Play, Plus, ThumbsDown, ThumbsUp } from 'lucide-react';
import { Link } from 'react-router';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { useTasteQuery } from './api.ts';
import type { TitleCard } from '@kinora/sdk';
import { useTasteActions } from './use-taste-actions.ts';

const glass = 'pointer-events-auto bg-bg/80 backdrop-blur-sm hover:bg-bg [&_svg]:size-4.5';

export function QuickActions({
  title,
  revealed,
  tabIndex,
}: {
  title: TitleCard;
  /** What the viewer has said of a title is asked only when its card is looked at. */
  revealed: boolean;
  tabIndex?: 0 | -1 | undefined;
}) {
  const { t } = useLanguage();
  const { data: taste } = useTasteQuery(title.id, { skip: !revealed });
  const { keep, thumb } = useTasteActions(title);
  const inList = taste?.inList === true;
  return (
    <>
      <IconButton
        tabIndex={tabIndex}
        className={glass}
        active={taste?.thumb === 'down'}
        label={`${t('taste.down')}: ${title.title}`}
        onClick={() => void thumb(taste?.thumb === 'down' ? null : 'down')}
      >
        <ThumbsDown aria-hidden="true" fill={taste?.thumb === 'down' ? 'currentColor' : 'none'} />
      </IconButton>
      <IconButton
        tabIndex={tabIndex}
        className={glass}
        active={taste?.thumb === 'up' || taste?.thumb === 'love'}
        label={`${t('taste.up')}: ${title.title}`}
        onClick={() => void thumb(taste?.thumb === 'up' || taste?.thumb === 'love' ? null : 'up')}
      >
        <ThumbsUp
          aria-hidden="true"
          fill={taste?.thumb === 'up' || taste?.thumb === 'love' ? 'currentColor' : 'none'}
        />
      </IconButton>
      <IconButton
        tabIndex={tabIndex}
        className={glass}
        active={inList}
        label={t(inList ? 'taste.removeNamed' : 'taste.addNamed', { title: title.title })}
        onClick={() => keep(!inList)}
      >
        {inList ? <Check aria-hidden="true" /> : <Plus aria-hidden="true" />}
      </IconButton>
      {title.playable && (
        <Link
          to={`/watch/${title.id}`}
          tabIndex={tabIndex}
          aria-label={t('title.playNamed', { title: title.title })}
          title={t('title.play')}
          className="pointer-events-auto inline-grid size-11 place-items-center rounded-full bg-accent text-on-accent hover:brightness-108"
        >
          <Play className="size-5" fill="currentColor" aria-hidden="true" />
        </Link>
      )}
    </>
  );
}
