// What happened in a room, in a sentence.
import type { Room } from '@kinora/sdk';
import { clockTime } from '#i18n/clock-time.ts';
import type { Translate } from '#i18n/create-translator.ts';
import type { Formats } from '#i18n/create-formats.ts';
import { speedText } from '#player/speeds.ts';
import type { RoomNotice } from './room-session.ts';

/** Null for what needs no words: messages of the chat are read there, and what one did oneself is seen. */
export function noticeText(
  { event, host }: RoomNotice,
  you: Room['you'],
  t: Translate,
  format: Pick<Formats, 'number'>,
): string | null {
  if (event === 'refused') return t('together.hostOnly');
  if (event === 'tooFast') return t('together.tooFast');
  switch (event.kind) {
    case 'playback': {
      if (event.by.id === you.id) return null;
      const { name } = event.by;
      if (event.change === 'seek')
        return t('together.said.seek', { name, time: clockTime(event.playback.position) });
      if (event.change === 'rate')
        return t('together.said.rate', { name, speed: speedText(event.playback.rate, format.number) });
      return t(event.change === 'play' ? 'together.said.play' : 'together.said.pause', { name });
    }
    case 'episode':
      return event.by.id === you.id ? null : t('together.said.episode', { name: event.by.name });
    case 'joined':
      return event.member.id === you.id ? null : t('together.said.joined', { name: event.member.name });
    case 'waiting':
      return event.waiting && event.member.id !== you.id
        ? t('together.said.waiting', { name: event.member.name })
        : null;
    case 'left':
      return t('together.said.left', { name: event.member.name });
    case 'control':
      if (host !== null && event.host.id !== host)
        return event.host.id === you.id
          ? t('together.said.youHost')
          : t('together.said.newHost', { name: event.host.name });
      if (event.everyoneControls) return t('together.said.everyone');
      return event.host.id === you.id
        ? t('together.said.youControl')
        : t('together.said.hostControls', { name: event.host.name });
    default:
      return null;
  }
}
