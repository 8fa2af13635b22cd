// Audio, subtitles, speed and quality, each in a menu of its own.
import { AudioLines, Captions, Gauge, Settings2, Type } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '#ui/menu.tsx';
import { audioNames } from './audio-track.ts';
import { speeds, speedText } from './speeds.ts';
import type { Stream } from './use-shaka.ts';

export function SettingsMenus({
  stream,
  rate,
  onRate,
  container,
  onOpenChange,
  onCaptionStyle,
}: {
  stream: Stream;
  rate: number;
  onRate: (rate: number) => void;
  container: HTMLElement | null;
  onOpenChange: (open: boolean) => void;
  onCaptionStyle: () => void;
}) {
  const { t, format } = useLanguage();
  const shared = { container, side: 'top', align: 'end', onOpenChange, className: 'min-w-52' } as const;
  const audioLabels = audioNames(stream.audios, t, format.language);
  return (
    <>
      {stream.audios.length > 1 && (
        <Menu
          {...shared}
          trigger={
            <IconButton label={t('player.audio')}>
              <AudioLines aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuChoices
            label={t('player.audio')}
            value={stream.audio ?? ''}
            options={stream.audios.map(({ id }, index) => ({ value: id, label: audioLabels[index] ?? id }))}
            onChange={(id) => stream.chooseAudio(id)}
          />
        </Menu>
      )}
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
              ...stream.subtitles.map(({ id, language, label, sounds }) => {
                const name =
                  language === 'und' ? (label ?? t('player.audio.unknown')) : format.language(language);
                return { value: String(id), label: sounds ? t('player.subtitles.sounds', { name }) : name };
              }),
            ]}
            onChange={(id) => stream.chooseSubtitle(id === 'off' ? null : Number(id))}
          />
          <MenuSeparator />
          <MenuItem icon={<Type aria-hidden="true" />} onSelect={onCaptionStyle}>
            {t('player.captions')}
          </MenuItem>
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
