// What measuring a film has decided: each rung of the fixed ladder beside what was chosen instead, and the bits that saves.
import type { ListedAsset } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { intlTag } from '#i18n/locale.ts';
import { formatSeconds } from '../measures.ts';

type Report = NonNullable<ListedAsset['perTitle']>;
type Figures = Report['rungs'][number]['fixed'];

export function MeasuredPanel({ asset }: { asset: ListedAsset }) {
  const { t } = useLanguage();
  const { perTitle, origin, complete, renditions } = asset;
  return (
    <section aria-label={t('studio.measured')} className="min-w-0">
      <h3 className="font-semibold">{t('studio.measured')}</h3>
      {perTitle === null ? (
        <p className="mt-3 max-w-prose text-sm text-muted">
          {t(
            origin === 'stand-in'
              ? 'studio.measured.standIn'
              : !complete && renditions.length === 0
                ? 'studio.measured.notYet'
                : 'studio.measured.none',
          )}
        </p>
      ) : (
        <Measured report={perTitle} />
      )}
    </section>
  );
}

function Measured({ report }: { report: Report }) {
  const { t, locale, format } = useLanguage();
  const { samples, sampledSeconds, saved, savedInStore, rungs } = report;
  const most = Math.max(1, ...rungs.map(({ fixed }) => fixed.bitrate));
  const likeness = new Intl.NumberFormat(intlTag(locale), {
    minimumFractionDigits: 4,
    maximumFractionDigits: 4,
  });
  const bar = ({ bitrate, ssim }: Figures, name: string, look: string) => (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
      <span className="h-2.5 overflow-hidden rounded-sm bg-text/8" aria-hidden="true">
        <span
          className={`block h-full rounded-sm ${look}`}
          style={{ inlineSize: `${(bitrate / most) * 100}%` }}
        />
      </span>
      <span className="text-end text-xs whitespace-nowrap tabular-nums">
        <span className="sr-only">{name} </span>
        {t('studio.kbps', { kbps: format.number(Math.round(bitrate / 1000)) })}
        <span className="block text-muted">
          {t('studio.measured.likeness', { value: likeness.format(ssim) })}
        </span>
      </span>
    </div>
  );
  return (
    <>
      <p className="mt-0.5 text-sm text-muted">
        {t('studio.measured.from', { samples, seconds: formatSeconds(sampledSeconds, locale) })}
      </p>
      <dl className="mt-3 flex flex-wrap gap-x-10 gap-y-3">
        {(
          [
            [saved, 'studio.measured.viewers'],
            [savedInStore, 'studio.measured.store'],
          ] as const
        ).map(([share, key]) => (
          <div key={key} className="flex flex-col-reverse">
            <dt className="text-sm text-muted">{t(key)}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{format.percent(share)}</dd>
          </div>
        ))}
      </dl>
      <table className="mt-4 w-full border-collapse text-sm">
        <thead className="text-start text-xs text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pe-3 text-start font-medium">
              {t('studio.measured.rendition')}
            </th>
            <th scope="col" className="w-full py-2 text-start font-medium">
              <span className="flex flex-wrap gap-x-4 gap-y-1">
                <Legend look="bg-edge" text={t('studio.measured.fixed')} />
                <Legend look="bg-accent" text={t('studio.measured.chosen')} />
              </span>
            </th>
            <th scope="col" className="py-2 ps-3 text-end font-medium">
              {t('studio.measured.saved')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-b border-line">
          {rungs.map(({ id, width, height, fixed, chosen, saved: share }) => (
            <tr key={id}>
              <th scope="row" className="py-2.5 pe-3 text-start font-medium whitespace-nowrap">
                <bdi>
                  {width}×{height}
                </bdi>
              </th>
              <td className="grid gap-1.5 py-2.5">
                {bar(fixed, t('studio.measured.fixed'), 'bg-edge')}
                {chosen === null ? (
                  <span className="text-xs text-muted">{t('studio.measured.leftOut')}</span>
                ) : (
                  bar(chosen, t('studio.measured.chosen'), 'bg-accent')
                )}
              </td>
              <td className="py-2.5 ps-3 text-end font-semibold tabular-nums">
                {chosen === null ? '–' : format.percent(share)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2.5 text-xs text-muted">{t('studio.measured.explain')}</p>
    </>
  );
}

function Legend({ look, text }: { look: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={`size-2.5 rounded-sm ${look}`} aria-hidden="true" />
      {text}
    </span>
  );
}
