// The errors of playback.
import { defineErrors } from '#engine/api/define-errors.ts';

export const playbackErrors = defineErrors({
  played_title_not_found: {
    kind: 'not-found',
    when: 'A playback or a progress names a title or an episode that is not there, or is above the maturity limit of the profile.',
    message: (what: string) => `Cannot play ${what}: there is none`,
  },
  nothing_to_play: {
    kind: 'not-found',
    when: 'There is no video of this title, and none may stand for it.',
    message: (titleId: number) => `Cannot play title ${titleId}: there is no video of it`,
  },
  media_address_invalid: {
    kind: 'forbidden',
    when: 'A media address was not signed by this service for this video, or was changed. Start the playback again.',
    message: () => 'Cannot open the media address: its signature is wrong',
  },
  media_address_expired: {
    kind: 'forbidden',
    when: 'A media address is older than it is good for. Start the playback again to get a fresh one.',
    message: () => 'Cannot open the media address: it has expired',
  },
  media_session_ended: {
    kind: 'forbidden',
    when: 'The stream of a media address has ended: it was stopped, its device was signed out, or another profile was chosen there.',
    message: () => 'Cannot open the media address: its stream has ended',
  },
  stream_limit_reached: {
    kind: 'conflict',
    when: 'As many devices as the account may use at the same time are playing already. `details.limit` says how many; GET /streams shows them, DELETE /streams/{id} stops one.',
    message: (limit: number) =>
      limit === 1
        ? 'Cannot play: another device is playing, and the account may use one at a time'
        : `Cannot play: ${limit} devices are playing, as many as the account may use at the same time`,
    details: (limit: number) => ({ limit }),
  },
  stream_not_found: {
    kind: 'not-found',
    when: 'The account has no stream of this id; it may have ended.',
    message: (id: number) => `Cannot stop stream ${id}: there is none`,
  },
  key_request_invalid: {
    kind: 'invalid',
    when: 'A request for keys is not the JSON of a ClearKey licence request: {"kids": ["base64url"], "type": "temporary"}.',
    message: (why: string) => `Cannot read the request for keys: ${why}`,
  },
  key_not_found: {
    kind: 'not-found',
    when: 'The video is not encrypted with any of the keys that were asked for.',
    message: (asked: readonly string[]) =>
      `Cannot give the keys "${asked.join('", "').slice(0, 200)}": the video has none of these`,
  },
  media_file_not_found: {
    kind: 'not-found',
    when: 'A video has no file of this name.',
    message: (name: string) => `Cannot find the media file "${name.slice(0, 120)}"`,
  },
});
