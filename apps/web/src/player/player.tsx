// The player: a film over the whole window with controls of our own, for pointer, touch, keyboard and screen reader.
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  ArrowLeft,
  Info,
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
import { Link } from 'react-router';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { Announcer } from './announcer.tsx';
import { BigButton } from './big-button.tsx';
import { readCaptionStyle, captionProperties, writeCaptionStyle } from './caption-style.ts';
import { CaptionStyleSheet } from './caption-style-sheet.tsx';
import { LinkNotice } from './link-notice.tsx';
import { NextCard } from './next-card.tsx';
import { PlayerFault } from './player-fault.tsx';
import { readTap, type Taps } from './read-tap.ts';
import { runCommand, seekTo, setSpeed, setVolume } from './run-command.ts';
import { SeekBar } from './seek-bar.tsx';
import { SettingsMenus } from './settings-menus.tsx';
import { commandOf, type PlayerCommand } from './shortcuts.ts';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { useFullscreen } from './use-fullscreen.ts';
import { useHeartbeat, type Heartbeat } from './use-heartbeat.ts';
import { useIdle } from './use-idle.ts';
import { useMediaState } from './use-media-state.ts';
import type { Renewal } from './recovery.ts';
import { useStream } from './use-stream.ts';
import { chosenSubtitles } from './track-choices.ts';
import { TapHint } from './tap-hint.tsx';
import { useMediaSession, type Playing } from './use-media-session.ts';
import { usePictureInPicture } from './use-picture-in-picture.ts';
import { useThumbnails } from './use-thumbnails.ts';
import { VolumeControl } from './volume-control.tsx';

/** Seconds before the end at which the next episode is offered. */
const NEAR_END = 12;

function touched(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

function placeIn(event: MouseEvent, element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return (event.clientX - left) / width;
}

export default function Player({
  url,
  expiresAt,
  renew,
  profileId,
  thumbnails: thumbnailsUrl,
  start,
  title,
  artwork,
  subtitle,
  back,
  standIn,
  next,
  onHeartbeat,
  onFull,
  onRetry,
}: {
  url: string;
  /** Milliseconds since 1970. */
  expiresAt: number | null;
  /** Asks for a fresh address. */
  renew: () => Promise<Renewal>;
  /** Whose choice of sound and subtitles it is. */
  profileId: number | null;
  thumbnails: string | null;
  /** Seconds. */
  start: number;
  title: string;
  artwork: Playing['artwork'];
  /** The episode, for example. */
  subtitle: string | null;
  back: string;
  standIn: boolean;
  next: { label: string; autoplay: boolean; onPlay: () => void } | null;
  onHeartbeat: Heartbeat;
  /** Other devices took the place of this stream. */
  onFull: () => void;
  onRetry: () => void;
}) {
  const { t, locale, format } = useLanguage();
  const [area, setArea] = useState<HTMLElement | null>(null);
  const [captions, setCaptions] = useState<HTMLDivElement | null>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const stream = useStream(video, captions, { url, expiresAt, start, renew }, profileId);
  const media = useMediaState(video);
  const thumbnails = useThumbnails(thumbnailsUrl);
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
  const [captionSheet, setCaptionSheet] = useState(false);
  const [captionStyle, setCaptionStyle] = useState(() => readCaptionStyle(localStorage));
  const [note, setNote] = useState(standIn);
  const [stays, setStays] = useState(false);
  const taps = useRef<Taps | null>(null);
  const [sought, setSought] = useState(0);
  const forgetTaps = useCallback(() => setSought(0), []);
  const { full, toggleFullscreen } = useFullscreen(area);
  const idle = useIdle(area, !media.paused && !menu && !help && !captionSheet);
  const inside = usePictureInPicture(video);
  useHeartbeat(video, onHeartbeat);
  useMediaSession(video, { title, subtitle, artwork, onNext: next?.onPlay ?? null });
  const subtitleTrack = stream.subtitles.find(({ id }) => id === stream.subtitle);

  function seek(seconds: number) {
    if (video) seekTo(video, seconds);
  }

  function tap(place: number, at: number) {
    const meaning = readTap(taps.current, place, at);
    taps.current = meaning.taps;
    if (meaning.seek === 0) return;
    run({ kind: 'seekBy', seconds: meaning.seek });
    setSought(meaning.sum);
  }

  function run(command: PlayerCommand) {
    if (!video || runCommand(video, command)) return;
    switch (command.kind) {
      case 'fullscreen':
        toggleFullscreen();
        break;
      case 'subtitles':
        stream.chooseSubtitle(
          stream.subtitle === null
            ? ((chosenSubtitles(stream.subtitles, locale) ?? stream.subtitles[0])?.id ?? null)
            : null,
        );
        break;
      case 'audio': {
        const at = stream.audios.findIndex(({ id }) => id === stream.audio);
        const other = stream.audios[(at + 1) % stream.audios.length];
        if (other && stream.audios.length > 1) stream.chooseAudio(other.id);
        break;
      }
      case 'next':
        next?.onPlay();
        break;
      case 'help':
        setHelp(!help);
        break;
      default:
    }
  }

  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      // A focused button, slider, menu or dialog keeps its own keys.
      const own =
        (event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, [role=menu]') !== null;
      const slider = event.key.startsWith('Arrow') && target?.matches('input[type=range]') === true;
      if (own || slider || target?.closest('[role=menu], dialog[open]')) return;
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const placeTaken = stream.link === 'full';
  useEffect(() => {
    if (placeTaken) onFull();
  }, [placeTaken, onFull]);
  useEffect(() => {
    if (!note) return undefined;
    const timer = setTimeout(() => setNote(false), 9_000);
    return () => clearTimeout(timer);
  }, [note]);

  const nearEnd = media.duration > 0 && media.duration - media.time < Math.min(NEAR_END, media.duration / 3);
  const offersNext = next !== null && (nearEnd || media.ended) && !stays;
  const pip = typeof document !== 'undefined' && document.pictureInPictureEnabled;
  const shown = !idle || media.paused;

  if (stream.fault) return <PlayerFault kind={stream.fault} back={back} onRetry={onRetry} />;
  return (
    <section
      ref={setArea}
      aria-label={t('player.label', { title })}
      className={classes('cinema fixed inset-0 overflow-hidden bg-black text-text', idle && 'cursor-none')}
    >
      {/* Captions come with the stream and are drawn below. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={setVideo}
        playsInline
        className="absolute inset-0 size-full touch-manipulation"
        onClick={(event) => {
          // A finger wakes the controls and seeks; the button in the middle is for pressing.
          if (!touched(event.nativeEvent)) run({ kind: 'playPause' });
          else tap(placeIn(event.nativeEvent, event.currentTarget), event.timeStamp);
        }}
        onDoubleClick={(event) => {
          if (!touched(event.nativeEvent)) toggleFullscreen();
        }}
      />
      <div
        ref={setCaptions}
        style={captionProperties(captionStyle)}
        className={classes(
          'captions pointer-events-none absolute inset-x-0 top-0 transition-[bottom] duration-300',
          shown ? 'bottom-32' : 'bottom-6',
        )}
      />
      <BigButton media={media} shown={shown} onPress={() => run({ kind: 'playPause' })} />
      <TapHint sum={sought} onDone={forgetTaps} />
      {media.waiting && (
        <div className="pointer-events-none absolute inset-0 grid place-items-center">
          <Spinner className="size-12 border-3" />
        </div>
      )}

      <div
        className={classes(
          'absolute inset-x-0 top-0 bg-gradient-to-b from-black/80 to-transparent px-gutter pt-4 pb-16 transition-opacity duration-300',
          shown ? 'opacity-100' : 'pointer-events-none opacity-0 focus-within:opacity-100',
        )}
      >
        <div className="flex items-start gap-3">
          <Link
            to={back}
            aria-label={t('player.back', { title })}
            className="-ms-2.5 inline-grid size-11 shrink-0 place-items-center rounded-full hover:bg-white/15"
          >
            <ArrowLeft className="rtl:-scale-x-100" aria-hidden="true" />
          </Link>
          <div className="min-w-0 pt-2">
            <h1 className="truncate text-lg leading-tight font-semibold" dir="auto">
              {title}
            </h1>
            {subtitle && (
              <p className="truncate text-sm text-text/80" dir="auto">
                {subtitle}
              </p>
            )}
          </div>
          {standIn && (
            <Button
              tone="quiet"
              className="ms-auto max-sm:size-11 max-sm:px-0 max-sm:[&_span]:sr-only"
              aria-expanded={note}
              icon={<Info className="size-4.5" aria-hidden="true" />}
              onClick={() => setNote(!note)}
            >
              <span>{t('player.standIn')}</span>
            </Button>
          )}
        </div>
        {note && (
          <p
            role="note"
            className="ms-auto mt-3 max-w-sm animate-arrive rounded-lg border border-line bg-raised/95 p-4 text-sm text-text"
          >
            {t('player.standInText')}
          </p>
        )}
      </div>

      {media.ended && !offersNext && (
        <div className="absolute inset-0 grid place-content-center justify-items-center gap-5 bg-black/60">
          <p className="text-2xl font-semibold">{t('player.ended')}</p>
          <Button
            tone="solid"
            large
            icon={<RotateCcw className="size-5" aria-hidden="true" />}
            onClick={() => {
              seek(0);
              run({ kind: 'playPause' });
            }}
          >
            {t('player.replay')}
          </Button>
        </div>
      )}
      {offersNext && (
        <NextCard
          label={next.label}
          autoplay={next.autoplay && media.ended}
          onPlay={next.onPlay}
          onStay={() => setStays(true)}
        />
      )}

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
          onSeek={seek}
        />
        <div dir="ltr" className="mt-1.5 flex flex-wrap items-center gap-0.5 sm:gap-1.5">
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
          <div className="ms-auto flex items-center gap-0.5 sm:gap-1.5">
            {next && (
              <IconButton label={`${t('player.next')}: ${next.label}`} onClick={next.onPlay}>
                <SkipForward aria-hidden="true" />
              </IconButton>
            )}
            <SettingsMenus
              stream={stream}
              rate={media.rate}
              container={area}
              onOpenChange={setMenu}
              onCaptionStyle={() => setCaptionSheet(true)}
              onRate={(rate) => {
                if (video) setSpeed(video, rate);
              }}
            />
            <IconButton label={t('player.shortcuts')} onClick={() => setHelp(true)} className="max-md:hidden">
              <Keyboard aria-hidden="true" />
            </IconButton>
            {pip && (
              <IconButton
                label={t('player.pip')}
                active={inside}
                onClick={() => run({ kind: 'pip' })}
                className="max-sm:hidden"
              >
                <PictureInPicture2 aria-hidden="true" />
              </IconButton>
            )}
            <IconButton
              label={t(full ? 'player.exitFullscreen' : 'player.fullscreen')}
              onClick={toggleFullscreen}
              className="-me-2.5"
            >
              {full ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
            </IconButton>
          </div>
        </div>
      </div>
      <Announcer
        video={video}
        media={media}
        subtitles={subtitleTrack ? format.language(subtitleTrack.language) : null}
      />
      <LinkNotice link={stream.link} back={back} onTakeBack={onRetry} />
      <CaptionStyleSheet
        style={captionStyle}
        open={captionSheet}
        onChange={(style) => {
          setCaptionStyle(style);
          writeCaptionStyle(localStorage, style);
        }}
        onClose={() => setCaptionSheet(false)}
      />
      <ShortcutsSheet open={help} onClose={() => setHelp(false)} />
    </section>
  );
}
