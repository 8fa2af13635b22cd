// Says when too little of a file could be decoded to call it encoded.
import { mediaErrors } from '#domains/media/errors.ts';
import type { EncodeTask } from '#domains/media/ports.ts';

/** `frames` came out at the ladder's rate. Throws media_undecodable for none, media_truncated for less than half. */
export function checkLength(task: Pick<EncodeTask, 'file' | 'facts' | 'frameRate'>, frames: number): void {
  const { file, facts, frameRate } = task;
  if (frames === 0) throw mediaErrors.media_undecodable(file, facts.video.codec);
  const seconds = (frames * frameRate.den) / frameRate.num;
  if (seconds >= facts.durationSeconds * 0.5 - 2) return;
  throw mediaErrors.media_truncated(
    file,
    `of ${facts.durationSeconds.toFixed(1)} s only ${seconds.toFixed(1)} s can be decoded`,
  );
}
