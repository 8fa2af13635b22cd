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
    when: 'The stream or download of a media address has ended: it was stopped or given back, its device was signed out, or another profile was chosen there.',
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
  download_not_found: {
    kind: 'not-found',
    when: 'The account, device or profile has no download of this id; it was given back, or it expired.',
    message: (id: number) => `Cannot find download ${id}: this device and profile have none`,
  },
  download_needs_episode: {
    kind: 'invalid',
    when: 'A series is downloaded episode by episode, and no episode was named.',
    message: (titleId: number) => `Cannot download series ${titleId}: say which episode`,
  },
  download_protected: {
    kind: 'conflict',
    when: 'The video is encrypted: browsers keep no key of ClearKey or AES-128 for later, so that it can only be streamed.',
    message: (titleId: number) =>
      `Cannot download title ${titleId}: its video is encrypted and can only be streamed`,
  },
  download_not_ready: {
    kind: 'conflict',
    when: 'The video is still being prepared. Ask GET /downloads/offer until its state is `ready`, then again.',
    message: (titleId: number) => `Cannot download title ${titleId} yet: its video is still being prepared`,
  },
  download_quality_unknown: {
    kind: 'invalid',
    when: 'The video has no such quality; GET /downloads/offer names those it has.',
    message: (quality: string, known: readonly string[]) =>
      `Cannot download in quality "${quality.slice(0, 60)}": there is ${known.join(', ')}`,
    details: (_quality: string, known: readonly string[]) => ({ qualities: known }),
  },
  download_limit_reached: {
    kind: 'conflict',
    when: 'The device holds as many downloads as it may (KINORA_DOWNLOADS). `details.limit` says how many; DELETE /downloads/{id} gives one back.',
    message: (limit: number) => `Cannot download: this device holds ${limit} downloads, as many as it may`,
    details: (limit: number) => ({ limit }),
  },
  download_devices_reached: {
    kind: 'conflict',
    when: 'As many devices of the account as may hold downloads do (KINORA_DOWNLOAD_DEVICES). Remove them on one, or sign it out.',
    message: (limit: number) =>
      `Cannot download: ${limit} devices of the account hold downloads, as many as may`,
    details: (limit: number) => ({ limit }),
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
