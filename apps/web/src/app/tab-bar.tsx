// Navigation at the thumb, on small screens.
import { NavLink } from 'react-router';
import { useLanguage } from '#i18n/language-context.ts';
import { useSessionQuery } from './api.ts';
import { destinations } from './destinations.ts';

export function TabBar() {
  const { t } = useLanguage();
  const { data: session } = useSessionQuery();
  if (!session?.profile) return null;
  return (
    <nav
      aria-label={t('nav.main')}
      className="fixed inset-x-0 bottom-0 z-40 border-t border-line bg-bg/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden"
    >
      <ul className="flex">
        {destinations(session).map(({ to, label, icon: Icon }) => (
          <li key={to} className="flex-1">
            <NavLink
              to={to}
              end={to === '/'}
              className="grid min-h-15 place-items-center content-center gap-1 text-[0.6875rem] font-medium text-muted aria-[current=page]:text-accent-text"
            >
              <Icon className="size-5.5" aria-hidden="true" />
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
