// The foot of every page: what this is.
import { lazy, Suspense } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { Logo } from '#ui/logo.tsx';
import { useConfigQuery, useSessionQuery } from './api.ts';

const PreferencesMenu = lazy(() => import('./preferences-menu.tsx'));

export function Footer() {
  const { t } = useLanguage();
  const { data: config } = useConfigQuery();
  const { data: session } = useSessionQuery();
  return (
    <footer
      aria-label={t('nav.footer')}
      className="mt-20 flex flex-wrap items-center justify-between gap-x-10 gap-y-4 border-t border-line px-gutter pt-8 pb-28 text-sm text-muted md:pb-10"
    >
      <div className="flex max-w-3xl flex-wrap items-center gap-x-6 gap-y-3">
        <Logo className="text-text" />
        <p className="max-w-xl">
          {t('footer.note')} {config?.demo && t('footer.demo')}
        </p>
      </div>
      {session && (
        <Suspense>
          <PreferencesMenu />
        </Suspense>
      )}
    </footer>
  );
}
