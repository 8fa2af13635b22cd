// What stands where a download should play that is not here any more, or may not be watched any more.
import { CloudOff } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

export function NoCopy({ expired }: { expired: boolean }) {
  const { t } = useLanguage();
  return (
    <div className="cinema fixed inset-0 grid place-items-center bg-bg text-text">
      <EmptyState
        icon={<CloudOff aria-hidden="true" />}
        title={t(expired ? 'downloads.expired' : 'downloads.gone')}
        text={t(expired ? 'downloads.expiredText' : 'downloads.goneText')}
      >
        <ButtonLink to="/downloads" tone="solid">
          {t('downloads.title')}
        </ButtonLink>
      </EmptyState>
    </div>
  );
}
