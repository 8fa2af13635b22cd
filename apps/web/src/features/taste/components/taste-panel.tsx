// What the viewer says about one title: list, thumbs, stars.
import { Check, Heart, Plus, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useTasteQuery } from '#app/api.ts';
import type { NewThumb } from '@kinora/sdk';
import { useTasteActions } from '#app/use-taste-actions.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { StarRating } from '#ui/star-rating.tsx';

const thumbs = [
  { value: 'down', icon: ThumbsDown },
  { value: 'up', icon: ThumbsUp },
  { value: 'love', icon: Heart },
] as const satisfies readonly { value: NewThumb['thumb']; icon: unknown }[];

export function TastePanel({ title }: { title: { id: number; title: string } }) {
  const { t } = useLanguage();
  const { currentData: taste } = useTasteQuery(title.id);
  const { keep, rate, thumb } = useTasteActions(title);
  const inList = taste?.inList === true;
  return (
    <>
      <div className="flex items-center gap-2">
        <IconButton
          tone="ring"
          className="size-13"
          active={inList}
          label={t(inList ? 'taste.removeNamed' : 'taste.addNamed', { title: title.title })}
          onClick={() => keep(!inList)}
        >
          {inList ? <Check aria-hidden="true" /> : <Plus aria-hidden="true" />}
        </IconButton>
        {thumbs.map(({ value, icon: Icon }) => (
          <IconButton
            key={value}
            tone="ring"
            className="size-13"
            active={taste?.thumb === value}
            label={t(`taste.${value}`)}
            onClick={() => void thumb(taste?.thumb === value ? null : value)}
          >
            <Icon aria-hidden="true" fill={taste?.thumb === value ? 'currentColor' : 'none'} />
          </IconButton>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-4">
        <span className="text-sm font-medium text-muted" aria-hidden="true">
          {t('taste.rate')}
        </span>
        <StarRating
          label={t('taste.rateNamed', { title: title.title })}
          value={taste?.stars ?? null}
          onChange={(stars) => void rate(stars)}
        />
      </div>
    </>
  );
}
