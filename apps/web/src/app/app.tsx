// The application put together: settings, language, messages, addresses.
import { Suspense } from 'react';
import { useSelector } from 'react-redux';
import { LanguageProvider } from '#i18n/language-provider.tsx';
import { FollowDownloads } from './follow-downloads.tsx';
import { CompanyDoor } from './company-door.tsx';
import { FollowProfile } from './follow-profile.tsx';
import { PageFallback } from './page-fallback.tsx';
import { Router } from './router.tsx';
import { ScrollMemory } from './scroll-memory.tsx';
import { StageDoor } from './stage-door.tsx';
import type { State } from './store.ts';
import { ToastProvider } from './toasts.tsx';

export function App() {
  const locale = useSelector((state: State) => state.settings.locale);
  return (
    <LanguageProvider locale={locale}>
      <ToastProvider>
        <FollowProfile />
        <FollowDownloads />
        <ScrollMemory />
        <Suspense fallback={<PageFallback />}>
          <Router />
        </Suspense>
        <CompanyDoor>
          <StageDoor />
        </CompanyDoor>
      </ToastProvider>
    </LanguageProvider>
  );
}
