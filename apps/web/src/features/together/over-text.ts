// Why a room is closed to somebody, as a key of the messages.
import type { MessageKey } from '#i18n/messages/en.ts';

const keys: Readonly<Record<string, MessageKey>> = {
  ended: 'together.over.ended',
  left: 'together.over.left',
  room_not_found: 'together.over.notFound',
  room_above_limit: 'together.over.aboveLimit',
  room_full: 'together.over.full',
  sign_in_required: 'problem.sign_in_required',
  profile_required: 'problem.profile_required',
};

/** `why` is a code of docs/errors.md, `ended` or `left`. */
export function overKey(why: string): MessageKey {
  return keys[why] ?? 'problem.other';
}
