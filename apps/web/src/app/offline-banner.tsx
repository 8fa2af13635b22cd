// Says so while the browser has no network.
import { useSyncExternalStore } from 'react';
import { WifiOff } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { useLanguage } from '#i18n/language-context.ts';
import { api } from './api.ts';
import { hasDownloads } from './has-downloads.ts';

function watch(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export function OfflineBanner() {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const { data: session } = api.endpoints.session.useQueryState();
  // The front page shows them by itself when nobody answers.
  const shown = pathname === '/downloads' || (pathname === '/' && session === undefined);
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  return (
    <output className="block">
      {!online && (
        <span className="flex flex-wrap items-center justify-center gap-2.5 bg-accent px-4 py-2.5 text-sm font-semibold text-on-accent">
          <WifiOff className="size-4" aria-hidden="true" />
          {t('offline.banner')}
          {!shown && hasDownloads() && (
            <Link to="/downloads" className="underline underline-offset-4">
              {t('offline.downloads')}
            </Link>
          )}
        </span>
      )}
    </output>
  );
}
