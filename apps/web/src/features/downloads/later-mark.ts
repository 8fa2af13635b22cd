// Whether a viewer stopped later on this device or elsewhere: the place to go on from, shared both ways.
import type { HeldDownload } from '@kinora/sdk';
import type { DownloadRecord } from './download-record.ts';

type Mark = DownloadRecord['mark'];

/** `place` is what the service knows: null when it was never watched, or that was forgotten. */
export function laterMark(mark: Mark, place: HeldDownload['place']): Mark {
  if (place === null) return mark?.told === true ? null : mark;
  // What the service was told of here is in its word already.
  const newer = mark === null || mark.told || place.updatedAt >= mark.at;
  return newer ? { position: place.position, at: place.updatedAt, told: true } : mark;
}
