// Everything about the account on one page: who you are, password, devices, profiles.
import type { ReactNode } from 'react';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { useSessionQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Avatar } from '#ui/avatar.tsx';
import { ButtonLink } from '#ui/button.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { DeviceList } from '../components/device-list.tsx';
import { NameForm } from '../components/name-form.tsx';
import { PasswordForm } from '../components/password-form.tsx';

function Section({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-5 border-t border-line py-10 md:grid-cols-[minmax(0,15rem)_minmax(0,38rem)]"
    >
      <div>
        <h2 id={id} className="text-xl font-semibold">
          {title}
        </h2>
        {lead && <p className="mt-1.5 text-sm text-muted">{lead}</p>}
      </div>
      <div>{children}</div>
    </section>
  );
}

export default function Account() {
  const { t } = useLanguage();
  const { data: session } = useSessionQuery();
  usePageTitle(t('account.title'));
  if (!session) return null;
  const { account, profiles } = session;
  return (
    <>
      <PageHeader title={t('account.title')} {...(account.demo ? { lead: t('account.demo') } : {})} />
      <div className="px-gutter">
        <Section id="you" title={t('account.you')}>
          <NameForm account={account} />
        </Section>
        <Section id="profiles" title={t('account.profiles')}>
          <ul className="grid gap-1">
            {profiles.map((profile) => (
              <li key={profile.id}>
                <Link
                  to={`/profiles/${profile.id}`}
                  className="-mx-3 flex min-h-14 items-center gap-4 rounded-md px-3 hover:bg-text/6"
                >
                  <Avatar name={profile.avatar} className="size-10" />
                  <span className="font-medium" dir="auto">
                    {profile.name}
                  </span>
                  {profile.kids && (
                    <span className="rounded-full border border-edge px-2 text-xs text-muted">
                      {t('profiles.kids')}
                    </span>
                  )}
                  <span className="ms-auto text-sm font-semibold text-accent-text">{t('common.edit')}</span>
                </Link>
              </li>
            ))}
          </ul>
          <ButtonLink
            to="/profiles/new"
            className="mt-3"
            icon={<Plus className="size-4.5" aria-hidden="true" />}
          >
            {t('profiles.add')}
          </ButtonLink>
        </Section>
        <Section id="password" title={t('account.password')}>
          <PasswordForm account={account} />
        </Section>
        <Section id="devices" title={t('account.devices')} lead={t('account.devices.lead')}>
          <DeviceList />
        </Section>
      </div>
    </>
  );
}
