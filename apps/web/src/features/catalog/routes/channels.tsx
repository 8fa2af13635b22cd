// All channels.
import { asProblem } from '#app/as-problem.ts';
import { Clapperboard } from 'lucide-react';
import { useChannelsQuery } from '#app/api.ts';
import { distinctCovers } from '#app/distinct-covers.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { ChannelCard } from '../components/channel-card.tsx';

export default function Channels() {
  const { t } = useLanguage();
  const { data: channels, error, refetch } = useChannelsQuery();
  const covers = distinctCovers(channels ?? []);
  usePageTitle(t('channels.title'));
  return (
    <>
      <PageHeader title={t('channels.title')} lead={t('channels.lead')} />
      {error && <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />}
      {channels?.length === 0 && (
        <EmptyState
          icon={<Clapperboard aria-hidden="true" />}
          title={t('channels.empty')}
          text={t('channels.emptyText')}
        />
      )}
      <ul className="grid gap-x-6 gap-y-10 px-gutter sm:grid-cols-2 xl:grid-cols-3">
        {channels?.map((channel) => (
          <li key={channel.slug}>
            <ChannelCard channel={channel} cover={covers.get(channel.slug) ?? []} />
          </li>
        ))}
        {!channels &&
          !error &&
          [0, 1, 2, 3, 4, 5].map((place) => <Skeleton key={place} className="aspect-video" />)}
      </ul>
    </>
  );
}
