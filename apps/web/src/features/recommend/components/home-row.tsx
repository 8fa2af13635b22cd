// One row of the home page, in the form its kind asks for.
import type { HomeRow as Row } from '@kinora/sdk';
import { TitleTile } from '#app/title-tile.tsx';
import { WhyPopover } from '#app/why-popover.tsx';
import { genreName } from '#i18n/genre-name.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { localised } from '#i18n/localised.ts';
import { Rail } from '#ui/rail.tsx';
import { ContinueRow } from './continue-row.tsx';

export function HomeRow({ row }: { row: Row }) {
  const { t, locale } = useLanguage();
  if (row.items.length === 0) return null;
  if (row.kind === 'continue-watching') return <ContinueRow items={row.items} marks={row.progress} />;

  const heading =
    row.kind === 'because'
      ? t('home.row.because', { title: row.title.title })
      : row.kind === 'genre'
        ? genreName(row.genre, t)
        : row.kind === 'channel'
          ? localised(row.channel.name, locale)
          : t(`home.row.${row.kind}`);
  const seeAll =
    row.kind === 'genre'
      ? `/browse?genre=${encodeURIComponent(row.genre.slug)}`
      : row.kind === 'channel'
        ? `/channels/${row.channel.slug}`
        : row.kind === 'my-list'
          ? '/my-list'
          : row.kind === 'new'
            ? '/browse?sort=new'
            : undefined;
  return (
    <Rail
      title={heading}
      seeAll={seeAll}
      items={row.items}
      keyOf={({ title }) => title.id}
      lead={
        row.kind === 'because' ? (
          <WhyPopover title={heading} reason={row.items[0]?.reason ?? null} className="-my-2" />
        ) : undefined
      }
    >
      {({ title, match }, index, tabIndex) => (
        <TitleTile
          title={title}
          match={match}
          rank={row.kind === 'top-10' ? index + 1 : undefined}
          tabIndex={tabIndex}
        />
      )}
    </Rail>
  );
}
