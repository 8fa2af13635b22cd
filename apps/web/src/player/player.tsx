// The player: a film over the whole window with controls of our own, for pointer, touch, keyboard and screen reader; or docked in a corner.
import { use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Pause, Play, RotateCcw } from 'lucide-react';
import type { Chapter, Marker } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { Announcer } from './announcer.tsx';
import { BigButton } from './big-button.tsx';
import { readCaptionStyle, captionProperties, writeCaptionStyle } from './caption-style.ts';
import { CaptionStyleSheet } from './caption-style-sheet.tsx';
import { CompanyContext } from './company.ts';
import { chapterAt, chapterParts, chapterStep } from './chapters.ts';
import { ControlBar } from './control-bar.tsx';
import { FilmHeading } from './film-heading.tsx';
import { LinkNotice } from './link-notice.tsx';
import { MiniBar } from './mini-bar.tsx';
import { miniFrame } from './mini-frame.ts';
import { NextCard } from './next-card.tsx';
import { offerAt } from './offer-at.ts';
import { PlayerFault } from './player-fault.tsx';
import { readTap, type Taps } from './read-tap.ts';
import { runCommand, seekTo } from './run-command.ts';
import { commandOf, type PlayerCommand } from './shortcuts.ts';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { SkipButton } from './skip-button.tsx';
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

const NO_CHAPTERS: readonly Chapter[] = [];
const NO_MARKERS: readonly Marker[] = [];

/** What the keys do in the corner, where there is no room for menus and sheets. */
const worksDocked: ReadonlySet<PlayerCommand['kind']> = new Set([
  'playPause',
  'seekBy',
  'seekTo',
  'volumeBy',
  'mute',
  'speedBy',
]);

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
  chapters: told = NO_CHAPTERS,
  markers = NO_MARKERS,
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
  docked = false,
  onPlaying,
  onExpand,
  onClose,
}: {
  url: string;
  /** Milliseconds since 1970. */
  expiresAt: number | null;
  /** Asks for a fresh address. */
  renew: () => Promise<Renewal>;
  /** Whose choice of sound and subtitles it is. */
  profileId: number | null;
  thumbnails: string | null;
  chapters?: readonly Chapter[];
  markers?: readonly Marker[];
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
  /** Begins anew, at the place in seconds that it had come to; null when it had not begun. */
  onRetry: (place: number | null) => void;
  /** In the corner of another page. */
  docked?: boolean;
  /** Neither paused nor at its end. */
  onPlaying?: (playing: boolean) => void;
  /** Back from the corner to the whole window. */
  onExpand?: () => void;
  /** Away from the corner. */
  onClose?: () => void;
}) {
  const { t, locale, format } = useLanguage();
  const [area, setArea] = useState<HTMLElement | null>(null);
  const [captions, setCaptions] = useState<HTMLDivElement | null>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const company = use(CompanyContext);
  const from = company.startAt() ?? { position: start, paused: false };
  const stream = useStream(
    video,
    captions,
    { url, expiresAt, start: from.position, paused: from.paused, renew },
    profileId,
  );
  const media = useMediaState(video);
  const thumbnails = useThumbnails(thumbnailsUrl);
  const [help, setHelp] = useState(false);
  const [menu, setMenu] = useState(false);
  const [captionSheet, setCaptionSheet] = useState(false);
  const [captionStyle, setCaptionStyle] = useState(() => readCaptionStyle(localStorage));
  const [stays, setStays] = useState(false);
  const taps = useRef<Taps | null>(null);
  const [sought, setSought] = useState(0);
  const forgetTaps = useCallback(() => setSought(0), []);
  // The whole document, so that the next episode, which is another player, stays in full screen.
  const { full, toggleFullscreen } = useFullscreen(document.documentElement);
  const idle = useIdle(area, !docked && !media.paused && !menu && !help && !captionSheet);
  const inside = usePictureInPicture(video);
  useHeartbeat(video, onHeartbeat);
  useMediaSession(video, { title, subtitle, artwork, onNext: next?.onPlay ?? null });
  const chapters = useMemo(() => chapterParts(told, media.duration), [told, media.duration]);
  const chapter = chapterAt(chapters, media.time);
  const { time, duration, ended } = media;
  const offer = offerAt(markers, { time, duration, ended, hasNext: next !== null && !stays });
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
            ? ((chosenSubtitles(stream.subtitles, { language: locale, sounds: false }) ?? stream.subtitles[0])
                ?.id ?? null)
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
      case 'skip':
        if (offer?.kind === 'skip') seek(offer.marker.end);
        else if (offer) next?.onPlay();
        break;
      case 'chapterBy': {
        const start = chapterStep(chapters, video.currentTime, command.step);
        if (start !== null) seek(start);
        break;
      }
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
      // In the corner the keys belong to the page, unless the film itself has the focus.
      if (docked && !area?.contains(target)) return;
      // A focused button, slider, menu or dialog keeps its own keys.
      const own =
        (event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, [role=menu]') !== null;
      const slider = event.key.startsWith('Arrow') && target?.matches('input[type=range]') === true;
      // What is written into a field is no command.
      if (own || slider || target?.closest('[role=menu], dialog[open], input:not([type=range])')) return;
      const command = commandOf(event);
      if (!command || (docked && !worksDocked.has(command.kind))) return;
      event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [docked, area]);

  const placeTaken = stream.link === 'full';
  useEffect(() => {
    if (placeTaken) onFull();
  }, [placeTaken, onFull]);
  const { onVideo } = company;
  const shared = stream.link === 'ended' || placeTaken ? null : video;
  useEffect(() => {
    onVideo(shared);
    return () => onVideo(null);
  }, [onVideo, shared]);
  const goesOn = !media.paused && !media.ended;
  useEffect(() => {
    onPlaying?.(goesOn);
    return () => onPlaying?.(false);
  }, [goesOn, onPlaying]);

  const offersNext = next !== null && offer?.kind === 'next';
  const shown = !docked && (!idle || media.paused);
  const notice =
    stream.fault !== null
      ? t('player.failed')
      : stream.link === 'ended'
        ? t('player.stopped')
        : docked && offersNext && media.ended
          ? t('player.mini.next', { episode: next.label })
          : null;

  const retry = () => onRetry(video !== null && video.currentTime > 0 ? video.currentTime : null);
  if (stream.fault && !docked) return <PlayerFault kind={stream.fault} back={back} onRetry={retry} />;
  return (
    <section
      ref={setArea}
      aria-label={t(docked ? 'player.mini' : 'player.label', { title })}
      className={
        docked
          ? miniFrame
          : classes(
              'cinema stage fixed overflow-hidden bg-black text-text',
              company.frame,
              idle && 'cursor-none',
            )
      }
    >
      <div
        className={
          docked ? 'relative aspect-video shrink-0 overflow-hidden bg-black max-md:w-29' : 'absolute inset-0'
        }
      >
        {/* Captions come with the stream and are drawn below. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
        <video
          ref={setVideo}
          playsInline
          className={classes('absolute inset-0 size-full touch-manipulation', docked && 'cursor-pointer')}
          onClick={(event) => {
            if (docked) onExpand?.();
            // A finger wakes the controls and seeks; the button in the middle is for pressing.
            else if (!touched(event.nativeEvent)) run({ kind: 'playPause' });
            else tap(placeIn(event.nativeEvent, event.currentTarget), event.timeStamp);
          }}
          onDoubleClick={(event) => {
            if (!docked && !touched(event.nativeEvent)) toggleFullscreen();
          }}
        />
        <div
          ref={setCaptions}
          style={captionProperties(captionStyle)}
          className={classes(
            'captions pointer-events-none absolute inset-x-0 top-0 transition-[bottom] duration-300',
            docked ? 'bottom-2 max-md:hidden' : shown ? 'bottom-32' : 'bottom-6',
          )}
        />
        {media.waiting && (
          <div className="pointer-events-none absolute inset-0 grid place-items-center">
            <Spinner className={docked ? 'size-7 border-2' : 'size-12 border-3'} />
          </div>
        )}
        {docked && (
          <div aria-hidden="true" dir="ltr" className="absolute inset-x-0 bottom-0 h-1 bg-black/50">
            <div
              className="h-full bg-accent"
              style={{ width: `${duration > 0 ? (time / duration) * 100 : 0}%` }}
            />
          </div>
        )}
      </div>
      {docked && (
        <MiniBar
          title={title}
          text={notice ?? subtitle}
          onExpand={() => (offersNext && media.ended ? next.onPlay() : onExpand?.())}
          onClose={() => onClose?.()}
          action={
            notice === null && (
              <IconButton
                label={t(media.paused ? 'player.play' : 'player.pause')}
                onClick={() => run({ kind: 'playPause' })}
              >
                {media.paused ? (
                  <Play fill="currentColor" aria-hidden="true" />
                ) : (
                  <Pause fill="currentColor" aria-hidden="true" />
                )}
              </IconButton>
            )
          }
        />
      )}
      {!docked && (
        <>
          <BigButton media={media} shown={shown} onPress={() => run({ kind: 'playPause' })} />
          <TapHint sum={sought} onDone={forgetTaps} />
          <FilmHeading title={title} subtitle={subtitle} back={back} standIn={standIn} shown={shown} />
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
              autoplay={next.autoplay && offer.counts && (media.ended || !media.paused)}
              onPlay={next.onPlay}
              onStay={() => setStays(true)}
            />
          )}
          {offer?.kind === 'skip' && (
            <SkipButton kind={offer.marker.kind} raised={shown} onSkip={() => run({ kind: 'skip' })} />
          )}
          <ControlBar
            video={video}
            media={media}
            stream={stream}
            thumbnails={thumbnails}
            chapters={chapters}
            next={next?.label ?? null}
            shown={shown}
            full={full}
            pip={document.pictureInPictureEnabled ? inside : null}
            container={area}
            run={run}
            onMenu={setMenu}
            onCaptionStyle={() => setCaptionSheet(true)}
          />
          <LinkNotice link={stream.link} back={back} onTakeBack={retry} />
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
        </>
      )}
      <Announcer
        video={video}
        media={media}
        subtitles={subtitleTrack ? format.language(subtitleTrack.language) : null}
        chapter={chapter && (chapter.title ?? t('player.chapter', { number: chapter.number }))}
        offer={!docked && offer?.kind === 'skip' ? t(`player.skip.${offer.marker.kind}`) : null}
        docked={docked}
      />
    </section>
  );
}
