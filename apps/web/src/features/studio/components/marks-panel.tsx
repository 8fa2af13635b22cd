// The chapters of a video and what viewers can skip of it: along its time and in words, with a hand to correct both.
import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ListedAsset } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { clockTime } from '#i18n/clock-time.ts';
import { Button } from '#ui/button.tsx';
import { MarksEditor } from './marks-editor.tsx';

const looks = { intro: 'bg-accent', recap: 'bg-good', credits: 'bg-edge' } as const;

export function MarksPanel({ asset, name }: { asset: ListedAsset; name: string }) {
  const { t } = useLanguage();
  const [editing, setEditing] = useState(false);
  const { duration } = asset;
  return (
    <section aria-label={t('studio.marks')} className="min-w-0 lg:col-span-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="font-semibold">{t('studio.marks')}</h3>
        {!editing && duration !== null && (
          <Button
            icon={<Pencil className="size-4" aria-hidden="true" />}
            aria-label={t('studio.marks.editNamed', { title: name })}
            onClick={() => setEditing(true)}
          >
            {t('studio.marks.edit')}
          </Button>
        )}
      </div>
      {duration === null ? (
        <p className="mt-3 text-sm text-muted">{t('studio.marks.noLength')}</p>
      ) : editing ? (
        <MarksEditor asset={asset} duration={duration} onEnd={() => setEditing(false)} />
      ) : (
        <Shown asset={asset} duration={duration} />
      )}
    </section>
  );
}

function Shown({ asset, duration }: { asset: ListedAsset; duration: number }) {
  const { t } = useLanguage();
  const { chapters, markers, setByHand } = asset;
  const origin = (byHand: boolean): string => t(byHand ? 'studio.marks.byHand' : 'studio.marks.found');
  if (chapters.length === 0 && markers.length === 0)
    return <p className="mt-3 max-w-prose text-sm text-muted">{t('studio.marks.none')}</p>;
  const share = (seconds: number): string => `${Math.min(1, seconds / duration) * 100}%`;
  const stretch = ({ start, end }: { start: number; end: number }) => ({
    insetInlineStart: share(start),
    inlineSize: share(end - start),
  });
  return (
    <>
      <div
        role="img"
        aria-label={t('studio.marks.along', { time: clockTime(duration) })}
        className="mt-4 grid gap-1"
      >
        {chapters.length > 0 && (
          <div className="relative h-3">
            {chapters.map((chapter) => (
              <span
                key={chapter.start}
                className="absolute inset-y-0 rounded-sm border-e-2 border-surface bg-text/22"
                style={stretch(chapter)}
              />
            ))}
          </div>
        )}
        <div className="relative h-3 rounded-sm bg-text/8">
          {markers.map((marker) => (
            <span
              key={`${marker.kind}${marker.start}`}
              className={`absolute inset-y-0 min-w-0.5 rounded-sm ${looks[marker.kind]}`}
              style={stretch(marker)}
            />
          ))}
        </div>
      </div>
      <div className="mt-5 grid grid-cols-1 gap-x-10 gap-y-6 md:grid-cols-2">
        {markers.length > 0 && (
          <Part heading={t('studio.marks.markers')} note={origin(setByHand.markers)}>
            {markers.map(({ kind, start, end }) => (
              <Line key={`${kind}${start}`} start={start} end={end}>
                <span className={`size-2.5 shrink-0 rounded-sm ${looks[kind]}`} aria-hidden="true" />
                {t(`studio.marks.kind.${kind}`)}
              </Line>
            ))}
          </Part>
        )}
        {chapters.length > 0 && (
          <Part heading={t('studio.marks.chapters')} note={origin(setByHand.chapters)}>
            {chapters.map(({ title, start, end }, at) => (
              <Line key={start} start={start} end={end}>
                <bdi>{title ?? t('studio.marks.unnamed', { number: at + 1 })}</bdi>
              </Line>
            ))}
          </Part>
        )}
      </div>
    </>
  );
}

function Part({ heading, note, children }: { heading: string; note: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h4 className="text-sm font-medium">
        {heading} <span className="font-normal text-muted">· {note}</span>
      </h4>
      <ul className="quiet-scroll mt-2 max-h-80 divide-y divide-line overflow-y-auto border-y border-line text-sm">
        {children}
      </ul>
    </div>
  );
}

function Line({ start, end, children }: { start: number; end: number; children: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-4 py-2">
      <span className="flex min-w-0 items-baseline gap-2 break-words">{children}</span>
      <bdi className="shrink-0 text-muted tabular-nums">
        {clockTime(start)} – {clockTime(end)}
      </bdi>
    </li>
  );
}
