// The head of the home page: one title large, why it is there, and what to do with it.
import { Check, Info, Play, Plus } from 'lucide-react';
import { useTasteQuery } from '#app/api.ts';
import type { Recommended } from '@kinora/sdk';
import { TitleFactsLine } from '#app/title-facts-line.tsx';
import { useTasteActions } from '#app/use-taste-actions.ts';
import { WhyPopover } from '#app/why-popover.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { reasonText } from '#i18n/reason-text.ts';
import { ButtonLink } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Picture } from '#ui/picture.tsx';

export function Hero({ hero: { title, match, reason } }: { hero: Recommended }) {
  const { t, format } = useLanguage();
  const { data: taste } = useTasteQuery(title.id);
  const { keep } = useTasteActions(title);
  const inList = taste?.inList === true;
  return (
    <section
      aria-labelledby="billboard"
      className="cinema relative -mt-(--header) flex min-h-[min(46rem,84svh)] items-end overflow-hidden bg-bg text-text"
    >
      <div className="absolute inset-0 lg:start-[24%]">
        <Picture
          shape="backdrop"
          art={title.art}
          title={title.title}
          eager
          className="aspect-auto! h-full rtl:-scale-x-100"
        />
      </div>
      <div
        aria-hidden="true"
        className="absolute inset-0 bg-gradient-to-t from-bg via-bg/55 to-bg/30 lg:bg-gradient-to-r lg:from-bg lg:from-24% lg:via-bg/70 lg:via-45% lg:to-transparent rtl:lg:bg-gradient-to-l"
      />
      <div
        aria-hidden="true"
        className="absolute inset-x-0 bottom-0 h-56 bg-gradient-to-t from-bg to-transparent"
      />
      <div
        aria-hidden="true"
        className="absolute inset-x-0 top-0 h-28 bg-gradient-to-b from-bg/80 to-transparent"
      />
      <div className="relative w-full px-gutter pt-44 pb-12 md:pb-20">
        <div className="max-w-2xl animate-arrive">
          <p className="eyebrow">{t(match === null ? 'home.billboardNew' : 'home.billboard')}</p>
          <h1 id="billboard" className="mt-3 text-page text-display font-semibold" dir="auto">
            {title.title}
          </h1>
          {title.originalTitle && title.originalTitle !== title.title && (
            <p className="mt-2 text-page text-lg text-text/80" lang={title.language ?? undefined} dir="auto">
              {title.originalTitle}
            </p>
          )}
          <div className="mt-5">
            <TitleFactsLine title={title} match={match} />
          </div>
          <p className="mt-3 max-w-lg text-text/85">{reasonText(reason, t, format)}</p>
          <div className="mt-7 flex flex-wrap items-center gap-3">
            {title.playable && (
              <ButtonLink
                to={`/watch/${title.id}`}
                tone="solid"
                large
                icon={<Play className="size-5" fill="currentColor" aria-hidden="true" />}
              >
                {t('title.play')}
              </ButtonLink>
            )}
            <ButtonLink
              to={`/title/${title.id}`}
              large
              icon={<Info className="size-5" aria-hidden="true" />}
              aria-label={`${t('title.details')}: ${title.title}`}
            >
              {t('title.details')}
            </ButtonLink>
            <IconButton
              tone="ring"
              className="size-13"
              active={inList}
              label={t(inList ? 'taste.removeNamed' : 'taste.addNamed', { title: title.title })}
              onClick={() => keep(!inList)}
            >
              {inList ? <Check aria-hidden="true" /> : <Plus aria-hidden="true" />}
            </IconButton>
            <WhyPopover title={title.title} reason={reason} className="ms-1 text-text/85" />
          </div>
        </div>
      </div>
    </section>
  );
}
