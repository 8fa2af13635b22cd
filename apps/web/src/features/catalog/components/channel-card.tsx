// A channel as a picture of four of its titles, its name and its point of view.
import { Link } from 'react-router';
import type { Channel, TitleCard } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { localised } from '#i18n/localised.ts';
import { Picture } from '#ui/picture.tsx';

export function ChannelCard({ channel, cover }: { channel: Channel; cover: readonly TitleCard[] }) {
  const { t, locale } = useLanguage();
  const [first, ...others] = cover;
  return (
    <Link to={`/channels/${channel.slug}`} className="group block h-full rounded-lg">
      <span className="grid grid-cols-[2fr_1fr] gap-1 overflow-hidden rounded-lg transition-[filter] duration-300 group-hover:brightness-112">
        {first && (
          <Picture
            shape="backdrop"
            art={first.art}
            title=""
            sizes="(min-width: 80rem) 22vw, (min-width: 44rem) 33vw, 66vw"
            className="aspect-auto! h-full min-h-40"
          />
        )}
        <span className="grid gap-1">
          {others.slice(0, 2).map((title) => (
            <Picture
              key={title.id}
              shape="backdrop"
              art={title.art}
              title=""
              sizes="(min-width: 80rem) 11vw, (min-width: 44rem) 16vw, 33vw"
            />
          ))}
        </span>
      </span>
      <span className="mt-4 flex items-baseline justify-between gap-4">
        <span className="text-lg font-semibold group-hover:underline">{localised(channel.name, locale)}</span>
        <span className="shrink-0 text-sm text-muted tabular-nums">
          {t('channels.count', { count: channel.titles })}
        </span>
      </span>
      <span className="mt-1 line-clamp-3 block text-sm text-muted">
        {localised(channel.description, locale)}
      </span>
    </Link>
  );
}
