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
    when: 'The device for which a media address was made has been signed out.',
    message: () => 'Cannot open the media address: its device is signed out',
  },
  media_file_not_found: {
    kind: 'not-found',
    when: 'A video has no file of this name.',
    message: (name: string) => `Cannot find the media file "${name.slice(0, 120)}"`,
  },
});
