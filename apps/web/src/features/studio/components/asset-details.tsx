// A video opened: its renditions and what measuring it saved, how it plays, its pictures, its chapters and what can be skipped.
import type { ListedAsset } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { formatSeconds } from '../measures.ts';
import { MarksPanel } from './marks-panel.tsx';
import { MeasuredPanel } from './measured-panel.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { StillPicker } from './still-picker.tsx';

export function AssetDetails({ asset, name }: { asset: ListedAsset; name: string }) {
  const { t, locale, format } = useLanguage();
  const { renditions, duration, encryption, createdAt, error, movieId } = asset;
  const facts = [
    ...(duration === null ? [] : [[t('studio.length'), formatSeconds(duration, locale)]]),
    [t('studio.brought'), format.date(createdAt)],
    [t('studio.encryption'), encryption === 'none' ? t('studio.encryption.none') : encryption],
  ];
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-9 bg-surface px-4 py-6 lg:grid-cols-2">
      <section aria-label={t('studio.renditions')} className="min-w-0">
        <h3 className="mb-3 font-semibold">{t('studio.renditions')}</h3>
        {renditions.length === 0 ? (
          <p className="text-sm text-muted">{t('studio.renditions.none')}</p>
        ) : (
          <ul className="divide-y divide-line border-y border-line text-sm">
            {renditions.map(({ id, height, width, language, bitrate, codec }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-x-4 py-2">
                <span className="min-w-24 flex-1 font-medium">
                  {height === null ? (
                    soundName(language)
                  ) : (
                    <bdi>
                      {width}×{height}
                    </bdi>
                  )}
                </span>
                <bdi className="font-mono text-xs text-muted">{codec}</bdi>
                <span className="min-w-24 text-end tabular-nums">
                  {t('studio.kbps', { kbps: format.number(Math.round(bitrate / 1000)) })}
                </span>
              </li>
            ))}
          </ul>
        )}
        <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1 text-sm">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {error !== null && (
          <p
            className="mt-4 rounded-md border border-danger/50 px-3 py-2 text-sm break-words"
            dir="ltr"
            lang="en"
          >
            {error.message}
          </p>
        )}
      </section>
      <QualityPanel movieId={movieId} />
      <MeasuredPanel asset={asset} />
      <StillPicker asset={asset} />
      <MarksPanel asset={asset} name={name} />
    </div>
  );

  function soundName(language: string | null): string {
    return language === null || language === 'und'
      ? t('player.audio.unknown')
      : t('studio.sound', { language: format.language(language) });
  }
}
