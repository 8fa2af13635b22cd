// Quality, subtitles and speed, each in a menu of its own.
import { Captions, Gauge, Settings2 } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu, MenuChoices } from '#ui/menu.tsx';
import { speeds, speedText } from './speeds.ts';
import type { Stream } from './use-shaka.ts';

export function SettingsMenus({
  stream,
  rate,
  onRate,
  container,
  onOpenChange,
}: {
  stream: Stream;
  rate: number;
  onRate: (rate: number) => void;
  container: HTMLElement | null;
  onOpenChange: (open: boolean) => void;
}) {
  const { t, format } = useLanguage();
  const shared = { container, side: 'top', align: 'end', onOpenChange, className: 'min-w-52' } as const;
  return (
    <>
      {stream.subtitles.length > 0 && (
        <Menu
          {...shared}
          trigger={
            <IconButton
              label={t('player.subtitles')}
              className={stream.subtitle === null ? '' : 'text-accent-text'}
            >
              <Captions aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuChoices
            label={t('player.subtitles')}
            value={String(stream.subtitle ?? 'off')}
            options={[
              { value: 'off', label: t('player.subtitles.off') },
              ...stream.subtitles.map(({ id, language, label }) => ({
                value: String(id),
                label: label ?? format.language(language),
              })),
            ]}
            onChange={(id) => stream.chooseSubtitle(id === 'off' ? null : Number(id))}
          />
        </Menu>
      )}
      <Menu
        {...shared}
        trigger={
          <IconButton label={t('player.speed')}>
            <Gauge aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuChoices
          label={t('player.speed')}
          value={String(rate)}
          options={speeds.map((speed) => ({
            value: String(speed),
            label: speed === 1 ? t('player.speed.normal') : speedText(speed, format.number),
          }))}
          onChange={(speed) => onRate(Number(speed))}
        />
      </Menu>
      {stream.heights.length > 1 && (
        <Menu
          {...shared}
          trigger={
            <IconButton label={t('player.quality')}>
              <Settings2 aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuChoices
            label={t('player.quality')}
            value={String(stream.chosenHeight ?? 'auto')}
            options={[
              {
                value: 'auto',
                label:
                  stream.chosenHeight === null && stream.height !== null
                    ? t('player.quality.autoNow', { height: String(stream.height) })
                    : t('player.quality.auto'),
              },
              ...stream.heights.map((height) => ({ value: String(height), label: `${height}p` })),
            ]}
            onChange={(height) => stream.chooseHeight(height === 'auto' ? null : Number(height))}
          />
        </Menu>
      )}
    </>
  );
}
