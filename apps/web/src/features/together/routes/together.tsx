// The door of a room: what is shown there, who is in it, the link for others, and the way in.
import { useEffect, useState } from 'react';
import { Link2Off, Play, Users } from 'lucide-react';
import { useParams } from 'react-router';
import { ok, showClock, showRoom, type Room } from '@kinora/sdk';
import { settle } from '#app/settle.ts';
import { useUnderHeader } from '#app/under-header.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { clockTime } from '#i18n/clock-time.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Picture } from '#ui/picture.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { MemberFaces } from '../components/member-faces.tsx';
import { ShareLink } from '../components/share-link.tsx';
import { overKey } from '../over-text.ts';
import { positionAt } from '../position-at.ts';
import { roomWatchPath } from '../room-path.ts';

/** Milliseconds between two looks at who is there. */
const LOOK = 4_000;

interface Seen {
  readonly room: Room;
  /** By the server's clock. */
  readonly at: number;
}

export default function Together() {
  const key = useParams()['key'] ?? '';
  const { t, format } = useLanguage();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async () => {
      const [answer, clock] = await Promise.all([settle(ok(showRoom({ key }))), settle(ok(showClock()))]);
      if (gone) return;
      if ('data' in answer) {
        setFault(null);
        setSeen({ room: answer.data, at: 'data' in clock ? clock.data.now : answer.data.playback.at });
      } else if (answer.error.status >= 400 && answer.error.status < 500) return setFault(answer.error.code);
      timer = setTimeout(() => void look(), LOOK);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [key]);
  usePageTitle(t('together.title'));
  useUnderHeader(seen && fault === null ? 'picture' : null);

  if (fault !== null)
    return (
      <EmptyState icon={<Link2Off aria-hidden="true" />} title={t(overKey(fault))}>
        {fault === 'room_above_limit' && (
          <ButtonLink tone="solid" to={`/profiles?back=/together/${key}`}>
            {t('nav.switchProfile')}
          </ButtonLink>
        )}
        <ButtonLink to="/">{t('nav.home')}</ButtonLink>
      </EmptyState>
    );
  if (seen === null)
    return (
      <div className="grid min-h-[70svh] place-content-center justify-items-center gap-5 px-gutter">
        <output className="sr-only">{t('common.loading')}</output>
        <Skeleton className="h-12 w-80 max-w-full" />
        <Skeleton className="h-52 w-96 max-w-full" />
      </div>
    );

  const { room, at } = seen;
  const { title, episode, members, playback } = room;
  const others = members.filter(({ id }) => id !== room.you.id).map(({ name }) => name);
  const position = positionAt(playback, at);
  const begun = position > 1;
  return (
    <section
      aria-labelledby="room-title"
      className="cinema relative -mt-(--header) grid min-h-svh content-center overflow-hidden bg-bg px-gutter pt-[calc(var(--header)+1.5rem)] pb-16 text-text"
    >
      <Picture
        shape="backdrop"
        art={title.art}
        title={title.title}
        eager
        className="absolute! inset-0 aspect-auto! opacity-45"
      />
      <div className="absolute inset-0 bg-gradient-to-t from-bg via-bg/70 to-bg/30" aria-hidden="true" />
      <div className="relative mx-auto grid w-full max-w-md animate-arrive gap-6">
        <header className="text-center">
          <p className="eyebrow mb-2">{t('together.title')}</p>
          <h1 id="room-title" className="text-3xl font-semibold" dir="auto">
            {title.title}
          </h1>
          {episode && (
            <p className="mt-1.5 text-text/85" dir="auto">
              {t('title.episodeNumber', { number: episode.number })} · {episode.title}
            </p>
          )}
        </header>
        <div className="grid gap-4 rounded-xl border border-line bg-surface/95 py-5 shadow-float">
          <p className="px-4 text-center" role="status">
            {others.length === 0
              ? t('together.nobody')
              : t('together.there', { names: format.list(others), count: others.length })}
            {begun && (
              <span className="mt-1 block text-sm text-muted tabular-nums">
                {t(playback.paused ? 'together.pausedAt' : 'together.playingAt', {
                  time: clockTime(position),
                })}
              </span>
            )}
          </p>
          {members.length > 0 && (
            <div className="mx-auto max-w-full">
              <MemberFaces room={room} />
            </div>
          )}
          <div className="grid px-4">
            <ButtonLink
              tone="solid"
              large
              to={roomWatchPath(room, key)}
              icon={
                begun ? (
                  <Users className="size-5" aria-hidden="true" />
                ) : (
                  <Play className="size-5" fill="currentColor" aria-hidden="true" />
                )
              }
            >
              {t(others.length > 0 ? 'together.join' : 'together.enter')}
            </ButtonLink>
          </div>
          <div className="mx-4 border-t border-line pt-4">
            <p className="mb-2.5 text-sm text-muted">{t('together.invite')}</p>
            <ShareLink roomKey={key} title={title.title} />
          </div>
        </div>
        <p className="text-center text-sm text-text/75">
          {t(room.mayChat ? 'together.privacy' : 'together.noChat')}
        </p>
      </div>
    </section>
  );
}
