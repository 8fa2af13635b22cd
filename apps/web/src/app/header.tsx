// The head of every page: mark, navigation, search, and who is watching.
import { lazy, Suspense, useEffect, useState } from 'react';
import { Search } from 'lucide-react';
import { Link, NavLink } from 'react-router';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { classes } from '#ui/classes.ts';
import { Logo } from '#ui/logo.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useSessionQuery } from './api.ts';
import { destinations } from './destinations.ts';
import { hasDownloads } from './has-downloads.ts';
import type { UnderHeader } from './under-header.ts';

const AccountMenu = lazy(() => import('./account-menu.tsx'));
const PreferencesMenu = lazy(() => import('./preferences-menu.tsx'));

export function Header({ over }: { over: UnderHeader }) {
  const { t } = useLanguage();
  const { data: session } = useSessionQuery();
  const unreachable = session === undefined && hasDownloads();
  const scrolled = useScrolled();
  const clear = over !== null && !scrolled;
  return (
    <header
      className={classes(
        'sticky top-0 z-40 h-(--header) transition-colors duration-300',
        clear && over === 'picture' && 'cinema text-text',
        !clear && 'border-b border-line/70 bg-bg/97 backdrop-blur-md',
      )}
    >
      <div className="flex h-full items-center gap-2 px-gutter md:gap-6">
        <Link to="/" aria-label={t('brand.name')} className="inline-flex min-h-11 items-center rounded-sm">
          <Logo />
        </Link>
        <nav aria-label={t('nav.main')} className="hidden md:block">
          <ul className="flex items-center">
            {destinations(session ?? null, unreachable).map(({ to, label }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  end={to === '/'}
                  className="inline-flex min-h-11 items-center rounded-md px-3 text-sm font-medium text-muted transition-colors hover:text-text aria-[current=page]:text-text"
                >
                  {t(label)}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ms-auto flex items-center gap-1 sm:gap-2">
          <Link
            to="/search"
            aria-label={t('nav.search')}
            title={t('nav.search')}
            className="inline-grid size-11 place-items-center rounded-full hover:bg-text/12"
          >
            <Search className="size-5.5" aria-hidden="true" />
          </Link>
          <Suspense fallback={<Skeleton className="size-9 rounded-full" />}>
            {session ? <AccountMenu session={session} /> : <PreferencesMenu />}
          </Suspense>
          {session === null && (
            <>
              <ButtonLink to="/sign-in" tone="ghost" className="max-sm:px-2.5">
                {t('nav.signIn')}
              </ButtonLink>
              <ButtonLink to="/sign-up" tone="solid" className="max-md:hidden">
                {t('nav.signUp')}
              </ButtonLink>
            </>
          )}
        </div>
      </div>
    </header>
  );
}

function useScrolled(): boolean {
  const [scrolled, setScrolled] = useState(false);
  useEffect(() => {
    const look = () => setScrolled(window.scrollY > 24);
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return scrolled;
}
