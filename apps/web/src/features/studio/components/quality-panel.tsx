// How playbacks of a title went in the last 30 days, as their players told.
import { asProblem } from '#app/as-problem.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { intlTag } from '#i18n/locale.ts';
import { problemText } from '#i18n/problem-text.ts';
import { classes } from '#ui/classes.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { useQualityQuery } from '../studio-api.ts';

/** Beyond these, viewers notice: seconds to the first picture, share of time waited, share of playbacks that broke. */
const SLOW_START_MS = 2000;
const MUCH_WAITING = 0.005;
const MANY_FAILED = 0.01;

export function QualityPanel({ movieId }: { movieId: number }) {
  const { t, locale } = useLanguage();
  const { data, error } = useQualityQuery(movieId);
  const tag = intlTag(locale);
  const decimal = (value: number): string =>
    new Intl.NumberFormat(tag, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  const seconds = (ms: number): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', maximumFractionDigits: 2 }).format(ms / 1000);
  const share = (value: number): string =>
    new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(
      value,
    );
  const shown = (value: number | null, as: (known: number) => string): string =>
    value === null ? '–' : as(value);
  return (
    <section aria-label={t('studio.quality')} className="min-w-0">
      <h3 className="font-semibold">{t('studio.quality')}</h3>
      {error ? (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problemText(asProblem(error), t)}
        </p>
      ) : !data ? (
        <Skeleton className="mt-3 h-32" />
      ) : data.playbacks === 0 ? (
        <p className="mt-3 text-sm text-muted">{t('studio.quality.none')}</p>
      ) : (
        <>
          <p className="mt-0.5 text-sm text-muted">
            {t('studio.quality.from', { playbacks: data.playbacks, hours: decimal(data.hours) })}
          </p>
          <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
            <Figure
              label={t('studio.quality.start')}
              value={shown(data.startMedianMs, seconds)}
              note={t('studio.quality.slowest', { time: shown(data.startP95Ms, seconds) })}
              poor={(data.startP95Ms ?? 0) > SLOW_START_MS}
            />
            <Figure
              label={t('studio.quality.waiting')}
              value={shown(data.rebufferShare, share)}
              note={t('studio.quality.perHour', { count: shown(data.rebufferingsPerHour, decimal) })}
              poor={(data.rebufferShare ?? 0) > MUCH_WAITING}
            />
            <Figure
              label={t('studio.quality.bitrate')}
              value={t('studio.kbps', { kbps: shown(data.meanKbps, (kbps) => decimal(Math.round(kbps))) })}
            />
            <Figure
              label={t('studio.quality.switches')}
              value={t('studio.quality.perHour', { count: shown(data.switchesPerHour, decimal) })}
            />
            <Figure
              label={t('studio.quality.failed')}
              value={shown(data.failedShare, share)}
              poor={(data.failedShare ?? 0) > MANY_FAILED}
            />
          </dl>
        </>
      )}
    </section>
  );
}

function Figure({
  label,
  value,
  note,
  poor = false,
}: {
  label: string;
  value: string;
  note?: string;
  poor?: boolean;
}) {
  return (
    <div className="flex flex-col">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={classes('text-xl font-semibold tabular-nums', poor && 'text-danger')}>{value}</dd>
      {note && <dd className="text-xs text-muted tabular-nums">{note}</dd>}
    </div>
  );
}
