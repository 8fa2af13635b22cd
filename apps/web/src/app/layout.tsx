// What surrounds every page but the player: header, content, navigation, footer, and the note that the network is gone.
import { Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { SkipLink } from '#ui/skip-link.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { PageFallback } from './page-fallback.tsx';
import { TabBar } from './tab-bar.tsx';
import { UnderHeaderContext, type UnderHeader } from './under-header.ts';

export function Layout() {
  const { pathname } = useLocation();
  const [under, setUnder] = useState<UnderHeader>(null);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  // After a change of page the keyboard and the screen reader start at its content.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <SkipLink />
      <Header over={under} />
      <OfflineBanner />
      <main id="content" ref={main} tabIndex={-1} className="min-h-[70vh] outline-none">
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<PageFallback />}>
            <UnderHeaderContext value={setUnder}>
              <Outlet />
            </UnderHeaderContext>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
      <TabBar />
    </>
  );
}
