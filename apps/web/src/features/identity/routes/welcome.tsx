// The first page of a stranger: what this is, how it works, and the way in.
import { Film, MessageCircleHeart, MonitorSmartphone } from 'lucide-react';
import { Link } from 'react-router';
import { useChannelsQuery, useConfigQuery, useFacetsQuery } from '#app/api.ts';
import { distinctCovers } from '#app/distinct-covers.ts';
import { useUnderHeader } from '#app/under-header.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { localised } from '#i18n/localised.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Picture } from '#ui/picture.tsx';
import { DemoAccounts } from '../components/demo-accounts.tsx';
import { PosterWall } from '../components/poster-wall.tsx';

const steps = [
  { icon: MessageCircleHeart, title: 'welcome.step1.title', text: 'welcome.step1.text' },
  { icon: Film, title: 'welcome.step2.title', text: 'welcome.step2.text' },
  { icon: MonitorSmartphone, title: 'welcome.step3.title', text: 'welcome.step3.text' },
] as const;

export default function Welcome() {
  const { t, locale } = useLanguage();
  const { data: config } = useConfigQuery();
  const { data: facets } = useFacetsQuery();
  const { data: channels } = useChannelsQuery();
  usePageTitle(undefined);
  useUnderHeader('picture');
  const covers = distinctCovers(channels ?? []);
  const films = facets?.kinds.reduce((sum, { titles }) => sum + titles, 0);
  return (
    <>
      <section className="cinema relative -mt-(--header) flex min-h-[min(56rem,96svh)] items-end overflow-hidden bg-bg text-text">
        <PosterWall className="opacity-55 lg:opacity-95" />
        <div
          aria-hidden="true"
          className="absolute inset-0 bg-gradient-to-t from-bg via-bg/75 to-bg/20 lg:bg-gradient-to-r lg:from-bg lg:from-30% lg:via-bg/70 lg:via-48% lg:to-transparent rtl:lg:bg-gradient-to-l"
        />
        <div
          aria-hidden="true"
          className="absolute inset-x-0 top-0 h-32 bg-gradient-to-b from-bg/95 to-transparent"
        />
        <div className="beam absolute inset-0" aria-hidden="true" />
        <div
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 h-40 bg-gradient-to-t from-bg to-transparent"
        />
        <div className="relative w-full px-gutter pt-40 pb-16 md:pb-24">
          <div className="max-w-[44rem]">
            <h1 className="text-display font-semibold">{t('welcome.title')}</h1>
            <p className="mt-6 max-w-xl text-lg text-text/88">{t('welcome.lead')}</p>
            <div className="mt-9 flex flex-wrap gap-3">
              <ButtonLink to="/sign-up" tone="solid" large>
                {t('welcome.start')}
              </ButtonLink>
              <ButtonLink to="/browse" tone="quiet" large>
                {t('welcome.look')}
              </ButtonLink>
            </div>
            {films !== undefined && facets && (
              <p className="mt-8 text-sm text-muted">
                {t('welcome.count', { films, countries: facets.countries.length })}
              </p>
            )}
          </div>
        </div>
      </section>

      <section aria-labelledby="how" className="px-gutter pt-20 md:pt-28">
        <h2 id="how" className="sr-only">
          {t('welcome.how')}
        </h2>
        <ol className="grid gap-x-12 gap-y-10 md:grid-cols-3">
          {steps.map(({ icon: Icon, title, text }) => (
            <li key={title} className="border-t border-edge/60 pt-6">
              <Icon className="size-7 text-accent-text" strokeWidth={1.6} aria-hidden="true" />
              <h3 className="mt-5 text-xl font-semibold">{t(title)}</h3>
              <p className="mt-2 max-w-sm text-muted">{t(text)}</p>
            </li>
          ))}
        </ol>
      </section>

      {channels && channels.length > 0 && (
        <section aria-labelledby="programme" className="px-gutter pt-20 md:pt-28">
          <h2 id="programme" className="text-2xl font-semibold">
            {t('welcome.channels')}
          </h2>
          <ul className="mt-7 grid grid-cols-2 gap-x-4 gap-y-7 lg:grid-cols-4">
            {channels.slice(0, 8).map((channel) => {
              const cover = covers.get(channel.slug)?.[0];
              return (
                <li key={channel.slug}>
                  <Link to={`/channels/${channel.slug}`} className="group block rounded-md">
                    {cover && (
                      <Picture
                        shape="backdrop"
                        art={cover.art}
                        title=""
                        sizes="(min-width: 64rem) 23vw, 46vw"
                        className="rounded-md transition-[filter] duration-300 group-hover:brightness-115"
                      />
                    )}
                    <span className="mt-3 block text-base font-semibold">
                      {localised(channel.name, locale)}
                    </span>
                    <span className="mt-0.5 line-clamp-2 text-sm text-muted max-sm:hidden">
                      {localised(channel.description, locale)}
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      )}

      {config?.demo && config.demoAccounts && (
        <section
          aria-labelledby="demo"
          className="grid gap-8 px-gutter pt-20 md:grid-cols-[1fr_1.3fr] md:pt-28"
        >
          <div>
            <h2 id="demo" className="text-2xl font-semibold">
              {t('welcome.demo.title')}
            </h2>
            <p className="mt-3 max-w-md text-muted">{t('welcome.demo.text')}</p>
          </div>
          <DemoAccounts />
        </section>
      )}

      <section className="px-gutter pt-24 text-center md:pt-32">
        <h2 className="text-3xl font-semibold">{t('welcome.final.title')}</h2>
        <p className="mt-3 text-lg text-muted">{t('welcome.final.text')}</p>
        <div className="mt-8 flex flex-wrap justify-center gap-3">
          <ButtonLink to="/sign-up" tone="solid" large>
            {t('nav.signUp')}
          </ButtonLink>
          <ButtonLink to="/sign-in" large>
            {t('welcome.haveAccount')}
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
