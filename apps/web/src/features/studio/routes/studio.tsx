// The operators' room: bring films, watch the work on them, see how they play, take them away.
import { Lock } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useSessionQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { AssetList } from '../components/asset-list.tsx';
import { TitleList } from '../components/title-list.tsx';
import { TrashList } from '../components/trash-list.tsx';
import { WatchedList } from '../components/watched-list.tsx';

const views = ['videos', 'titles', 'watched', 'trash'] as const;

export default function Studio() {
  const { t } = useLanguage();
  const { data: session } = useSessionQuery();
  const [parameters] = useSearchParams();
  usePageTitle(t('studio.title'));
  if (session?.account.role !== 'operator')
    return (
      <EmptyState
        icon={<Lock aria-hidden="true" />}
        title={t('studio.closed')}
        text={t('studio.closedText')}
      />
    );
  const view = views.find((each) => each === parameters.get('view')) ?? 'videos';
  return (
    <>
      <PageHeader title={t('studio.title')} lead={t('studio.lead')} />
      <div className="grid grid-cols-1 gap-7 px-gutter pb-16">
        <nav aria-label={t('studio.views')} className="-mt-2 border-b border-line">
          <ul className="quiet-scroll -mb-px flex gap-1 overflow-x-auto">
            {views.map((each) => (
              <li key={each}>
                <Link
                  to={each === 'videos' ? '/studio' : `/studio?view=${each}`}
                  aria-current={each === view ? 'page' : undefined}
                  className="inline-flex min-h-11 items-center border-b-2 border-transparent px-3.5 text-sm font-medium whitespace-nowrap text-muted hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text"
                >
                  {t(`studio.view.${each}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {view === 'videos' && <AssetList />}
        {view === 'titles' && <TitleList />}
        {view === 'watched' && <WatchedList />}
        {view === 'trash' && <TrashList />}
      </div>
    </>
  );
}
