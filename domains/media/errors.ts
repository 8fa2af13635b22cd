// The errors of media: what can be wrong with a file, and what can go wrong while working on it.
import { defineErrors } from '#engine/api/define-errors.ts';

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(3)} GB`;

/** Errors of kind `invalid` are faults of the file: the same file fails again, so they are not retried. */
export const mediaErrors = defineErrors({
  media_not_found: {
    kind: 'invalid',
    when: 'There is no readable file at this path.',
    message: (file: string) => `Cannot read the file "${file}": there is none, or it may not be read`,
  },
  media_not_video: {
    kind: 'invalid',
    when: 'The file is not a video in a container that is accepted (MP4, Matroska, WebM, AVI, MPEG and others).',
    message: (file: string, why: string) => `Cannot use "${file}" as a video: ${why}`,
  },
  media_pointer: {
    kind: 'invalid',
    when: 'The file is a playlist or another file that only points to others. Bring the video itself.',
    message: (file: string) => `Cannot use "${file}" as a video: it only points to other files`,
  },
  media_truncated: {
    kind: 'invalid',
    when: 'The file ends before its video does: the copy or download was cut off.',
    message: (file: string, why: string) => `Cannot use "${file}": it is cut off (${why})`,
  },
  media_changed: {
    kind: 'invalid',
    when: 'The file was replaced or written to while the work on it went on. Bring it again, once it stays as it is.',
    message: (file: string) => `Cannot go on with "${file}": it is not the file that was brought any more`,
  },
  media_no_duration: {
    kind: 'invalid',
    when: 'The file holds no picture that lasts any time.',
    message: (file: string) => `Cannot use "${file}": its video has no length`,
  },
  media_dimensions: {
    kind: 'invalid',
    when: 'The picture is smaller than 16 or larger than 8192 pixels on a side, or its pixels are of an absurd shape.',
    message: (file: string, width: number, height: number) =>
      `Cannot use "${file}": its picture is ${width}x${height}; sides go from 16 to 8192 pixels`,
  },
  media_undecodable: {
    kind: 'invalid',
    when: 'The container is read, but the video inside it is damaged or of an unknown codec.',
    message: (file: string, codec: string) => `Cannot decode the ${codec} video in "${file}"`,
  },
  codec_unencryptable: {
    kind: 'invalid',
    when: 'AV1 was wished for a video whose samples are to be encrypted by `clearkey`, which is written for H.264 alone. Wish h264, or aes-128.',
    message: (codec: string, encryption: string) =>
      `Cannot encrypt "${codec}" by "${encryption}": samples are encrypted as H.264 alone; choose h264, or aes-128`,
  },
  media_no_space: {
    kind: 'unavailable',
    when: 'The disk is full.',
    message: (folder: string) => `Cannot write to "${folder}": the disk is full`,
  },
  asset_not_found: {
    kind: 'not-found',
    when: 'No video has this id.',
    message: (id: number) => `Cannot find video ${id}`,
  },
  asset_not_ready: {
    kind: 'conflict',
    when: 'The work on this video is not done yet. Wait until it is complete.',
    message: (id: number) => `Cannot change video ${id}: the work on it is not done`,
  },
  media_file_missing: {
    kind: 'unavailable',
    when: 'A packaged file vanished before its playlist was written. The work is tried again.',
    message: (id: number, name: string) => `Cannot publish video ${id}: its file ${name} is gone`,
  },
  asset_removed: {
    kind: 'conflict',
    when: 'The video was removed. Restore it first, while it can be restored.',
    message: (step: string, id: number) => `Cannot ${step} the work on video ${id}: it was removed`,
  },
  asset_work: {
    kind: 'conflict',
    when: 'The work on a video is in no state for this: only what waits or runs is paused, only what is paused is resumed, only what failed or was cancelled is retried.',
    message: (step: string, id: number, state: string) =>
      `Cannot ${step} the work on video ${id}: it is ${state}`,
  },
  watch_unmatched: {
    kind: 'invalid',
    when: 'No title of the catalogue has the name of a file in the watched folder. Rename the file to "Title (Year).mp4", or add the title.',
    message: (file: string, name: string) => `Cannot match "${file}": the catalogue has no title "${name}"`,
  },
  watch_ambiguous: {
    kind: 'invalid',
    when: 'Several titles have the name of a file in the watched folder. Add the year: "Title (Year).mp4".',
    message: (file: string, name: string) => `Cannot match "${file}": several titles are called "${name}"`,
  },
  watch_episode: {
    kind: 'invalid',
    when: 'The name of a file in the watched folder tells no episode that the series has, or an episode of a film. Episodes are named "Series - S01E02.mp4".',
    message: (file: string) => `Cannot match "${file}": it names no episode of its title`,
  },
  watch_link: {
    kind: 'invalid',
    when: 'Something in the watched folder is a link or no plain file. It is left alone.',
    message: (file: string) => `Cannot take "${file}": it is a link, or no plain file`,
  },
  watch_unreadable: {
    kind: 'invalid',
    when: 'Something in the watched folder may not be read by the server, or has a name that is not UTF-8. Change its rights, or rename it.',
    message: (file: string) => `Cannot take "${file}": it may not be read, or its name is not UTF-8`,
  },
  upload_invalid: {
    kind: 'invalid',
    when: 'What is said of a file before it is sent does not do: no such episode, no size, or a header that tus 1.0 does not know.',
    message: (why: string) => `Cannot take the upload: ${why}`,
  },
  upload_too_large: {
    kind: 'too-large',
    when: 'The file is larger than KINORA_UPLOAD_GB allows.',
    message: (bytes: number, most: number) =>
      `Cannot take a file of ${gigabytes(bytes)}: the limit is ${gigabytes(most)}`,
  },
  upload_overlong: {
    kind: 'too-large',
    when: 'More was sent of an upload than the size that was told for it.',
    message: () => 'Cannot take the upload: more was sent than its size',
  },
  upload_no_space: {
    kind: 'unavailable',
    when: 'The disk has no room for the file beside the uploads that were begun.',
    message: (bytes: number, free: number) =>
      `Cannot take a file of ${gigabytes(bytes)}: ${gigabytes(Math.max(0, free))} are free`,
  },
  upload_not_found: {
    kind: 'not-found',
    when: 'There is no such upload of yours: it was never begun, is done with, was refused, or was not completed within 48 hours.',
    message: (id: string) => `Cannot find the upload "${id.slice(0, 40)}"`,
  },
  upload_offset: {
    kind: 'conflict',
    when: 'The piece does not begin where the last one ended. Ask with HEAD where to go on.',
    message: () => 'Cannot take this piece: it does not begin where the last one ended',
  },
  upload_unwritten: {
    kind: 'unavailable',
    when: 'A piece of an upload could not be written. Ask with HEAD where to go on.',
    message: () => 'Cannot write what was sent',
  },
  poster_not_found: {
    kind: 'not-found',
    when: 'The video has no such picture. `posters` of the video names those that were found in it.',
    message: (id: number, poster: string) => `Cannot find the picture "${poster}" of video ${id}`,
  },
  marks_invalid: {
    kind: 'invalid',
    when: 'Chapters or markers do not do: they overlap, run backwards, lie outside of the film, or are too many. `details.path` says which field.',
    message: (why: string, _path: string) => why,
    details: (_why: string, path: string) => ({ path }),
  },
  subtitles_unreadable: {
    kind: 'invalid',
    when: 'The file is neither SRT, WebVTT, ASS nor SCC, or holds no line with times and text.',
    message: (why: string) => why,
  },
  language_unknown: {
    kind: 'invalid',
    when: 'A language is not a BCP 47 tag such as "en", "fr-CA" or "zh-Hant".',
    message: (tag: string) =>
      `Cannot use "${tag.slice(0, 40)}" as a language: it is no tag such as "en" or "fr-CA"`,
  },
  media_cancelled: {
    kind: 'conflict',
    when: 'The work on a video was cancelled.',
    message: (what: string) => `Cancelled: ${what}`,
  },
  media_stalled: {
    kind: 'unavailable',
    when: 'The transcoder made no progress for a long time and was stopped.',
    message: (what: string, seconds: number) => `Stopped: ${what} made no progress for ${seconds} s`,
  },
  media_worker_failed: {
    kind: 'unavailable',
    when: 'The transcoder stopped unexpectedly. The work is tried again.',
    message: (what: string, why: string) => `Cannot finish ${what}: the transcoder stopped (${why})`,
  },
});
