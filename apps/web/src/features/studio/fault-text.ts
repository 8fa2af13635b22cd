// What went wrong with a video or an upload, in words that say what to do.
import type { Translate } from '#i18n/create-translator.ts';
import type { MessageKey } from '#i18n/messages/en.ts';
import { problemText } from '#i18n/problem-text.ts';

/** By code of docs/errors.md; `worker_lost` is that of a job. */
export const faultKeys: Readonly<Record<string, MessageKey>> = {
  media_not_found: 'studio.fault.gone',
  media_not_video: 'studio.fault.notVideo',
  media_pointer: 'studio.fault.pointer',
  media_truncated: 'studio.fault.cutOff',
  media_no_duration: 'studio.fault.noLength',
  media_dimensions: 'studio.fault.dimensions',
  media_undecodable: 'studio.fault.damaged',
  media_no_space: 'studio.fault.noSpace',
  media_stalled: 'studio.fault.worker',
  media_worker_failed: 'studio.fault.worker',
  worker_lost: 'studio.fault.worker',
  upload_invalid: 'studio.fault.refused',
  upload_too_large: 'studio.fault.tooLarge',
  upload_no_space: 'studio.fault.noSpace',
  upload_not_found: 'studio.fault.expired',
  asset_work: 'studio.fault.changed',
  asset_not_found: 'studio.fault.changed',
  asset_removed: 'studio.fault.changed',
  episode_in_use: 'studio.form.fault.episodeInUse',
  title_in_use: 'studio.form.fault.inUse',
  title_not_found: 'studio.fault.changed',
  poster_not_found: 'studio.fault.changed',
  episode_not_found: 'studio.fault.changed',
  watch_unmatched: 'studio.fault.unmatched',
  watch_ambiguous: 'studio.fault.ambiguous',
  watch_episode: 'studio.fault.episode',
  watch_link: 'studio.fault.link',
};

export function faultText(code: string, t: Translate): string {
  const known = faultKeys[code];
  return known === undefined ? problemText({ code }, t) : t(known);
}
