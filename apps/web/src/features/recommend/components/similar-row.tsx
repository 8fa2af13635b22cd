// Titles that the viewers of one title also watched.
import { useSimilarQuery } from '#app/api.ts';
import { TitleTile } from '#app/title-tile.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { Rail } from '#ui/rail.tsx';
import { RailSkeleton } from '#ui/rail-skeleton.tsx';

export function SimilarRow({ id }: { id: number }) {
  const { t } = useLanguage();
  const { currentData: items, isError } = useSimilarQuery(id);
  if (isError || items?.length === 0) return null;
  if (!items) return <RailSkeleton />;
  return (
    <Rail title={t('title.similar')} items={items} keyOf={({ title }) => title.id}>
      {({ title, match }, _index, tabIndex) => <TitleTile title={title} match={match} tabIndex={tabIndex} />}
    </Rail>
  );
}
