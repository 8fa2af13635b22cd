// The chat of a room: what was said, newest last, and a line to say something.
import { useEffect, useRef, useState } from 'react';
import { SendHorizontal } from 'lucide-react';
import type { Room } from '@kinora/sdk';
import { useLanguage } from '#i18n/language-context.ts';
import { Avatar } from '#ui/avatar.tsx';
import { classes } from '#ui/classes.ts';
import type { EnteredRoom } from '../enter-room.ts';
import { useLogEnd } from '../use-log-end.ts';

/** Characters; the server takes as many. */
const LONGEST = 500;
export function RoomChat({ entered, room }: { entered: EnteredRoom; room: Room }) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const log = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLOListElement>(null);
  const { onScroll, goToEnd } = useLogEnd(log, lines);
  const newest = room.messages.at(-1);
  const newestId = newest?.id;
  const mine = newest?.by.id === room.you.id;
  useEffect(() => {
    if (newestId !== undefined && mine) goToEnd();
  }, [newestId, mine, goToEnd]);

  const send = async () => {
    const words = text.trim();
    if (words === '') return;
    setText('');
    const refused = await entered.say(words);
    if (refused === null) return setFault(null);
    // What was begun meanwhile stays.
    setText((begun) => (begun === '' ? words : begun));
    setFault(t(refused.code === 'room_too_fast' ? 'together.tooFast' : 'problem.other'));
  };

  if (!room.mayChat)
    return (
      <p className="grid flex-1 place-items-center px-6 text-center text-sm text-muted">
        {t('together.noChat')}
      </p>
    );
  return (
    <>
      <div
        ref={log}
        role="log"
        aria-label={t('together.chat')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, also by keys.
        tabIndex={0}
        onScroll={onScroll}
        className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 py-3 outline-offset-[-3px]"
      >
        {room.messages.length === 0 && (
          <p className="m-auto text-center text-sm text-muted">{t('together.quiet')}</p>
        )}
        <ol ref={lines} className="mt-auto flex flex-col gap-3">
          {room.messages.map((message, index) => {
            const own = message.by.id === room.you.id;
            const goesOn = room.messages[index - 1]?.by.id === message.by.id;
            return (
              <li key={message.id} className={classes('flex items-start gap-2.5', goesOn && '-mt-2')}>
                {goesOn ? (
                  <span className="w-7 shrink-0" aria-hidden="true" />
                ) : (
                  <Avatar name={message.by.avatar} className="size-7 shrink-0" />
                )}
                <div className="min-w-0">
                  <p
                    className={classes('text-page truncate text-xs text-muted', goesOn && 'sr-only')}
                    dir="auto"
                  >
                    {own ? t('together.you') : message.by.name}
                  </p>
                  <p className="text-page text-sm leading-snug wrap-anywhere" dir="auto">
                    {message.text}
                  </p>
                </div>
              </li>
            );
          })}
        </ol>
      </div>
      <form
        className="border-t border-line p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {fault !== null && (
          <p role="alert" className="mb-2 text-sm text-danger">
            {fault}
          </p>
        )}
        <div className="flex items-center gap-1.5">
          <input
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            maxLength={LONGEST}
            dir="auto"
            autoComplete="off"
            enterKeyHint="send"
            aria-label={t('together.write')}
            placeholder={t('together.write')}
            className="min-h-11 w-full min-w-0 rounded-full border border-edge bg-bg px-4 text-base text-text placeholder:text-muted focus:outline-2 focus:outline-accent-text"
          />
          <button
            type="submit"
            aria-label={t('together.send')}
            disabled={text.trim() === ''}
            className="grid size-11 shrink-0 place-items-center rounded-full bg-accent text-on-accent hover:brightness-108 disabled:bg-text/10 disabled:text-muted"
          >
            <SendHorizontal className="size-5 rtl:-scale-x-100" aria-hidden="true" />
          </button>
        </div>
      </form>
    </>
  );
}
