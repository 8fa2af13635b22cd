// The page for an address that leads nowhere.
import { Film } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { usePageTitle } from './use-page-title.ts';

export default function NotFound() {
  const { t } = useLanguage();
  usePageTitle(t('notFound.title'));
  return (
    <div className="mx-auto grid max-w-lg justify-items-center gap-4 px-6 py-24 text-center">
      <Film className="size-9 text-accent-text" aria-hidden="true" />
      <p className="text-display font-light text-accent-text tabular-nums" aria-hidden="true">
        404
      </p>
      <h1 className="text-2xl font-semibold">{t('notFound.title')}</h1>
      <p className="text-muted">{t('notFound.text')}</p>
      <ButtonLink to="/" tone="solid" className="mt-3">
        {t('notFound.home')}
      </ButtonLink>
    </div>
  );
}
