// The player: a film over the whole window with controls of our own, for pointer, touch, keyboard and screen reader; or docked in a corner.
import { use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Pause, Play } from 'lucide-react';
import type { Chapter, Marker } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { Announcer } from './announcer.tsx';
import { BigButton } from './big-button.tsx';
import { readCaptionStyle, captionProperties, writeCaptionStyle } from './caption-style.ts';
import { CaptionStyleSheet } from './caption-style-sheet.tsx';
import { CompanyContext } from './company.ts';
import { chapterAt, chapterParts, chapterStep } from './chapters.ts';
import { ControlBar } from './control-bar.tsx';
import { Ending } from './ending.tsx';
import { FilmHeading } from './film-heading.tsx';
import { LinkNotice } from './link-notice.tsx';
import { MiniBar } from './mini-bar.tsx';
import { miniFrame } from './mini-frame.ts';
import { MiniNext } from './mini-next.tsx';
import { NextCard } from './next-card.tsx';
import { offerAt } from './offer-at.ts';
import type { Thumbnail } from './parse-thumbnails.ts';
import { PlayerFault } from './player-fault.tsx';
import { readTap, type Taps } from './read-tap.ts';
import { runCommand, seekTo } from './run-command.ts';
import type { PlayerCommand } from './shortcuts.ts';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { SkipButton } from './skip-button.tsx';
import { useFullscreen } from './use-fullscreen.ts';
import { useHeartbeat, type Heartbeat } from './use-heartbeat.ts';
import { useIdle } from './use-idle.ts';
import { useMediaState } from './use-media-state.ts';
import { useNextCount } from './use-next-count.ts';
import { usePlayerKeys } from './use-player-keys.ts';
import type { Renewal } from './recovery.ts';
import { useStream } from './use-stream.ts';
import { chosenSubtitles } from './track-choices.ts';
import { TapHint } from './tap-hint.tsx';
import { useMediaSession, type Playing } from './use-media-session.ts';
import { usePictureInPicture } from './use-picture-in-picture.ts';

const NO_CHAPTERS: readonly Chapter[] = [];
const NO_MARKERS: readonly Marker[] = [];

function touched(event: MouseEvent): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

function placeIn(event: MouseEvent, element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return (event.clientX - left) / width;
}

const NO_THUMBNAILS: readonly Thumbnail[] = [];

export interface PlayerProps {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null;
  /** Asks for a fresh address. */
  readonly renew: () => Promise<Renewal>;
  /** Whose choice of sound and subtitles it is. */
  readonly profileId: number | null;
  /** Along the seek bar; none while they are not there. */
  readonly thumbnails?: readonly Thumbnail[];
  readonly chapters?: readonly Chapter[];
  readonly markers?: readonly Marker[];
  /** Seconds. */
  readonly start: number;
  readonly title: string;
  readonly artwork: Playing['artwork'];
  /** The episode, for example. */
  readonly subtitle: string | null;
  readonly back: string;
  readonly standIn: boolean;
  /** It plays from this device. */
  readonly stored?: boolean;
  readonly next: { label: string; autoplay: boolean; onPlay: () => void } | null;
  readonly onHeartbeat: Heartbeat;
  /** Other devices took the place of this stream. */
  readonly onFull: () => void;
  /** Begins anew, at the place in seconds that it had come to; null when it had not begun. */
  readonly onRetry: (place: number | null) => void;
  /** In the corner of another page. */
  readonly docked?: boolean;
  /** Neither paused nor at its end. */
  readonly onPlaying?: (playing: boolean) => void;
  /** Back from the corner to the whole window. */
  readonly onExpand?: () => void;
  /** Away from the corner. */
  readonly onClose?: () => void;
}

export default function Player({
  url,
  expiresAt,
  renew,
  profileId,
  thumbnails = NO_THUMBNAILS,
  chapters: told = NO_CHAPTERS,
  markers = NO_MARKERS,
  start,
  title,
  artwork,
  subtitle,
  back,
  standIn,
  stored = false,
  next,
  onHeartbeat,
  onFull,
  onRetry,
  docked = false,
  onPlaying,
  onExpand,
  onClose,
}: PlayerProps) {
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

  usePlayerKeys(area, docked, run);

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

  const upNext = next !== null && offer?.kind === 'next' ? next : null;
  const counts =
    upNext?.autoplay === true && offer?.kind === 'next' && offer.counts && (ended || !media.paused);
  const left = useNextCount(upNext !== null, counts, upNext?.onPlay ?? null);
  const shown = !docked && (!idle || media.paused);
  const notice =
    stream.fault !== null ? t('player.failed') : stream.link === 'ended' ? t('player.stopped') : null;

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
          onExpand={() => onExpand?.()}
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
      {docked && upNext !== null && (
        <MiniNext
          label={upNext.label}
          left={counts ? left : null}
          onPlay={upNext.onPlay}
          onStay={() => setStays(true)}
        />
      )}
      {!docked && (
        <>
          <BigButton media={media} shown={shown} onPress={() => run({ kind: 'playPause' })} />
          <TapHint sum={sought} onDone={forgetTaps} />
          <FilmHeading
            title={title}
            subtitle={subtitle}
            back={back}
            standIn={standIn}
            stored={stored}
            shown={shown}
          />
          {media.ended && upNext === null && (
            <Ending
              onReplay={() => {
                seek(0);
                run({ kind: 'playPause' });
              }}
            />
          )}
          {upNext !== null && (
            <NextCard
              label={upNext.label}
              left={counts ? left : null}
              onPlay={upNext.onPlay}
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
        skip={!docked && offer?.kind === 'skip' ? t(`player.skip.${offer.marker.kind}`) : null}
        next={upNext?.label ?? null}
        docked={docked}
      />
    </section>
  );
}
