// One video in the list: what it is, how it stands, what it became; opens for more.
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { ListedAsset } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { Picture } from '#ui/picture.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { faultText } from '../fault-text.ts';
import { formatSeconds } from '../measures.ts';
import { heightsOf, standingKeys, standingLooks, standingOf } from '../work-text.ts';
import { AssetDetails } from './asset-details.tsx';
import { AssetMenu } from './asset-menu.tsx';

export function AssetRow({ asset }: { asset: ListedAsset }) {
  const { t, locale, format } = useLanguage();
  const [open, setOpen] = useState(false);
  const details = useId();
  const { movie, episode, progress, secondsLeft, error, plays, complete } = asset;
  const standing = standingOf(asset);
  const name = movie?.title ?? t('studio.noTitle');
  const busy = standing === 'running' || standing === 'paused' || standing === 'waiting';
  const heights = heightsOf(asset);
  return (
    <li className="border-b border-line last:border-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 px-3 py-3.5 sm:px-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,3fr)_auto] lg:gap-x-6">
        <div className="flex min-w-0 items-center gap-3.5">
          {movie ? (
            <Picture
              shape="card"
              art={movie.art}
              title=""
              sizes="6rem"
              className="w-18 shrink-0 rounded-sm sm:w-24"
            />
          ) : (
            <span className="aspect-video w-18 shrink-0 rounded-sm bg-text/8 sm:w-24" />
          )}
          <div className="min-w-0">
            <p className="line-clamp-2 text-page font-semibold" dir="auto">
              {name} {movie?.year != null && <span className="font-normal text-muted">{movie.year}</span>}
            </p>
            {episode && (
              <p className="truncate text-page text-sm" dir="auto">
                {`${episode.season}×${String(episode.number).padStart(2, '0')} ${episode.title}`}
              </p>
            )}
            <p className="truncate text-page text-sm text-muted" dir="auto">
              {asset.origin === 'stand-in' ? t('studio.standIn') : asset.sourceName}
            </p>
          </div>
        </div>
        <div className="-me-2 flex items-center lg:order-last">
          <AssetMenu asset={asset} name={name} />
          <button
            type="button"
            aria-expanded={open}
            aria-controls={details}
            aria-label={t('studio.details', { title: name })}
            onClick={() => setOpen(!open)}
            className="inline-grid size-11 place-items-center rounded-full hover:bg-text/12"
          >
            <ChevronDown
              className={classes('size-5.5 transition-transform duration-150', open && 'rotate-180')}
              aria-hidden="true"
            />
          </button>
        </div>
        <div className="col-span-full grid min-w-0 gap-1.5 text-sm lg:col-span-1">
          <p className="flex flex-wrap gap-x-2">
            {plays && !complete && <span className="font-semibold text-good">{t('studio.plays')}</span>}
            <span
              className={
                plays && !complete && standing !== 'failed'
                  ? 'text-muted'
                  : classes('font-semibold', standingLooks[standing])
              }
            >
              {t(standingKeys[standing])}
            </span>
            {busy && progress > 0 && (
              <span className="text-muted tabular-nums">
                {format.percent(progress)}
                {secondsLeft !== null &&
                  ` · ${t('title.left', { time: formatSeconds(secondsLeft, locale) })}`}
              </span>
            )}
          </p>
          {busy && <ProgressBar value={progress} label={t('studio.progress', { title: name })} />}
          {error !== null && <p className="text-danger">{faultText(error.code, t)}</p>}
          {plays && !complete && (
            <p className="text-muted">
              {t(asset.state === 'ready' ? 'studio.playsAlready' : 'studio.playsOnDemand')}
            </p>
          )}
        </div>
        <ul
          className="col-span-full flex flex-wrap gap-1.5 text-xs empty:hidden lg:col-span-1 lg:empty:flex"
          aria-label={t('studio.pictures')}
        >
          {heights.map((height) => (
            <li key={height} className="rounded-sm border border-line px-1.5 py-0.5 text-muted tabular-nums">
              {height}
            </li>
          ))}
        </ul>
      </div>
      {open && (
        <div id={details}>
          <AssetDetails asset={asset} name={name} />
        </div>
      )}
    </li>
  );
}
