// The foot of the player: the timeline and the buttons below it.
import { use } from 'react';
import {
  Keyboard,
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  RotateCcw,
  RotateCw,
  SkipForward,
} from 'lucide-react';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { ChapterMenu } from './chapter-menu.tsx';
import type { ChapterPart } from './chapters.ts';
import { CompanyContext } from './company.ts';
import type { Thumbnail } from './parse-thumbnails.ts';
import { seekTo, setSpeed, setVolume } from './run-command.ts';
import { SeekBar } from './seek-bar.tsx';
import { SettingsMenus } from './settings-menus.tsx';
import type { PlayerCommand } from './shortcuts.ts';
import type { MediaState } from './use-media-state.ts';
import type { Stream } from './use-shaka.ts';
import { VolumeControl } from './volume-control.tsx';

export function ControlBar({
  video,
  media,
  stream,
  thumbnails,
  chapters,
  next,
  shown,
  full,
  pip,
  container,
  run,
  onMenu,
  onCaptionStyle,
}: {
  video: HTMLVideoElement | null;
  media: MediaState;
  stream: Stream;
  thumbnails: readonly Thumbnail[];
  chapters: readonly ChapterPart[];
  /** Name of the next episode; null where there is none. */
  next: string | null;
  shown: boolean;
  full: boolean;
  /** Whether the film stands in a window of its own; null where the browser has none. */
  pip: boolean | null;
  /** Where menus are drawn. */
  container: HTMLElement | null;
  run: (command: PlayerCommand) => void;
  onMenu: (open: boolean) => void;
  onCaptionStyle: () => void;
}) {
  const { t } = useLanguage();
  const { control: company } = use(CompanyContext);
  const seek = (seconds: number) => {
    if (video) seekTo(video, seconds);
  };
  return (
    <div
      className={classes(
        'absolute inset-x-0 bottom-0 bg-gradient-to-t from-black/90 via-black/60 to-transparent px-gutter pt-20 pb-[max(1rem,env(safe-area-inset-bottom))] transition-opacity duration-300',
        shown ? 'opacity-100' : 'pointer-events-none opacity-0 focus-within:opacity-100',
      )}
    >
      <SeekBar
        time={media.time}
        duration={media.duration}
        bufferedTo={media.bufferedTo}
        thumbnails={thumbnails}
        chapters={chapters}
        onSeek={seek}
      />
      <div dir="ltr" className="mt-1.5 flex flex-wrap items-center gap-0.5 lg:gap-1.5">
        <IconButton
          label={t(media.paused ? 'player.play' : 'player.pause')}
          onClick={() => run({ kind: 'playPause' })}
          className="-ms-2.5 [&_svg]:size-7"
        >
          {media.paused ? (
            <Play fill="currentColor" aria-hidden="true" />
          ) : (
            <Pause fill="currentColor" aria-hidden="true" />
          )}
        </IconButton>
        <IconButton
          label={t('player.back10')}
          className="max-xs:hidden"
          onClick={() => run({ kind: 'seekBy', seconds: -10 })}
        >
          <RotateCcw aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t('player.forward10')}
          className="max-xs:hidden"
          onClick={() => run({ kind: 'seekBy', seconds: 10 })}
        >
          <RotateCw aria-hidden="true" />
        </IconButton>
        <VolumeControl
          volume={media.volume}
          muted={media.muted}
          onMute={() => run({ kind: 'mute' })}
          onVolume={(volume) => {
            if (video) setVolume(video, volume);
          }}
        />
        <p className="ms-2 text-sm font-medium whitespace-nowrap tabular-nums" aria-hidden="true">
          {clockTime(media.time)}
          <span className="text-text/70 max-xs:hidden"> / {clockTime(media.duration)}</span>
        </p>
        <div className="ms-auto flex items-center gap-0.5 lg:gap-1.5">
          {next && (
            <IconButton label={`${t('player.next')}: ${next}`} onClick={() => run({ kind: 'next' })}>
              <SkipForward aria-hidden="true" />
            </IconButton>
          )}
          {chapters.length > 0 && (
            <ChapterMenu
              chapters={chapters}
              time={media.time}
              container={container}
              onOpenChange={onMenu}
              onSeek={seek}
            />
          )}
          {company}
          <SettingsMenus
            stream={stream}
            rate={media.rate}
            container={container}
            onOpenChange={onMenu}
            onCaptionStyle={onCaptionStyle}
            onRate={(rate) => {
              if (video) setSpeed(video, rate);
            }}
          />
          <IconButton
            label={t('player.shortcuts')}
            onClick={() => run({ kind: 'help' })}
            className="max-lg:hidden"
          >
            <Keyboard aria-hidden="true" />
          </IconButton>
          {pip !== null && (
            <IconButton
              label={t('player.pip')}
              active={pip}
              onClick={() => run({ kind: 'pip' })}
              className="max-sm:hidden"
            >
              <PictureInPicture2 aria-hidden="true" />
            </IconButton>
          )}
          <IconButton
            label={t(full ? 'player.exitFullscreen' : 'player.fullscreen')}
            onClick={() => run({ kind: 'fullscreen' })}
            className="-me-2.5"
          >
            {full ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
          </IconButton>
        </div>
      </div>
    </div>
  );
}
