// A small sheet that says why a title is suggested, and how to correct it.
import { Info } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Link } from 'react-router';
import { useLanguage } from '#i18n/language-context.ts';
import { reasonText } from '#i18n/reason-text.ts';
import { classes } from '#ui/classes.ts';
import type { Reason } from '@kinora/sdk';

export function WhyPopover({
  title,
  reason,
  className,
}: {
  title: string;
  reason: Reason | null;
  className?: string;
}) {
  const { t, format } = useLanguage();
  return (
    <Popover.Root>
      <Popover.Trigger
        className={classes(
          'inline-flex min-h-11 items-center gap-2 rounded-md text-sm font-medium text-muted underline-offset-4 hover:text-text hover:underline',
          className,
        )}
      >
        <Info className="size-4.5" aria-hidden="true" />
        {t('why.title')}
        <span className="sr-only">
          <bdi>{title}</bdi>
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={6}
          collisionPadding={12}
          align="start"
          aria-label={t('why.title')}
          className="z-50 w-80 rounded-lg border border-line bg-raised p-5 text-text shadow-float"
        >
          <p className="font-semibold">{reasonText(reason, t, format)}</p>
          {(reason?.kind === 'shared-viewers' || reason?.kind === 'about') && (
            <ul className="mt-3 grid gap-2">
              {reason.titles?.map((source) => (
                <li key={source.id} className="truncate text-sm">
                  <Link to={`/title/${source.id}`} className="underline underline-offset-4">
                    <bdi>{source.title}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {reason?.kind === 'because' && (
            <ul className="mt-3 grid gap-3">
              {reason.titles.slice(0, 4).map((source) => (
                <li key={source.id} className="text-sm">
                  <span className="flex items-baseline justify-between gap-3">
                    <Link to={`/title/${source.id}`} className="truncate underline underline-offset-4">
                      <bdi>{source.title}</bdi>
                    </Link>
                    <span className="text-muted tabular-nums">{format.percent(source.share)}</span>
                  </span>
                  <span
                    className="mt-1.5 block h-1 overflow-hidden rounded-full bg-text/15"
                    aria-hidden="true"
                  >
                    <span
                      className="block h-full rounded-full bg-accent"
                      style={{ width: `${Math.round(source.share * 100)}%` }}
                    />
                  </span>
                </li>
              ))}
            </ul>
          )}
          <p className="mt-4 border-t border-line pt-3 text-sm text-muted">{t('why.wrong')}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
